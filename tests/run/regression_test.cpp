/// A small fixed run with its counts pinned, so that no result changes unnoticed. After a change that is
/// meant, run with SAVAN_UPDATE=1 in the environment and review the difference of the file.

#include <sstream>

#include "tests/run/runs.hpp"
#include "tests/support/pinned.hpp"

namespace savan {
namespace {

using namespace support;

/// Two villages, three years, two replicates, three scenarios: totals of every measure by year.
TEST(Regression, SmallRun) {
    constexpr int months = 36;
    const Scenario place = tiny_scenario(
        2, 400, months, [](Parameters& p) { p.initially_abroad = 0.2, p.exploitation_rate = 0.01; });
    Intervention event = monthly(Kind::awareness_event, "event", 6, months - 1);
    event.every_months = 6;
    const std::vector<Scenario> scenarios = {named(place, "none", {}), named(place, "event", {event}),
                                             named(place, "everything", everything(4, months - 1))};
    const run::Options options{.seed = 2005, .replicates = 2};
    std::ostringstream text;
    text << "replicate,scenario,measure,2002,2003,2004\n";
    const auto runs = run_all(scenarios, options);
    for (std::size_t replicate = 0; replicate < runs.size(); ++replicate)
        for (std::size_t k = 0; k < scenarios.size(); ++k)
            for (const MeasureRow& row : measure_table()) {
                text << replicate << ',' << scenarios[k].name << ',' << row.name;
                for (int year = 0; year < 3; ++year) {
                    std::int64_t sum = 0;
                    for (int month = 12 * year; month < 12 * (year + 1); ++month)
                        for (const std::int64_t count : runs[replicate][k].month(row.measure, month))
                            sum += count;
                    text << ',' << sum;
                }
                text << '\n';
            }
    EXPECT_TRUE(equals_pinned(text.str(), SAVAN_TESTS "/run/regression/small_run.csv"));
}

}  // namespace
}  // namespace savan
