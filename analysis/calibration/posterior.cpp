#include "analysis/calibration/posterior.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/calibration/identification.hpp"
#include "analysis/calibration/target_json.hpp"
#include "analysis/quantile.hpp"
#include "sim/output/sha256.hpp"
#include "sim/output/text_file.hpp"
#include "sim/scenario/ensemble.hpp"

namespace savan::calibration {

using nlohmann::ordered_json;

namespace {

constexpr int result_version = 1;
/// Parameters whose places correlate at least so much are named together.
constexpr double strong_tie = 0.5;

/// Mean, standard deviation and quantiles of equally likely values, those that are numbers.
ordered_json summary(std::vector<double> values, std::initializer_list<int> percents) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    const double mean = analysis::mean(values);
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    ordered_json json = {{"mean", mean}, {"sd", std::sqrt(squares / static_cast<double>(values.size()))}};
    for (const int percent : percents)
        json["quantiles"][std::to_string(percent)] = analysis::quantile(values, percent / 100.0);
    return json;
}

ordered_json prior_json(const sweep::Factor& factor) {
    ordered_json json = {{"distribution", factor.distribution()}};
    for (const int percent : {5, 25, 50, 75, 95})
        json["quantiles"][std::to_string(percent)] = factor.value_at(percent / 100.0);
    return json;
}

ordered_json emulators_json(const CalibrationPlan& plan, const Course& course, const Wave& wave) {
    ordered_json json = ordered_json::array();
    for (std::size_t k = 0; k < wave.emulators.size(); ++k) {
        const Emulator& emulator = wave.emulators[k];
        const auto& misses = emulator.leave_one_out();
        const auto beyond = std::ranges::count_if(misses, [](double miss) { return std::abs(miss) > cut; });
        json.push_back({{"target", plan.fitting.targets[course.fitted()[k]].id},
                        {"points", emulator.points()},
                        {"explained", emulator.explained()},
                        {"inflation", emulator.inflation()},
                        {"beyond_3", static_cast<double>(beyond) / static_cast<double>(misses.size())}});
    }
    return json;
}

ordered_json stages_json(const CalibrationPlan& plan, const Course& course) {
    ordered_json json = ordered_json::array();
    for (std::size_t w = 0; w < course.waves().size(); ++w)
        json.push_back({{"stage", StageName{StageName::Kind::wave, w + 1}.folder()},
                        {"points", plan.sizes.points},
                        {"kept_share", course.waves()[w].kept_share},
                        {"emulators", emulators_json(plan, course, course.waves()[w])}});
    for (std::size_t g = 0; g < course.generations().size(); ++g) {
        const GenerationSummary& generation = course.generations()[g];
        json.push_back({{"stage", StageName{StageName::Kind::generation, g + 1}.folder()},
                        {"points", generation.points},
                        {"tolerance", generation.tolerance},
                        {"effective", generation.effective}});
    }
    return json;
}

const char* word_of(Identification verdict) {
    switch (verdict) {
        case Identification::identified:
            return "identified";
        case Identification::narrowed:
            return "narrowed";
        default:
            return "stays-prior";
    }
}

ordered_json parameters_json(const CalibrationPlan& plan, const Posterior& posterior,
                             const scenario::Ensemble& ensemble) {
    const auto identified = identify(posterior.places, posterior.weights);
    ordered_json json = ordered_json::array();
    for (std::size_t j = 0; j < plan.factors.size(); ++j) {
        std::vector<double> values;
        for (const auto& member : ensemble.members) values.push_back(member[j]);
        const sweep::Factor& factor = plan.factors[j];
        json.push_back({{"name", factor.name},
                        {"unit", factor.unit()},
                        {"meaning", factor.meaning()},
                        {"source", factor.source()},
                        {"prior", prior_json(factor)},
                        {"posterior", summary(std::move(values), {5, 25, 50, 75, 95})},
                        {"width_ratio", identified[j].width_ratio},
                        {"spread_ratio", identified[j].spread_ratio},
                        {"kolmogorov_smirnov", identified[j].kolmogorov_smirnov},
                        {"verdict", word_of(identified[j].verdict)}});
    }
    return json;
}

ordered_json ties_json(const CalibrationPlan& plan, const Posterior& posterior) {
    ordered_json json = ordered_json::array();
    for (const Tie& tie : ties(posterior.places, posterior.weights, strong_tie))
        json.push_back({{"first", plan.factors[tie.first].name},
                        {"second", plan.factors[tie.second].name},
                        {"correlation", tie.correlation}});
    return json;
}

/// `target` as JSON, with what the members give.
void add_members(ordered_json& target, const std::vector<double>& values) {
    target["posterior"] = summary(values, {5, 50, 95});
    target["members"] = values;
}

ordered_json fitting_json(const CalibrationPlan& plan, const Course& course, const Posterior& posterior) {
    const std::vector<double> chance = course.chance_sd();
    ordered_json json = targets_json(plan.fitting.targets);
    for (std::size_t t = 0; t < json.size(); ++t) {
        std::vector<double> values;
        for (const std::size_t member : posterior.members) values.push_back(posterior.values[member][t]);
        json[t]["fitted"] = plan.is_fitted(plan.fitting.targets[t]);
        json[t]["chance_sd"] = chance[t];
        add_members(json[t], values);
    }
    return json;
}

ordered_json checks_json(const CalibrationPlan& plan, const Posterior& posterior) {
    ordered_json json = targets_json(plan.checks.targets);
    for (std::size_t t = 0; t < json.size(); ++t) {
        std::vector<double> values;
        for (const auto& member : posterior.checks) values.push_back(member[t]);
        json[t]["fitted"] = false;
        add_members(json[t], values);
    }
    return json;
}

scenario::Ensemble ensemble_of(const CalibrationPlan& plan, const Course& course,
                               const Posterior& posterior) {
    scenario::Ensemble ensemble;
    ensemble.about = {fmt::format("made by: savan {} ({}) calibrate", plan.version, plan.git_revision),
                      "targets: " + std::to_string(plan.fitting.targets.size()) + ", of which fitted " +
                          std::to_string(course.fitted().size()),
                      "targets_sha256: " + output::sha256(plan.targets_text)};
    if (plan.known_until != any_year)
        ensemble.about.push_back(fmt::format("known_until: {}", plan.known_until));
    ensemble.about.push_back(fmt::format("seed: {}", plan.seed));
    ensemble.about.push_back(fmt::format("runs: {}", course.runs()));
    ensemble.about.push_back("runs_digest: " + course.digest());
    for (const sweep::Factor& factor : plan.factors)
        ensemble.rows.push_back(scenario::find_column(factor.name).value());
    for (const std::size_t member : posterior.members)
        ensemble.members.push_back(values_at(plan.factors, posterior.places[member]));
    return ensemble;
}

ordered_json posterior_json(const Posterior& posterior) {
    std::vector<double> distances;
    for (const std::size_t member : posterior.members) distances.push_back(posterior.distances[member]);
    std::vector<std::size_t> distinct = posterior.members;
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    return {{"points", posterior.places.size()},
            {"effective", posterior.effective},
            {"distinct", distinct.size()},
            {"distances", distances}};
}

}  // namespace

void write_posterior(const CalibrationPlan& plan, const Course& course) {
    const Posterior posterior = course.posterior();
    const scenario::Ensemble ensemble = ensemble_of(plan, course, posterior);
    ordered_json json = {{"savan_calibration_result", result_version},
                         {"version", plan.version},
                         {"git_revision", plan.git_revision},
                         {"seed", plan.seed},
                         {"sizes", sizes_json(plan.sizes)}};
    if (plan.known_until != any_year) json["known_until"] = plan.known_until;
    json.update({{"targets_sha256", output::sha256(plan.targets_text)},
                 {"runs", course.runs()},
                 {"runs_digest", course.digest()},
                 {"stages", stages_json(plan, course)},
                 {"settled", course.is_settled()},
                 {"parameters", parameters_json(plan, posterior, ensemble)},
                 {"ties", ties_json(plan, posterior)},
                 {"targets", fitting_json(plan, course, posterior)},
                 {"checks", checks_json(plan, posterior)},
                 {"posterior", posterior_json(posterior)}});
    output::write_text_file(plan.summary_file(),
                            json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n', true);
    output::write_text_file(plan.posterior_file(), to_text(ensemble), true);
}

}  // namespace savan::calibration
