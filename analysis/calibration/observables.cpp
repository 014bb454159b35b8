#include "analysis/calibration/observables.hpp"

#include <algorithm>

#include "analysis/calibration/counts.hpp"
#include "analysis/calibration/pattern_observables.hpp"
#include "analysis/calibration/school_observables.hpp"
#include "analysis/calibration/trial_observables.hpp"
#include "sim/base/month.hpp"
#include "sim/base/portable_math.hpp"

namespace savan::calibration {

namespace {

using analysis::Period;

constexpr std::size_t group_10_14 = 1, group_15_17 = 2, group_18_24 = 3, group_25_39 = 4;
static_assert(age_group_from[group_10_14] == 10 && age_group_from[group_18_24] == 18);

/// Everybody of the districts at any age in a month, those absent included, as the founding population is
/// built: census residents of January 2005 with the absent added back, on the curve of growth.
double all_residents(const Scenario& scenario, int month) {
    double census = 0;
    for (const VillageData& village : scenario.setting.villages) census += village.residents;
    const double years = (month - january(2005).index) / 12.0;
    return census / (1 - scenario.parameters.absentee_share) *
           portable::exp(scenario.parameters.population_growth * years);
}

double abroad_share(const Scenario& scenario, const Tallies& run, Period period) {
    double residents = 0;
    for (int month = period.first; month <= period.last; ++month) residents += all_residents(scenario, month);
    return ratio(total(run, Measure::abroad, period), residents);
}

double abroad_share_youth(const Scenario&, const Tallies& run, Period period) {
    return ratio(total(run, Measure::abroad, period), total(run, Measure::population, period));
}

double migrants_female(const Scenario&, const Tallies& run, Period period) {
    double women = 0;
    for (int month = period.first; month <= period.last; ++month) {
        const auto counts = run.month(Measure::abroad, month);
        for (std::size_t cell = 0; cell < counts.size(); ++cell)
            if (cell / age_groups % sexes == 0) women += static_cast<double>(counts[cell]);
    }
    return ratio(women, total(run, Measure::abroad, period));
}

double migrants_of(const Tallies& run, Period period, std::size_t group) {
    return ratio(total_of_group(run, Measure::abroad, period, group), total(run, Measure::abroad, period));
}

double migrants_10_17(const Scenario&, const Tallies& run, Period period) {
    return migrants_of(run, period, group_10_14) + migrants_of(run, period, group_15_17);
}

double migrants_17_25(const Scenario&, const Tallies& run, Period period) {
    return migrants_of(run, period, group_15_17) / 3 + migrants_of(run, period, group_18_24) +
           migrants_of(run, period, group_25_39) / 15;
}

/// Share of the youth of one district who are abroad.
double abroad_of(const Tallies& run, Period period, std::size_t district) {
    double abroad = 0, people = 0;
    for (int month = period.first; month <= period.last; ++month)
        for (std::size_t cell = district * cells; cell < (district + 1) * cells; ++cell) {
            abroad += static_cast<double>(run.month(Measure::abroad, month)[cell]);
            people += static_cast<double>(run.month(Measure::population, month)[cell]);
        }
    return ratio(abroad, people);
}

double near_over_far(const Scenario& scenario, const Tallies& run, Period period) {
    std::vector<double> km(scenario.setting.districts.size()), villages(km.size());
    for (const VillageData& village : scenario.setting.villages)
        km[village.district] += village.km_to_crossing, ++villages[village.district];
    for (std::size_t d = 0; d < km.size(); ++d) km[d] /= villages[d];
    const auto [near, far] = std::ranges::minmax_element(km);
    return ratio(abroad_of(run, period, static_cast<std::size_t>(near - km.begin())),
                 abroad_of(run, period, static_cast<std::size_t>(far - km.begin())));
}

double departure_rate(const Scenario&, const Tallies& run, Period period) {
    const double home = total(run, Measure::population, period) - total(run, Measure::abroad, period);
    return ratio(12 * total(run, Measure::departures, period), home);
}

double considering_share(const Scenario&, const Tallies& run, Period period) {
    const double home = total(run, Measure::population, period) - total(run, Measure::abroad, period);
    return ratio(total(run, Measure::considering, period), home);
}

double exploited_per_departure(const Scenario&, const Tallies& run, Period period) {
    return ratio(total(run, Measure::exploited, period), total(run, Measure::departures, period));
}

double remittance_share(const Scenario&, const Tallies& run, Period period) {
    return ratio(total(run, Measure::remittances, period), total(run, Measure::pay, period));
}

double stay_months(const Scenario&, const Tallies& run, Period period) {
    return ratio(total(run, Measure::months_abroad_ended, period), total(run, Measure::returns, period));
}

double legal_share(const Scenario&, const Tallies& run, Period period) {
    double legal = 0;
    for (int month = period.first; month <= period.last; ++month) {
        const auto counts = run.month(Measure::departures, month);
        for (std::size_t cell = 0; cell < counts.size(); cell += channels)
            legal += static_cast<double>(counts[cell]);
    }
    return ratio(legal, total(run, Measure::departures, period));
}
static_assert(static_cast<std::size_t>(Channel::legal) == 0);

double aware_share(const Scenario&, const Tallies& run, Period period) {
    return ratio(total(run, Measure::aware, period), total(run, Measure::population, period));
}

double reach_ratio(const Scenario&, const Tallies& run, Period period) {
    return analysis::outcome_table()[analysis::outcome_index("reach_ratio")].value(run, period);
}

}  // namespace

std::span<const ObservableRow> observable_table() {
    static constexpr ObservableRow rows[] = {
        {"abroad_share",
         "people in Thailand, as a share of all residents of both districts at any age, those absent "
         "counted; mean over "
         "the months. Only people of 6-39 can be in Thailand in the model",
         "share", abroad_share},
        {"abroad_share_youth", "the same as a share of the youth of 6-39, those absent counted", "share",
         abroad_share_youth},
        {"migrants_female", "women among those in Thailand, all ages; mean over the months", "share",
         migrants_female},
        {"migrants_10_17", "people of 10-17 among those in Thailand, by their age then; mean over the months",
         "share", migrants_10_17},
        {"migrants_17_25",
         "people of 17-25 among those in Thailand: a third of those of 15-17, all of 18-24 and a fifteenth "
         "of those of "
         "25-39, so rather too few",
         "share", migrants_17_25},
        {"near_over_far",
         "share of the youth of the district nearest to a crossing who are in Thailand, over that of the "
         "farthest; "
         "those absent counted",
         "ratio", near_over_far},
        {"departure_rate", "departures to Thailand, all channels, per person-year of youth of 6-39 at home",
         "1/year", departure_rate},
        {"considering_share", "youth at home who consider or plan to leave; mean over the months", "share",
         considering_share},
        {"exploited_per_departure",
         "people exploited for the first time in the months, per departure in them", "share",
         exploited_per_departure},
        {"remittance_share", "remittances sent in the months over the pay earned in them, all migrants",
         "share", remittance_share},
        {"stay_months", "mean length of the stays in Thailand that end by return in the months", "month",
         stay_months},
        {"legal_share", "departures by the legal channel among all departures in the months", "share",
         legal_share},
        {"aware_share",
         "youth of 6-39, abroad or not, whose awareness of safe migration is at least one half", "share",
         aware_share},
        {"reach_ratio",
         "share of the tenth at highest baseline risk reached by a dose, over the share of all listed youth",
         "ratio", reach_ratio},
        {"survival_grade_5",
         "of children who enrol in a September, who attend grade 5 four Septembers later; nobody repeats in "
         "the model",
         "share", school::survival_to_grade_5},
        {"dropout_primary",
         "who leave in a school year, of those who begin it in grades 1-5; leaving for Thailand counts, "
         "completing "
         "grade 5 and not going on does not",
         "1/year", school::dropout_primary},
        {"dropout_secondary", "who leave in a school year, of those who begin it in grades 6-11", "1/year",
         school::dropout_secondary},
        {"dropout_secondary_over_primary",
         "who leave in a school year, of those who begin it in grades 6-11, over the same in grades 1-5", "ratio",
         school::dropout_secondary_over_primary},
        {"transition", "of those who complete grade 5 in June, who move up to grade 6", "share",
         school::transition},
        {"enrolled_6_9", "children of 6-9 who are in school at the end of September", "share",
         school::enrolled_6_9},
        {"lower_secondary_gross",
         "pupils of grades 6-8 in September per person of 11-13, abroad or not; nobody repeats in the model",
         "share", school::lower_secondary_gross},
        {"secondary_gross",
         "pupils of grades 6-11 in September per person of 11-16, abroad or not; nobody repeats in the model",
         "share", school::secondary_gross},
        {"aware_15_39", "people of 15-39, abroad or not, whose awareness of safe migration is at least one half", "share",
         trial::aware_15_39},
        {"considering_15_39", "people of 15-39 at home who consider or plan to leave; mean over the months", "share",
         trial::considering_15_39},
        {"departure_rate_15_39", "departures to Thailand, all channels, per person-year of people of 15-39 at home",
         "1/year", trial::departure_rate_15_39},
        {"departure_rate_15_24", "the same of people of 15-24", "1/year", trial::departure_rate_15_24},
        {"girls_in_school_15_17", "girls of 15-17, abroad or not, who are in school; mean over the months", "share",
         trial::girls_in_school_15_17},
        {"departures_tied_over_untied",
         "departure rate of people of 15-39 at home with a tie, family included, to someone in Thailand, over that of those "
         "without, within district, sex and age group (Mantel-Haenszel); an association, as a survey would see it",
         "ratio", pattern::departures_tied_over_untied},
        {"growth_low_over_middle",
         "growth of a village's prevalence (share of its people of 15-39, at home or abroad, who have ever been in Thailand) "
         "where it is below 10 %, over that where it is 10-30 %; means over the months of all villages",
         "ratio", pattern::growth_low_over_middle},
        {"growth_high_over_middle", "growth of a village's prevalence where it is 40 % or more, over that where it is 10-30 %", "ratio",
         pattern::growth_high_over_middle},
    };
    return rows;
}

const ObservableRow* find_observable(std::string_view key) {
    const auto rows = observable_table();
    const auto found = std::ranges::find(rows, key, &ObservableRow::key);
    return found == rows.end() ? nullptr : &*found;
}

scenario::Words observable_keys() {
    scenario::Words keys;
    for (const ObservableRow& row : observable_table()) keys.push_back(row.key);
    return keys;
}

}  // namespace savan::calibration
