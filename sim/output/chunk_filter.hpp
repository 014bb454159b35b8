#pragma once
/// A chunk of counts as the filters of its dataset leave it: shuffle, deflate, fletcher32.
///
/// The library would filter it too (dataset_properties in hdf5_handle.hpp sets the same filters), but from whole numbers in
/// the file's type, which would have to be made first, and without knowing that the higher bytes of all counts are zeros.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace savan::output {

class ChunkFilter {
public:
    ChunkFilter();
    ~ChunkFilter();

    /// Begins a chunk of zeros: so many counts of `width` bytes each.
    void begin(std::size_t counts, std::size_t width);
    /// Sets the counts from number `first` on.
    void set(std::size_t first, std::span<const std::int64_t> counts) noexcept;
    /// Whether every count that was set fits into the width.
    bool fits() const noexcept { return fits_; }
    /// What stands in the file, valid until the next call. Throws hdf5::Failure.
    std::span<const unsigned char> filtered();

private:
    struct Stream;  ///< zlib's

    std::size_t counts_ = 0, width_ = 0;
    bool fits_ = true;
    std::uint64_t any_ = 0;                ///< bits that some count has
    std::vector<unsigned char> shuffled_;  ///< lowest bytes of all counts, then the next ones, and so on
    std::vector<unsigned char> filtered_;
    std::unique_ptr<Stream> stream_;
};

/// Checksum as HDF5's filter has it: over pairs of bytes, the first the higher one; a last byte alone is the higher of a pair.
std::uint32_t fletcher32(std::span<const unsigned char> bytes) noexcept;

}  // namespace savan::output
