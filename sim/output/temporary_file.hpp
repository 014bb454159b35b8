#pragma once
/// A file that takes its name only when it is whole.

#include <filesystem>
#include <memory>
#include <string_view>

#include "sim/output/file_descriptor.hpp"
#include "sim/output/output_error.hpp"

namespace savan::output {

/// Words for a system error (errno) met while writing `file`.
OutputError not_written(const std::filesystem::path& file, int error);

class TemporaryFile {
public:
    /// Creates an empty file beside `final_path`. Throws OutputError when that is a folder or not a plain
    /// file, when it exists and `force` is not given, or when its folder is missing or cannot be written.
    TemporaryFile(const std::filesystem::path& final_path, bool force);

    /// Open for reading and writing, empty at first.
    int descriptor() const noexcept { return file_->get(); }
    const std::filesystem::path& path() const noexcept { return temporary_; }
    const std::filesystem::path& final_path() const noexcept { return final_; }

    /// Adds bytes at the end. Throws OutputError.
    void write(std::string_view bytes);

    /// Flushes the file to disk, gives it its final name and flushes the folder. Throws OutputError.
    void commit();

    /// Removes the file unless it was committed.
    void discard() noexcept;
    ~TemporaryFile() { discard(); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

private:
    void refuse_existing() const;

    std::filesystem::path final_, temporary_;
    std::unique_ptr<FileDescriptor> file_;
    bool force_, committed_ = false;
};

}  // namespace savan::output
