#pragma once
/// The eight sectors in which migrants work in Thailand.

#include <array>
#include <cstddef>
#include <string_view>

namespace savan {

struct Sector {
    std::string_view name;
    double share;              ///< share of all migrants' jobs; sums to 1
    double female_share;       ///< women among the sector's workers
    double minor_ratio;        ///< weight for those under 18, relative to adults
    double wage_ratio;         ///< pay relative to manufacturing
    double exploitation_log;   ///< log hazard relative to manufacturing
    double trafficked_logit;   ///< log-odds of trafficking among the exploited, relative to manufacturing
    std::string_view source;   ///< evidence of `share` and `female_share`; the other columns are assumed
};

constexpr std::size_t sector_count = 8;

/// Shares of 2016; the four smaller sectors' split is assumed. Every ratio is assumed: no figure on
/// pay, cheating or trafficking by sector in 2003 was found.
inline constexpr std::array<Sector, sector_count> sectors = {{
    {"manufacturing", 0.289, 0.55, 0.6, 1.00, 0.0, 0.0, "sector_2016_manufacturing"},
    {"food and beverage", 0.202, 0.60, 1.2, 0.85, 0.1, 0.0, "sector_2016_manufacturing"},
    {"general labour", 0.123, 0.35, 1.0, 0.85, 0.3, -0.3, "sector_2016_manufacturing"},
    {"services", 0.100, 0.55, 1.0, 0.85, 0.1, 0.0, "sector_2016_manufacturing"},
    {"domestic work", 0.120, 0.959, 1.5, 0.65, 0.5, 0.3, "domestic_female_2016"},
    {"construction", 0.080, 0.30, 0.5, 1.05, 0.3, -0.3, "assumed"},
    {"agriculture and fishing", 0.060, 0.30, 1.0, 0.75, 0.7, 0.3, "assumed"},
    {"entertainment", 0.026, 0.90, 1.3, 1.20, 1.0, 1.0, "assumed"},
}};

}  // namespace savan
