#pragma once
/// One number known through replicates: its mean and its band.

#include <span>
#include <vector>

namespace savan::analysis {

/// Lower and upper probability of the band.
constexpr double band_low = 0.05, band_high = 0.95;

struct Estimate {
    double mean;       ///< over replicates; NaN when no replicate defines it
    double low, high;  ///< 5 % and 95 % quantiles over replicates

    /// The band does not say whether the number is above or below nothing.
    bool crosses_zero() const noexcept { return !(low > 0 || high < 0); }
};

/// Mean and band of values, one a replicate; NaN: not defined in that replicate, left out.
Estimate estimate(std::span<const double> values);

/// Replicate by replicate, `values` minus `baseline`; both of one length.
std::vector<double> paired_differences(std::span<const double> values, std::span<const double> baseline);

/// Part of the values that are above zero; NaN are left out, NaN when nothing else is there.
double share_positive(std::span<const double> values);

/// What `member` of each item is, as a list.
template <class Item, class Member>
std::vector<double> each(std::span<const Item> items, Member member) {
    std::vector<double> values;
    values.reserve(items.size());
    for (const Item& item : items) values.push_back(member(item));
    return values;
}

}  // namespace savan::analysis
