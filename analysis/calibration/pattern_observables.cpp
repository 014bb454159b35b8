#include "analysis/calibration/pattern_observables.hpp"

#include <array>

#include "analysis/calibration/counts.hpp"

namespace savan::calibration::pattern {

namespace {

using analysis::Period;

/// Of one district, sex and age group over the period, by whether they have a tie.
std::array<double, tie_states> by_tie(const Tallies& run, Measure measure, Period period, std::size_t cell) {
    std::array<double, tie_states> sums{};
    for (int month = period.first; month <= period.last; ++month)
        for (std::size_t tie = 0; tie < tie_states; ++tie)
            sums[tie] += static_cast<double>(run.month(measure, month)[cell * tie_states + tie]);
    return sums;
}

/// Of villages, in months that they begin in these tenths; NaN where there are none.
double mean_growth(const Tallies& run, Period period, std::size_t first, std::size_t last) {
    double growth = 0, months = 0;
    for (int month = period.first; month <= period.last; ++month)
        for (std::size_t district = 0; district < run.districts(); ++district)
            for (std::size_t tenth = first; tenth <= last; ++tenth) {
                const std::size_t cell = district * prevalence_tenths + tenth;
                growth += static_cast<double>(run.month(Measure::prevalence_growth, month)[cell]);
                months += static_cast<double>(run.month(Measure::village_months, month)[cell]);
            }
    return ratio(growth, months);
}

}  // namespace

double departures_tied_over_untied(const Scenario&, const Tallies& run, Period period) {
    double tied = 0, untied = 0;
    for (std::size_t cell = 0; cell < run.districts() * cells; ++cell) {
        if (cell % age_groups < working_group) continue;
        const auto departures = by_tie(run, Measure::departures_by_tie, period, cell);
        const auto home = by_tie(run, Measure::home_by_tie, period, cell);
        const double both = home[0] + home[1];
        if (both == 0) continue;
        tied += departures[1] * home[0] / both;
        untied += departures[0] * home[1] / both;
    }
    return ratio(tied, untied);
}

double growth_low_over_middle(const Scenario&, const Tallies& run, Period period) {
    return ratio(mean_growth(run, period, 0, 0), mean_growth(run, period, 1, 2));
}

double growth_high_over_middle(const Scenario&, const Tallies& run, Period period) {
    return ratio(mean_growth(run, period, 4, prevalence_tenths - 1), mean_growth(run, period, 1, 2));
}

}  // namespace savan::calibration::pattern
