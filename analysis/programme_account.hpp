#pragma once
/// What a programme gave and spent, intervention by intervention: the ledger added up.

#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/outcomes.hpp"

namespace savan::analysis {

/// One run, over the period. Doses count as given, before their effect is drawn; nothing is discounted.
struct AccountRun {
    struct Line {
        double doses = 0, hours = 0, cost = 0;  ///< cost in US$
    };
    std::vector<Line> lines;         ///< in the order of the scenario's interventions
    std::vector<double> year_costs;  ///< US$ by calendar year of the period
};

AccountRun account_run(const Tallies& run, Period period);

struct Account {
    struct Line {
        Estimate doses, hours, cost;
    };
    std::vector<Line> lines;
    std::vector<double> year_costs;  ///< means
};

Account account(const std::vector<AccountRun>& runs);

}  // namespace savan::analysis
