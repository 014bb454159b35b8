#include "analysis/calibration/trial_observables.hpp"

#include "analysis/calibration/counts.hpp"

namespace savan::calibration::trial {

namespace {

using analysis::Period;

constexpr std::size_t group_15_17 = 2, group_18_24 = 3, group_25_39 = 4;
static_assert(age_group_from[group_15_17] == 15 && age_group_from[group_25_39] == 25);

/// Age groups from..to of a measure over sex and age, or over sex, age and channel.
double of_groups(const Tallies& run, Measure measure, Period period, std::size_t from, std::size_t to) {
    const std::size_t inner = measure == Measure::departures ? channels : 1;
    std::int64_t sum = 0;
    for (int month = period.first; month <= period.last; ++month) {
        const auto counts = run.month(measure, month);
        for (std::size_t cell = 0; cell < counts.size(); ++cell) {
            const std::size_t group = cell / inner % age_groups;
            if (from <= group && group <= to) sum += counts[cell];
        }
    }
    return static_cast<double>(sum);
}

double at_home(const Tallies& run, Period period, std::size_t from, std::size_t to) {
    return of_groups(run, Measure::population, period, from, to) - of_groups(run, Measure::abroad, period, from, to);
}

double departure_rate(const Tallies& run, Period period, std::size_t from, std::size_t to) {
    constexpr double months_a_year = 12;
    return ratio(months_a_year * of_groups(run, Measure::departures, period, from, to), at_home(run, period, from, to));
}

}  // namespace

double aware_15_39(const Scenario&, const Tallies& run, Period period) {
    return ratio(of_groups(run, Measure::aware, period, group_15_17, group_25_39),
                 of_groups(run, Measure::population, period, group_15_17, group_25_39));
}

double considering_15_39(const Scenario&, const Tallies& run, Period period) {
    return ratio(of_groups(run, Measure::considering, period, group_15_17, group_25_39),
                 at_home(run, period, group_15_17, group_25_39));
}

double departure_rate_15_39(const Scenario&, const Tallies& run, Period period) {
    return departure_rate(run, period, group_15_17, group_25_39);
}

double departure_rate_15_24(const Scenario&, const Tallies& run, Period period) {
    return departure_rate(run, period, group_15_17, group_18_24);
}

double girls_in_school_15_17(const Scenario&, const Tallies& run, Period period) {
    constexpr std::size_t female = 0;
    double pupils = 0, girls = 0;
    for (int month = period.first; month <= period.last; ++month) {
        const auto in_school = run.month(Measure::in_school, month), people = run.month(Measure::population, month);
        for (std::size_t cell = female * age_groups + group_15_17; cell < people.size(); cell += sexes * age_groups) {
            pupils += static_cast<double>(in_school[cell]);
            girls += static_cast<double>(people[cell]);
        }
    }
    return ratio(pupils, girls);
}

}  // namespace savan::calibration::trial
