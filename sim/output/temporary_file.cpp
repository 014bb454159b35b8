#include "sim/output/temporary_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

namespace savan::output {

namespace fs = std::filesystem;

namespace {

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// A link is followed, so that what it points to is replaced and not the link.
fs::path followed(const fs::path& path) {
    std::error_code error;
    const fs::path target = fs::is_symlink(path, error) ? fs::weakly_canonical(path, error) : path;
    return error ? path : target;
}

bool means_full(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

}  // namespace

OutputError not_written(const fs::path& file, int error) {
    if (means_full(error))
        return {Fault::disk_full, file, "cannot be written", std::strerror(error),
                "Free some space or choose another folder."};
    return {Fault::unwritable, file, "cannot be written", std::strerror(error),
            "Choose a folder that you may write to."};
}

TemporaryFile::TemporaryFile(const fs::path& final_path, bool force)
    : final_(followed(final_path)), force_(force) {
    std::error_code error;
    const fs::file_status status = fs::status(final_, error);
    if (fs::is_directory(status))
        throw OutputError(Fault::unwritable, final_, "is a folder", "the results go into one file",
                          "Name a file in it, for example " + (final_ / "results.h5").string() + ".");
    if (fs::exists(status) && !fs::is_regular_file(status))
        throw OutputError(Fault::unwritable, final_, "is not a plain file",
                          "results are renamed into place, which would replace the device or pipe",
                          "Name another file.");
    if (!force_) refuse_existing();
    const fs::path folder = folder_of(final_);
    if (!fs::is_directory(folder, error))
        throw OutputError(Fault::unwritable, final_, "cannot be created",
                          fs::exists(folder, error) ? folder.string() + " is not a folder"
                                                    : "there is no folder " + folder.string(),
                          "Create the folder first or choose another one.");
    for (int attempt = 0;; ++attempt) {
        temporary_ = final_;
        temporary_ += ".partial-" + std::to_string(getpid()) + "-" + std::to_string(attempt);
        file_ = std::make_unique<FileDescriptor>(temporary_, O_CREAT | O_EXCL | O_RDWR, 0666);
        if (file_->get() >= 0) return;
        if (errno != EEXIST) throw not_written(final_, errno);
    }
}

void TemporaryFile::refuse_existing() const {
    std::error_code error;
    if (fs::exists(final_, error))
        throw OutputError(Fault::exists, final_, "exists already", "results are not overwritten unasked",
                          "Choose another name or give --force.");
}

void TemporaryFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_->get(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw not_written(final_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TemporaryFile::commit() {
    if (fsync(file_->get()) != 0) throw not_written(final_, errno);
    if (!force_) {
        // Not every file system can refuse to replace; those answer EINVAL and are asked beforehand.
        if (renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, final_.c_str(), RENAME_NOREPLACE) == 0)
            committed_ = true;
        else if (errno != EINVAL && errno != EEXIST)
            throw not_written(final_, errno);
        else
            refuse_existing();
    }
    if (!committed_ && std::rename(temporary_.c_str(), final_.c_str()) != 0) throw not_written(final_, errno);
    committed_ = true;
    // The results are in place; a folder that cannot be flushed (some network file systems) is no failure.
    if (FileDescriptor folder(folder_of(final_), O_RDONLY | O_DIRECTORY); folder.get() >= 0)
        fsync(folder.get());
}

void TemporaryFile::discard() noexcept {
    std::error_code error;
    if (!committed_) fs::remove(temporary_, error);
}

}  // namespace savan::output
