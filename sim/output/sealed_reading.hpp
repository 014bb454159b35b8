#pragma once
/// Opening of savan's HDF5 files: every byte is checked against the seal before any is given to the library.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "sim/output/hdf5_handle.hpp"
#include "sim/output/output_error.hpp"

namespace savan::output {

/// What a file holds; the layouts are described in schema.hpp, sweep_file.hpp and array_file.hpp.
enum class Content { results, sweep, arrays };

/// Seal of a file, with every system error in words. Throws OutputError.
void require_whole(const std::filesystem::path& path);

/// A file that is whole, opened for reading. Refuses a newer layout and the other content. Throws OutputError
/// and hdf5::Failure.
hdf5::Handle open_sealed(const std::filesystem::path& path, Content content);

OutputError damaged(const std::filesystem::path& path, const std::string& why);

/// Calls `read` and puts what goes wrong into words.
template <class Read>
auto guarded_reading(const std::filesystem::path& path, Read&& read) {
    const hdf5::Silence silence;
    try {
        return read();
    } catch (const hdf5::Failure& failure) {
        throw damaged(path, failure.what());
    } catch (const nlohmann::json::exception& failure) {
        throw damaged(path, failure.what());
    } catch (const std::out_of_range& failure) {
        throw damaged(path, failure.what());
    }
}

}  // namespace savan::output
