#pragma once
/// An open file of the operating system that closes itself.

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

namespace savan::output {

class FileDescriptor {
public:
    /// As open(2); get() is negative when that failed, and errno says why.
    FileDescriptor(const std::filesystem::path& path, int flags, mode_t mode = 0) noexcept
        : descriptor_(open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    ~FileDescriptor() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    int get() const noexcept { return descriptor_; }

private:
    int descriptor_;
};

}  // namespace savan::output
