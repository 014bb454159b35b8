#include "analysis/calibration/stage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "analysis/calibration/target_json.hpp"
#include "analysis/sweep/parts.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/temporary_file.hpp"
#include "sim/output/text_file.hpp"

namespace savan::calibration {

namespace fs = std::filesystem;

namespace {

constexpr const char* places_file = "places.csv";

std::string places_text(const std::vector<sweep::Factor>& factors, const std::vector<Point>& places) {
    std::string text;
    for (std::size_t j = 0; j < factors.size(); ++j) text += (j ? "," : "") + factors[j].name;
    for (const Point& place : places) text += fmt::format("\n{}", fmt::join(place, ","));
    return text + '\n';
}

/// The numbers of all lines but the first; whatever is wrong with them shows in does_fit().
std::vector<Point> places_from(const std::string& text) {
    std::vector<Point> places;
    const char* const end = text.data() + text.size();
    const char* at = std::find(text.data(), end, '\n');
    while (at != end && at + 1 != end) {
        Point& place = places.emplace_back();
        do {
            double number = 0;
            const auto [rest, error] = std::from_chars(++at, end, number);
            if (error != std::errc{}) return {};
            place.push_back(number);
            at = rest;
        } while (at != end && *at == ',');
        if (at == end || *at != '\n') return {};
    }
    return places;
}

bool does_fit(const CalibrationPlan& plan, const Stage& stage) {
    const sweep::Points& points = stage.sweep.design.points;
    bool fits = stage.places.size() == points.rows && plan.factors.size() == points.columns;
    for (std::size_t i = 0; fits && i < points.rows; ++i)
        fits = stage.places[i].size() == points.columns &&
               std::ranges::equal(points.row(i), values_at(plan.factors, stage.places[i]));
    return fits;
}

/// Why a stage is not one of this calibration; empty if it is.
std::string mismatch(const CalibrationPlan& plan, const Stage& stage) {
    const sweep::Plan& sweep = stage.sweep;
    const auto same_scenario = [](const sweep::PlannedScenario& a, const sweep::PlannedScenario& b) {
        return a.name == b.name && a.text == b.text && a.resolved_sha256 == b.resolved_sha256;
    };
    const auto same_factor = [](const sweep::Factor& a, const sweep::Factor& b) { return a.name == b.name; };
    const Observation& observation = observed_in(plan, stage.name);
    if (!std::ranges::equal(sweep.scenarios, observation.scenarios, same_scenario))
        return "it has other scenarios";
    if (!std::ranges::equal(sweep.design.factors, plan.factors, same_factor))
        return "it has other parameters";
    if (targets_json(sweep.targets) != targets_json(observation.targets)) return "it has other targets";
    if (sweep.seed != plan.seed || sweep.months != observation.months)
        return "it has another seed or horizon";
    if (!does_fit(plan, stage)) return "its places.csv and design.csv do not belong together";
    return "";
}

}  // namespace

std::string StageName::folder() const {
    if (kind == Kind::chance) return "chance";
    if (kind == Kind::checks) return "members";
    return fmt::format("{}-{}", kind == Kind::wave ? "wave" : "generation", number);
}

std::string StageName::words(const Sizes& sizes) const {
    if (kind == Kind::chance) return "what chance does";
    if (kind == Kind::checks) return "checks of the posterior";
    if (kind == Kind::wave) return fmt::format("wave {} of {}", number, sizes.waves);
    return fmt::format("generation {} of at most {}", number, sizes.generations);
}

std::vector<StageName> stages_of(const CalibrationPlan& plan) {
    const Sizes& sizes = plan.sizes;
    std::vector<StageName> stages = {{StageName::Kind::wave, 1}};
    if (sizes.replicates == 1) stages.push_back({StageName::Kind::chance, 1});
    for (std::size_t wave = 2; wave <= sizes.waves; ++wave) stages.push_back({StageName::Kind::wave, wave});
    for (std::size_t generation = 1; generation <= sizes.generations; ++generation)
        stages.push_back({StageName::Kind::generation, generation});
    if (!plan.checks.targets.empty()) stages.push_back({StageName::Kind::checks, 1});
    return stages;
}

const Observation& observed_in(const CalibrationPlan& plan, StageName name) {
    return name.kind == StageName::Kind::checks ? plan.checks : plan.fitting;
}

Stage write_stage(const CalibrationPlan& plan, StageName name, std::vector<Point> places,
                  std::uint32_t replicates) {
    Stage stage{name, {}, std::move(places)};
    sweep::Plan& sweep = stage.sweep;
    sweep.folder = plan.folder / name.folder();
    sweep.version = plan.version;
    sweep.git_revision = plan.git_revision;
    sweep.created = plan.created;
    sweep.seed = plan.seed;
    sweep.replicates = replicates;
    const Observation& observation = observed_in(plan, name);
    sweep.months = observation.months;
    sweep.scenarios = observation.scenarios;
    sweep.targets = observation.targets;
    sweep.design.choice.kind = sweep::DesignKind::foreign;
    sweep.design.factors = plan.factors;
    sweep.design.points = {stage.places.size(), plan.factors.size(), {}};
    for (const Point& place : stage.places)
        for (const double value : values_at(plan.factors, place)) sweep.design.points.values.push_back(value);
    sweep.runs_per_part = sweep::default_runs_per_part(sweep.runs());
    std::error_code error;
    if (fs::create_directories(sweep.folder, error); error)
        throw output::not_written(sweep.folder, error.value());
    output::write_text_file(sweep.folder / places_file, places_text(plan.factors, stage.places), true);
    sweep::write_plan(sweep);
    return stage;
}

std::optional<Stage> read_stage(const CalibrationPlan& plan, StageName name) {
    const fs::path folder = plan.folder / name.folder();
    std::error_code error;
    if (!fs::exists(folder / "manifest.json", error)) return std::nullopt;
    Stage stage{name, sweep::read_plan(folder), places_from(output::read_text_file(folder / places_file))};
    if (const std::string why = mismatch(plan, stage); !why.empty())
        throw sweep::SweepError(fmt::format(
            "{}: is no stage of this calibration ({}) put it back as it was, or remove the folder "
            "and run the calibration again",
            folder.string(), why));
    return stage;
}

std::vector<std::vector<double>> StageResults::means() const {
    std::vector<std::vector<double>> means(runs.size() / replicates);
    for (std::size_t point = 0; point < means.size(); ++point) {
        means[point] = runs[point * replicates];
        for (std::size_t r = 1; r < replicates; ++r)
            for (std::size_t t = 0; t < means[point].size(); ++t)
                means[point][t] += runs[point * replicates + r][t];
        for (double& mean : means[point]) mean /= static_cast<double>(replicates);
    }
    return means;
}

std::vector<double> StageResults::chance_variance() const {
    const auto centre = means();
    std::vector<double> variance(runs.empty() ? 0 : runs.front().size());
    for (std::size_t t = 0; t < variance.size(); ++t) {
        double squares = 0;
        std::size_t freedom = 0;
        for (std::size_t point = 0; point < centre.size(); ++point) {
            if (std::isnan(centre[point][t])) continue;
            for (std::size_t r = 0; r < replicates; ++r) {
                const double miss = runs[point * replicates + r][t] - centre[point][t];
                squares += miss * miss;
            }
            freedom += replicates - 1;
        }
        variance[t] = freedom > 0 ? squares / static_cast<double>(freedom) : 0;
    }
    return variance;
}

std::optional<StageResults> results_of(const Stage& stage) {
    StageResults results;
    results.replicates = stage.sweep.replicates;
    const auto& build = output::build();
    for (std::uint64_t number = 0; number < stage.sweep.parts(); ++number) {
        sweep::Part part = sweep::read_part(stage.sweep, number, build.version, build.git_revision, true);
        if (part.state == sweep::PartState::foreign) throw sweep::SweepError(part.trouble);
        if (part.state != sweep::PartState::whole) return std::nullopt;
        for (output::SweepRun& run : part.held) {
            results.runs.push_back(sweep::target_values(stage.sweep, run));
            run.outcomes.clear();
            results.digests.push_back(std::move(run));
        }
    }
    return results;
}

}  // namespace savan::calibration
