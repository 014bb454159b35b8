#include "sim/output/sealed_reading.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "sim/output/file_descriptor.hpp"
#include "sim/output/schema.hpp"
#include "sim/output/seal.hpp"

namespace savan::output {

namespace fs = std::filesystem;
using hdf5::checked;
using hdf5::Handle;

namespace {

constexpr const char* run_again = "Copy it again from where it came from, or repeat the run.";

Handle open_file(const fs::path& path) {
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "making file properties");
    checked(H5Pset_file_locking(access, false, true), "making file properties");
    return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access), H5Fclose, "opening"};
}

/// Refuses a layout this program does not know.
void require_schema(hid_t file, const fs::path& path) {
    if (!hdf5::has_attribute(file, "schema_version"))
        throw OutputError(Fault::foreign, path, "was not written by savan",
                          "it is an HDF5 file without the attribute schema_version",
                          "Give a file made by savan run.");
    const std::int64_t version = hdf5::read_integer_attribute(file, "schema_version");
    if (version > schema_version)
        throw OutputError(
            Fault::newer, path, "was written by a newer savan",
            fmt::format("its layout is version {}, this program knows up to {}", version, schema_version),
            "Update savan.");
    if (version < plain_schema_version)
        throw OutputError(Fault::older, path, "was written by an older savan",
                          fmt::format("its layout is version {}, this program reads versions from {}",
                                      version, plain_schema_version),
                          "Repeat the run with this program.");
}

void require_content(hid_t file, const fs::path& path, Content content) {
    const std::string found =
        hdf5::has_attribute(file, "content") ? hdf5::read_text_attribute(file, "content") : "";
    const Content held = found.empty()      ? Content::results
                         : found == "sweep" ? Content::sweep
                                            : Content::arrays;
    if (held == content) return;
    const std::string what = held == Content::results ? "the monthly counts of one run"
                             : held == Content::sweep ? "outcomes of many parameter points"
                                                      : "what savan " + found + " found";
    if (content == Content::results)
        throw OutputError(Fault::foreign, path,
                          held == Content::sweep ? "is the result of a sweep" : "is not the result of a run",
                          fmt::format("it holds {}, not the monthly counts of one run", what),
                          "Give a file made by savan run.");
    if (content == Content::sweep)
        throw OutputError(Fault::foreign, path, "is not the result of a sweep",
                          fmt::format("it holds {}", what), "Give a file made by savan sweep merge.");
    throw OutputError(Fault::foreign, path, "is not the file that is wanted here",
                      fmt::format("it holds {}", what), "Give the file that the help of this option names.");
}

/// Says what a file without a seal is; never returns.
[[noreturn]] void refuse_unsealed(const fs::path& path, std::uint64_t size) {
    const htri_t is_hdf5 = H5Fis_hdf5(path.c_str());
    if (is_hdf5 <= 0)
        throw OutputError(Fault::not_hdf5, path, "is not an HDF5 file",
                          size == 0 ? "it is empty" : "the HDF5 signature is missing",
                          "Give a file made by savan run.");
    try {
        const Handle file = open_file(path);
        require_schema(file, path);
    } catch (const hdf5::Failure&) {
        throw damaged(path, "it begins as HDF5 but is truncated or its structure is broken");
    }
    throw damaged(path, "its seal is gone");
}

}  // namespace

OutputError damaged(const fs::path& path, const std::string& why) {
    return {Fault::damaged, path, "is damaged and cannot be trusted", why, run_again};
}

void require_whole(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        throw OutputError(Fault::unreadable, path, "is a folder", "", "Name a results file in it.");
    const FileDescriptor file(path, O_RDONLY);
    if (file.get() < 0 && (errno == ENOENT || errno == ENOTDIR))
        throw OutputError(Fault::missing, path, "there is no such file", "",
                          "Check the name, or make it with savan run.");
    if (file.get() < 0)
        throw OutputError(Fault::unreadable, path, "cannot be read", std::strerror(errno), "");
    try {
        const SealReport report = check_seal(file.get());
        switch (report.state) {
            case SealState::whole:
                return;
            case SealState::absent:
                refuse_unsealed(path, report.size);
            case SealState::truncated:
                throw damaged(path, fmt::format("truncated: {} of {} bytes are there", report.size,
                                                report.sealed_size));
            case SealState::broken:
                throw damaged(
                    path, "its bytes are not those that were written: their SHA-256 differs from the seal");
        }
    } catch (const std::system_error& failure) {
        throw OutputError(Fault::unreadable, path, "cannot be read", failure.code().message(), "");
    }
}

Handle open_sealed(const fs::path& path, Content content) {
    require_whole(path);
    Handle file = open_file(path);
    require_schema(file, path);
    require_content(file, path, content);
    return file;
}

}  // namespace savan::output
