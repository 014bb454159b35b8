#include "sim/state/tables.hpp"

#include "sim/base/portable_math.hpp"

namespace savan {

namespace {
constexpr double labour_power = 0.6;
}

Tables make_tables(const Parameters& p) noexcept {
    Tables tables;
    const auto curve = [&](double x) { return -p.age_fall * x - portable::exp(-p.age_rise * x); };
    const double peak = portable::log(p.age_rise / p.age_fall) / p.age_rise;
    for (std::size_t age = 0; age < tables.log_age_curve.size(); ++age) {
        tables.log_age_curve[age] = curve(static_cast<double>(age) - p.age_peak) - curve(peak);
        tables.age_curve[age] = portable::exp(tables.log_age_curve[age]);
    }
    for (std::size_t month = 0; month < tables.log_age_curve_by_month.size(); ++month) {
        tables.log_age_curve_by_month[month] = tables.log_age_curve[month / 12];
        tables.age_curve_by_month[month] = tables.age_curve[month / 12];
    }
    for (std::size_t months = 0; months < tables.return_by_months.size(); ++months)
        tables.return_by_months[months] = portable::exp(p.return_duration * static_cast<double>(months) / 12.0);
    for (std::size_t n = 0; n < tables.labour.size(); ++n)
        tables.labour[n] = static_cast<float>(portable::pow(static_cast<double>(n), labour_power));
    for (std::size_t sex = 0; sex < 2; ++sex)
        for (std::size_t minor = 0; minor < 2; ++minor)
            for (std::size_t s = 0; s < sector_count; ++s)
                tables.sector_log_weight[sex][minor][s] =
                    portable::log(sectors[s].share * (sex ? 1 - sectors[s].female_share : sectors[s].female_share) *
                                  (minor ? sectors[s].minor_ratio : 1.0));
    return tables;
}

}  // namespace savan
