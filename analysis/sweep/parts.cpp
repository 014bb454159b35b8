#include "analysis/sweep/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "analysis/calibration/observables.hpp"
#include "analysis/calibration/observe_targets.hpp"
#include "analysis/outcomes.hpp"
#include "sim/base/month.hpp"

namespace savan::sweep {

namespace {

/// The whole run and each of its calendar years, of which the last may be short. Targets have months of
/// their own.
std::vector<output::SweepPeriod> periods_of(const Plan& plan) {
    std::vector<output::SweepPeriod> periods = {{"whole", 0, plan.months - 1}};
    if (!plan.targets.empty()) return periods;
    for (int year = 2002; january(year).index < plan.months; ++year)
        periods.push_back({fmt::format("{}", year), january(year).index,
                           std::min(january(year + 1).index, plan.months) - 1});
    return periods;
}

std::string unit_of(const scenario::Target& target) {
    const bool is_ratio = !target.baseline.empty() && target.change == scenario::PairedChange::relative;
    const calibration::ObservableRow* row = calibration::find_observable(target.observable);
    return is_ratio || !row ? "1" : std::string(row->unit);
}

std::vector<output::SweepColumn> outcomes_of(const Plan& plan) {
    std::vector<output::SweepColumn> outcomes;
    for (const scenario::Target& target : plan.targets)
        outcomes.push_back({target.id, target.meaning, unit_of(target)});
    if (!outcomes.empty()) return outcomes;
    for (const analysis::OutcomeRow& row : analysis::outcome_table())
        outcomes.push_back({std::string(row.key), std::string(row.name), std::string(row.unit)});
    return outcomes;
}

/// Where a target's value stands among the outcomes of a run.
std::size_t place_of(const Plan& plan, std::size_t target) {
    const auto scenario =
        std::ranges::find(plan.scenarios, plan.targets[target].scenario, &PlannedScenario::name);
    return static_cast<std::size_t>(scenario - plan.scenarios.begin()) * plan.targets.size() + target;
}

std::vector<double> in_their_places(const Plan& plan, const std::vector<double>& values) {
    std::vector<double> outcomes(plan.scenarios.size() * values.size(),
                                 std::numeric_limits<double>::quiet_NaN());
    for (std::size_t target = 0; target < values.size(); ++target)
        outcomes.at(place_of(plan, target)) = values[target];
    return outcomes;
}

/// Why a sound file is not this part of this plan; empty if it is.
std::string mismatch(const Plan& plan, std::uint64_t number, const output::SweepFile& file,
                     std::string_view version, std::string_view git_revision) {
    const output::SweepDescription& d = file.description();
    if (d.manifest != plan.manifest || d.part != static_cast<std::int64_t>(number))
        return "is not of this sweep (it follows another manifest.json, or is another part of it) remove it, "
               "and "
               "run the sweep again";
    if (!version.empty() && (d.version != version || d.git_revision != git_revision))
        return fmt::format(
            "was simulated by savan {} ({}), not by savan {} ({}) (other versions may give other results, "
            "which "
            "must not be mixed) use one version for all parts, or remove this part and run the sweep again",
            d.version, d.git_revision, version, git_revision);
    return "";
}

/// Whether the runs are those of the part, each once and in order.
bool belong(const Plan& plan, std::uint64_t number, const std::vector<std::uint64_t>& runs) {
    const std::uint64_t first = number * plan.runs_per_part, end = first + plan.runs_of(number);
    return std::ranges::adjacent_find(runs, std::greater_equal<>()) == runs.end() &&
           (runs.empty() || (runs.front() >= first && runs.back() < end));
}

}  // namespace

Part read_part(const Plan& plan, std::uint64_t number, std::string_view version,
               std::string_view git_revision, bool with_runs) {
    Part part;
    part.number = number;
    const std::filesystem::path path = plan.part_file(number);
    try {
        const auto file = output::SweepFile::open(path);
        part.version = file.description().version;
        part.git_revision = file.description().git_revision;
        if (const std::string why = mismatch(plan, number, file, version, git_revision); !why.empty()) {
            part.state = PartState::foreign;
            part.trouble = fmt::format("{}: {}", path.string(), why);
            return part;
        }
        std::vector<output::SweepRun> held = file.read(0, file.runs());
        if (!belong(plan, number, file.run_numbers()) || output::digest_of_sweep(held) != file.digest()) {
            part.state = PartState::damaged;
            part.trouble = fmt::format("{}: its runs do not give its digest", path.string());
            return part;
        }
        part.runs = file.runs();
        part.state = part.runs == plan.runs_of(number) ? PartState::whole : PartState::begun;
        if (with_runs) part.held = std::move(held);
    } catch (const output::OutputError& error) {
        switch (error.fault) {
            case output::Fault::missing:
                return part;
            case output::Fault::unreadable:
                throw;
            case output::Fault::foreign:
            case output::Fault::newer:
            case output::Fault::older:
                part.state = PartState::foreign;
                break;
            default:
                part.state = PartState::damaged;
        }
        part.trouble = error.what();
    }
    return part;
}

output::SweepDescription description_of(const Plan& plan) {
    output::SweepDescription d;
    for (const PlannedScenario& scenario : plan.scenarios) d.scenarios.push_back(scenario.name);
    for (const Factor& factor : plan.design.factors)
        d.factors.push_back({factor.name, std::string(factor.meaning()), std::string(factor.unit())});
    d.outcomes = outcomes_of(plan);
    d.periods = periods_of(plan);
    d.manifest = plan.manifest;
    d.runs_expected = plan.runs();
    return d;
}

output::SweepRun observe(const Plan& plan, std::uint64_t run, const std::vector<Scenario>& scenarios,
                         const std::vector<Tallies>& tallies) {
    output::SweepRun made;
    made.run = run;
    made.point = static_cast<std::uint32_t>(plan.point_of(run));
    made.replicate = plan.replicate_of(run);
    const auto values = plan.design.points.row(plan.point_of(run));
    made.factor_values.assign(values.begin(), values.end());
    for (const Tallies& counts : tallies) made.digests.push_back(counts.digest());
    if (!plan.targets.empty()) {
        std::vector<std::filesystem::path> names;
        for (const PlannedScenario& scenario : plan.scenarios) names.emplace_back(scenario.name);
        made.outcomes = in_their_places(plan, calibration::observe(plan.targets, names, scenarios, tallies));
        return made;
    }
    for (const Tallies& counts : tallies)
        for (const output::SweepPeriod& period : periods_of(plan)) {
            const auto outcomes = analysis::outcomes(counts, {period.first, period.last});
            made.outcomes.insert(made.outcomes.end(), outcomes.begin(), outcomes.end());
        }
    return made;
}

std::vector<double> target_values(const Plan& plan, const output::SweepRun& run) {
    std::vector<double> values;
    for (std::size_t target = 0; target < plan.targets.size(); ++target)
        values.push_back(run.outcomes.at(place_of(plan, target)));
    return values;
}

}  // namespace savan::sweep
