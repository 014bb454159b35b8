#include "sim/app/what_to_compare.hpp"

#include <fmt/format.h>

#include <charconv>

#include "analysis/sensitivity/study_file.hpp"
#include "sim/app/console.hpp"
#include "sim/base/month.hpp"
#include "sim/output/sha256.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

std::size_t find_baseline(const output::Results& results, const std::string& name) {
    const std::size_t position = results.find_scenario(name);
    if (position < results.scenarios().size()) return position;
    scenario::Words names;
    for (const output::ScenarioInfo& info : results.scenarios()) names.push_back(info.name);
    throw Failure(ExitCode::usage,
                  fmt::format("no scenario \"{}\" in the file to compare with (--baseline) {}", name,
                              scenario::suggest(name, names)));
}

analysis::Period period_of(const std::string& years, int months) {
    const analysis::Period whole{0, months - 1};
    if (years.empty()) return whole;
    int from = 0, to = 0;
    const char* end = years.data() + years.size();
    auto read = std::from_chars(years.data(), end, from);
    to = from;
    if (read.ec == std::errc{} && read.ptr != end && *read.ptr == '-')
        read = std::from_chars(read.ptr + 1, end, to);
    if (read.ec != std::errc{} || read.ptr != end || to < from)
        throw Failure(ExitCode::usage,
                      fmt::format("--years \"{}\" is no span of years, write it as in 2006-2010", years));
    const int first_year = 2002, full_years = months / 12;
    if (from < first_year || to >= first_year + full_years)
        throw Failure(
            ExitCode::usage,
            full_years == 0
                ? fmt::format("--years {}: the run is only {} months long, less than a year", years, months)
                : fmt::format("--years {}: the whole years of the run are {} to {}", years, first_year,
                              first_year + full_years - 1));
    return {january(from).index, january(to + 1).index - 1};
}

sensitivity::AssumedShares assumed_shares(const std::string& file, const output::Results& results,
                                          std::size_t baseline, analysis::Period period) {
    sensitivity::AssumedShares shares{{}, {}, baseline, period};
    for (const output::ScenarioInfo& info : results.scenarios())
        shares.scenarios.push_back({info.name, output::sha256(info.resolved)});
    if (file.empty()) return shares;
    shares.study = sensitivity::read_study(file);
    if (const std::string& wanted = results.scenarios()[baseline].name; shares.study->baseline != wanted)
        throw Failure(ExitCode::usage,
                      fmt::format("{} holds differences from {}, not from {} (--baseline) make it again with savan "
                                  "sensitivity --baseline {}",
                                  file, shares.study->baseline, wanted, wanted));
    return shares;
}

}  // namespace savan::app
