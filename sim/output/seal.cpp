#include "sim/output/seal.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include "sim/output/sha256.hpp"

namespace savan::output {

namespace {

constexpr std::string_view mark = "savan-seal:";
constexpr std::size_t size_digits = 20, hash_digits = 64;
constexpr std::size_t hash_from = mark.size() + size_digits + 1;
constexpr std::size_t seal_length = hash_from + hash_digits;
constexpr std::size_t searched_bytes = 1 << 16;  ///< the writer puts the seal first, well within these
constexpr std::size_t block_bytes = 1 << 20;

[[noreturn]] void fail(const char* doing) { throw std::system_error(errno, std::generic_category(), doing); }

std::uint64_t size_of(int file) {
    struct stat status {};
    if (fstat(file, &status) != 0) fail("reading its size");
    return static_cast<std::uint64_t>(status.st_size);
}

/// Up to `length` bytes from `offset`; fewer only at the end of the file.
std::vector<char> read_at(int file, std::size_t length, std::uint64_t offset) {
    std::vector<char> bytes(length);
    std::size_t have = 0;
    while (have < length) {
        const ssize_t got =
            pread(file, bytes.data() + have, length - have, static_cast<off_t>(offset + have));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("reading");
        if (got == 0) break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

struct Found {
    std::uint64_t at;
    std::string text;
};

std::optional<Found> find_seal(int file) {
    const std::vector<char> head = read_at(file, searched_bytes, 0);
    const std::string_view view(head.data(), head.size());
    const std::size_t at = view.find(mark);
    if (at == view.npos || at + seal_length > view.size()) return std::nullopt;
    return Found{at, std::string(view.substr(at, seal_length))};
}

/// SHA-256 of the whole file with the 64 digits at `hash_at` taken as zeros.
std::string hash_around(int file, std::uint64_t hash_at) {
    Sha256 digest;
    for (std::uint64_t offset = 0;;) {
        std::vector<char> block = read_at(file, block_bytes, offset);
        if (block.empty()) return digest.hex();
        const std::uint64_t end = offset + block.size();
        const std::uint64_t from = std::clamp(hash_at, offset, end);
        const std::uint64_t to = std::clamp(hash_at + hash_digits, offset, end);
        std::fill(block.begin() + static_cast<std::ptrdiff_t>(from - offset),
                  block.begin() + static_cast<std::ptrdiff_t>(to - offset), '0');
        digest.add(block);
        offset = end;
    }
}

void write_at(int file, std::string_view text, std::uint64_t offset) {
    while (!text.empty()) {
        const ssize_t put = pwrite(file, text.data(), text.size(), static_cast<off_t>(offset));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail("writing");
        text.remove_prefix(static_cast<std::size_t>(put));
        offset += static_cast<std::uint64_t>(put);
    }
}

}  // namespace

std::string empty_seal() {
    return std::string(mark) + std::string(size_digits, '0') + ":" + std::string(hash_digits, '0');
}

void write_seal(int file) {
    const std::optional<Found> found = find_seal(file);
    if (!found) throw std::runtime_error("the file has no place for its seal");
    write_at(file, fmt::format("{}{:020}:{}", mark, size_of(file), std::string(hash_digits, '0')), found->at);
    const std::uint64_t hash_at = found->at + hash_from;
    write_at(file, hash_around(file, hash_at), hash_at);
}

SealReport check_seal(int file) {
    SealReport report{SealState::absent, size_of(file), 0};
    const std::optional<Found> found = find_seal(file);
    if (!found) return report;
    const char* digits = found->text.data() + mark.size();
    std::from_chars(digits, digits + size_digits, report.sealed_size);
    if (report.size < report.sealed_size)
        report.state = SealState::truncated;
    else if (hash_around(file, found->at + hash_from) == found->text.substr(hash_from))
        report.state = SealState::whole;
    else
        report.state = SealState::broken;
    return report;
}

}  // namespace savan::output
