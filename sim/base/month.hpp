#pragma once
/// Time: one month, counted from January 2002 (month 0). The warm-up has negative months.

#include <compare>

namespace savan {

/// A calendar month. January 2002 is 0; June 1998 is -43.
struct Month {
    int index = 0;

    friend constexpr auto operator<=>(Month, Month) = default;
    constexpr Month operator+(int months) const noexcept { return {index + months}; }
    constexpr Month operator-(int months) const noexcept { return {index - months}; }
    constexpr int operator-(Month other) const noexcept { return index - other.index; }
    constexpr Month& operator++() noexcept { ++index; return *this; }

    /// Month of the year, 0 = January .. 11 = December.
    constexpr int of_year() const noexcept { return ((index % 12) + 12) % 12; }
    constexpr int year() const noexcept { return 2002 + (index - of_year()) / 12; }
};

constexpr Month january(int year) noexcept { return {(year - 2002) * 12}; }

}  // namespace savan
