#include "analysis/sweep/part_lock.hpp"

#include <fcntl.h>

#include <cerrno>

#include "sim/output/temporary_file.hpp"

namespace savan::sweep {

namespace {

struct flock byte_of(std::uint64_t part, short kind) {
    struct flock range {};
    range.l_type = kind;
    range.l_whence = SEEK_SET;
    range.l_start = static_cast<off_t>(part);
    range.l_len = 1;
    return range;
}

}  // namespace

PartLock::~PartLock() {
    if (locks_) locks_->set(part_, F_UNLCK);
}

PartLocks::PartLocks(const std::filesystem::path& file) : file_(file, O_RDWR | O_CREAT, 0666) {
    if (file_.get() < 0) throw output::not_written(file, errno);
}

bool PartLocks::set(std::uint64_t part, short kind) const {
    struct flock range = byte_of(part, kind);
    // A lock of the open file, not of the process: it is not lost when another part of the program closes
    // the same file, and two objects of one process exclude each other.
    if (fcntl(file_.get(), F_OFD_SETLK, &range) == 0) return true;
    if (errno == EAGAIN || errno == EACCES) return false;
    work_ = false;
    return true;
}

std::optional<PartLock> PartLocks::try_lock(std::uint64_t part) const {
    if (!set(part, F_WRLCK)) return std::nullopt;
    return PartLock(this, part);
}

bool PartLocks::is_locked(std::uint64_t part) const {
    struct flock range = byte_of(part, F_WRLCK);
    return fcntl(file_.get(), F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK;
}

}  // namespace savan::sweep
