#pragma once
/// An HDF5 file in the making: under a temporary name until it is closed, sealed and flushed to disk.

#include <system_error>

#include "sim/output/hdf5_sink.hpp"
#include "sim/output/temporary_file.hpp"

namespace savan::output {

class SealedFile {
public:
    /// As TemporaryFile. Throws OutputError.
    SealedFile(const std::filesystem::path& final_path, bool force) : temporary_(final_path, force) {}
    ~SealedFile();

    /// Runs `work` on the file; whatever goes wrong ends the file and is thrown in words (OutputError), save
    /// what has nothing to do with files. `close_all` closes whatever the caller has open in it: the library
    /// takes that away with the file.
    template <class Work, class CloseAll>
    void guarded(Work&& work, CloseAll&& close_all);

    /// Creates the file, still empty. Within guarded().
    void create();
    hid_t id() const noexcept { return file_; }
    /// Closes, seals, flushes and renames; the file must hold the seal's group (layout.hpp), and everything
    /// else that was opened in it must be closed. Within guarded().
    void finish();

    const std::filesystem::path& temporary_path() const noexcept { return temporary_.path(); }
    const std::filesystem::path& final_path() const noexcept { return temporary_.final_path(); }

private:
    void require_written() const;
    void abandon() noexcept;

    TemporaryFile temporary_;
    hdf5::Sink sink_;
    hdf5::Handle file_;
    bool ended_ = false;
};

template <class Work, class CloseAll>
void SealedFile::guarded(Work&& work, CloseAll&& close_all) {
    const hdf5::Silence silence;
    if (ended_) throw std::logic_error("the file is finished or was given up");
    try {
        work();
        require_written();
    } catch (const hdf5::Failure& failure) {
        close_all();
        abandon();
        throw OutputError(Fault::unwritable, final_path(), "cannot be written", failure.what(),
                          "Check the disk and try another folder.");
    } catch (const std::system_error& failure) {
        close_all();
        abandon();
        throw not_written(final_path(), failure.code().value());
    } catch (...) {
        close_all();
        abandon();
        throw;
    }
}

}  // namespace savan::output
