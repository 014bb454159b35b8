#pragma once
/// A programme in a tiny place, whose interventions can be bought.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/optimise/optimise.hpp"
#include "tests/support/every_kind.hpp"

namespace savan::optimise {

inline const std::atomic<bool> go_on{false};
inline const Watch nobody{[](std::size_t) {}, [](std::size_t) {}};
constexpr int tiny_months = 24;

/// Four villages in two districts, two years.
inline Scenario tiny_place() {
    return support::tiny_scenario(4, 400, tiny_months, [](Parameters& p) { p.exploitation_rate = 0.05; });
}

/// Cash, events and staff from month 6 on; the records of the second district begin later.
inline Scenario tiny_template() {
    Scenario scenario = tiny_place();
    auto add = [&](Kind kind, const char* id) -> Intervention& {
        Intervention what = support::monthly(kind, id, 6, tiny_months - 1);
        what.district_start = {Month{6}, Month{8}};
        scenario.interventions.push_back(what);
        return scenario.interventions.back();
    };
    add(Kind::staff, "staff");
    Intervention& cash = add(Kind::cash, "cash");
    cash.every_months = 3, cash.coverage_fraction = 0.5;
    add(Kind::awareness_event, "events").every_months = 4;
    return scenario;
}

/// Offers of a scenario with prices.
inline std::vector<Offer> priced(const Scenario& scenario, const Terms& terms = {}) {
    std::vector<Offer> offers = offers_of(scenario, terms);
    std::vector<std::vector<double>> costs;
    for (const bool everywhere : {false, true})
        costs.push_back(run_mixes({price_trial(scenario, offers, everywhere)}, offers.size(), {RunKey{}},
                                  {{0, scenario.months - 1}, 2005, 1}, go_on, nobody.done)[0][0]
                            .costs);
    set_prices(scenario, terms, costs[0], costs[1], offers);
    return offers;
}

inline MixRun run_of(const Scenario& scenario, const std::vector<Offer>& offers, const Spending& spending) {
    return run_mixes({mix_of(scenario, offers, spending)}, offers.size(), {RunKey{}},
                     {{0, scenario.months - 1}, 2005, 1}, go_on, nobody.done)[0][0];
}

}  // namespace savan::optimise
