#include "sim/processes/calendar.hpp"

#include <array>

namespace savan::calendar {

namespace {

/// cos(2 pi k / 12), written out so that no library's cosine can differ.
constexpr std::array<double, 12> cosine = {1, 0.86602540378443864676, 0.5, 0, -0.5, -0.86602540378443864676,
                                           -1, -0.86602540378443864676, -0.5, 0, 0.5, 0.86602540378443864676};

double season(double swing, int month_of_year, int peak) noexcept {
    return 1.0 + swing * cosine[static_cast<std::size_t>((month_of_year - peak + 12) % 12)];
}

}  // namespace

void turn(World& world, const Step& step) noexcept {
    const Parameters& p = step.parameters;
    const int m = step.now.of_year();
    constexpr int february = 1, may = 4, june = 5, july = 6, september = 8, november = 10;
    const int months_grown = std::max(step.now.index, 0);
    world.calendar = {
        .farm_season = season(p.farm_season, m, november),
        .act_season = season(p.act_season, m, february),
        .in_term = m >= september || m <= may,
        .enrolment = m == september,
        .promotion = m == june,
        .planting = m >= may && m <= july,
        .legal_open = step.now.index >= p.mou_start,
        .wage = p.wage_2003 * portable::exp((months_grown - 12) / 12.0 * p.wage_growth),
    };
}

}  // namespace savan::calendar
