#pragma once
/// Rows that are read soon are asked for in time: a village has a short stretch of every column, far from the next
/// column's, and the processor finds each stretch only by waiting for its beginning.

#include <cstddef>

namespace savan {

/// Asks for rows from .. to - 1 of the columns, but for those that are not held.
template <class... Column>
void prefetch_rows(std::size_t from, std::size_t to, const Column&... columns) noexcept {
    constexpr std::size_t line = 64;
    const auto ask = [&](const auto& column) {
        if (column.size() < to) return;
        const auto* begin = reinterpret_cast<const char*>(column.data() + from);
        const auto* end = reinterpret_cast<const char*>(column.data() + to);
        for (const char* at = begin; at < end; at += line) __builtin_prefetch(at, 0, 2);
        asm volatile("");  // g++ takes a function that only asks for one that does nothing, and drops its calls
    };
    (ask(columns), ...);
}

}  // namespace savan
