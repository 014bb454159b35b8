#pragma once
/// A seal over every byte of a file.
///
/// HDF5's own checksums leave out most of what is not a chunk of numbers, and its library may stumble
/// over damaged structure. So a savan file carries, as the text of a small dataset near its beginning,
///     savan-seal:<size, 20 digits>:<SHA-256, 64 hexadecimal digits>
/// where the SHA-256 is that of the whole file with its own 64 digits replaced by zeros. It can be
/// checked before any byte is given to the HDF5 library.

#include <cstddef>
#include <cstdint>
#include <string>

namespace savan::output {

/// What is put where the seal will stand.
std::string empty_seal();

/// Fills in the seal of a file that holds an empty one. Throws std::system_error when the file cannot be
/// read or written, std::runtime_error when it holds no seal.
void write_seal(int file);

enum class SealState {
    absent,     ///< no seal near the beginning of the file
    whole,      ///< every byte is as it was
    truncated,  ///< shorter than it was
    broken,     ///< some byte has changed
};

struct SealReport {
    SealState state = SealState::absent;
    std::uint64_t size = 0, sealed_size = 0;  ///< bytes, now and when it was sealed
};

/// Reads the whole file. Throws std::system_error when that fails.
SealReport check_seal(int file);

}  // namespace savan::output
