#include "sim/output/chunk_filter.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>

#include "sim/output/hdf5_handle.hpp"

namespace savan::output {

namespace {
// Counts are small numbers and mostly zeros, so that the lowest level leaves an eighth more than the fourth in half the time.
constexpr int level = 1;
}  // namespace

struct ChunkFilter::Stream {
    z_stream z{};

    Stream() {
        if (deflateInit(&z, level) != Z_OK) throw std::bad_alloc();
    }
    ~Stream() { deflateEnd(&z); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
};

ChunkFilter::ChunkFilter() : stream_(std::make_unique<Stream>()) {}
ChunkFilter::~ChunkFilter() = default;

void ChunkFilter::begin(std::size_t counts, std::size_t width) {
    counts_ = counts;
    width_ = width;
    fits_ = true;
    any_ = 0;
    shuffled_.assign(counts * width, 0);
}

void ChunkFilter::set(std::size_t first, std::span<const std::int64_t> counts) noexcept {
    std::uint64_t any = 0, beyond = 0;
    for (const std::int64_t count : counts) {
        any |= static_cast<std::uint64_t>(count);
        // Half the range is added, so that what fits is a number without a sign that fits.
        beyond |= static_cast<std::uint64_t>(count) + (std::uint64_t{1} << 31);
    }
    any_ |= any;
    fits_ &= width_ == 8 || beyond >> 32 == 0;
    for (std::size_t byte = 0; byte < width_; ++byte) {
        const std::size_t shift = 8 * byte;
        if ((any >> shift & 0xff) == 0) continue;  // as it is
        unsigned char* const plane = &shuffled_[byte * counts_ + first];
        for (std::size_t i = 0; i < counts.size(); ++i)
            plane[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(counts[i]) >> shift);
    }
}

std::span<const unsigned char> ChunkFilter::filtered() {
    z_stream& z = stream_->z;
    deflateReset(&z);
    filtered_.resize(deflateBound(&z, shuffled_.size()) + 64 * width_ + sizeof(std::uint32_t));
    z.next_out = filtered_.data();
    z.avail_out = static_cast<uInt>(filtered_.size());
    int state = Z_OK;
    for (std::size_t byte = 0; byte < width_; ++byte) {
        const bool zeros = (any_ >> 8 * byte & 0xff) == 0;
        // Of zeros it is known what repeats: they take a strategy that does not search.
        deflateParams(&z, level, zeros ? Z_RLE : Z_DEFAULT_STRATEGY);
        z.next_in = &shuffled_[byte * counts_];
        z.avail_in = static_cast<uInt>(counts_);
        state = deflate(&z, byte + 1 < width_ ? Z_NO_FLUSH : Z_FINISH);
    }
    // Whatever went wrong on the way shows in a stream that has no end, or too little in it.
    if (state != Z_STREAM_END || z.total_in != shuffled_.size()) throw hdf5::Failure("deflating counts");
    filtered_.resize(z.total_out);
    const std::uint32_t checksum = fletcher32(filtered_);
    for (int shift = 0; shift < 32; shift += 8) filtered_.push_back(static_cast<unsigned char>(checksum >> shift));
    return filtered_;
}

std::uint32_t fletcher32(std::span<const unsigned char> bytes) noexcept {
    constexpr std::size_t together = 2 * 360;  // so many that the sums stay within 32 bits
    const auto folded = [](std::uint32_t sum) { return (sum & 0xffff) + (sum >> 16); };
    std::uint32_t first = 0, second = 0;
    while (!bytes.empty()) {
        const std::span<const unsigned char> now = bytes.first(std::min(together, bytes.size()));
        for (std::size_t i = 0; i < now.size(); i += 2) {
            first += static_cast<std::uint32_t>(now[i] << 8 | (i + 1 < now.size() ? now[i + 1] : 0));
            second += first;
        }
        first = folded(first);
        second = folded(second);
        bytes = bytes.subspan(now.size());
    }
    return folded(second) << 16 | folded(first);
}

}  // namespace savan::output
