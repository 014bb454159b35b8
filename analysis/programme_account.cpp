#include "analysis/programme_account.hpp"

#include "analysis/quantile.hpp"
#include "sim/base/month.hpp"

namespace savan::analysis {

AccountRun account_run(const Tallies& run, Period period) {
    AccountRun result;
    const std::size_t lines = run.interventions();
    const int first_year = Month{period.first}.year();
    result.lines.resize(lines);
    result.year_costs.assign(static_cast<std::size_t>(Month{period.last}.year() - first_year + 1), 0);
    for (int month = period.first; month <= period.last; ++month) {
        const auto doses = run.month(Measure::doses, month), hours = run.month(Measure::hours, month),
                   cents = run.month(Measure::cost, month);
        for (std::size_t cell = 0; cell < cents.size(); ++cell) {  // district, intervention
            AccountRun::Line& line = result.lines[cell % lines];
            line.doses += static_cast<double>(doses[cell]);
            line.hours += static_cast<double>(hours[cell]) / 100;
            line.cost += static_cast<double>(cents[cell]) / 100;
            result.year_costs[static_cast<std::size_t>(Month{month}.year() - first_year)] +=
                static_cast<double>(cents[cell]) / 100;
        }
    }
    return result;
}

Account account(const std::vector<AccountRun>& runs) {
    const std::span<const AccountRun> all(runs);
    Account result;
    for (std::size_t line = 0; line < runs.front().lines.size(); ++line) {
        const auto over_runs = [&](double AccountRun::Line::*member) {
            return estimate(each(all, [&](const AccountRun& run) { return run.lines[line].*member; }));
        };
        result.lines.push_back({over_runs(&AccountRun::Line::doses), over_runs(&AccountRun::Line::hours),
                                over_runs(&AccountRun::Line::cost)});
    }
    for (std::size_t year = 0; year < runs.front().year_costs.size(); ++year)
        result.year_costs.push_back(
            mean(each(all, [&](const AccountRun& run) { return run.year_costs[year]; })));
    return result;
}

}  // namespace savan::analysis
