#include "sim/output/sealed_file.hpp"

#include "sim/output/seal.hpp"

namespace savan::output {

SealedFile::~SealedFile() {
    const hdf5::Silence silence;
    abandon();
}

void SealedFile::create() {
    sink_.descriptor = temporary_.descriptor();
    file_ = hdf5::create_file(sink_);
}

void SealedFile::finish() {
    hdf5::checked(H5Fflush(file_, H5F_SCOPE_GLOBAL), "writing out the file");
    file_.close("closing the file");
    require_written();
    write_seal(temporary_.descriptor());
    temporary_.commit();
    ended_ = true;
}

void SealedFile::require_written() const {
    if (sink_.error != 0) throw std::system_error(sink_.error, std::generic_category());
}

void SealedFile::abandon() noexcept {
    ended_ = true;
    file_ = {};
    temporary_.discard();
}

}  // namespace savan::output
