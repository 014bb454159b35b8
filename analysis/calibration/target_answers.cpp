#include "analysis/calibration/target_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "analysis/calibration/observables.hpp"
#include "analysis/json_number.hpp"
#include "analysis/quantile.hpp"
#include "analysis/text_table.hpp"

namespace savan::calibration {

namespace {

using scenario::Bound;
using scenario::PairedChange;
using scenario::Target;

constexpr double cut = 3;

/// Variance of the mean of some values, 0 for a single one.
double variance_of_mean(const std::vector<double>& values, double mean) {
    if (values.size() < 2) return 0;
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    const auto count = static_cast<double>(values.size());
    return squares / (count - 1) / count;
}

Answer answer(const Target& target, const std::vector<double>& all) {
    std::vector<double> values;
    std::ranges::copy_if(all, std::back_inserter(values), [](double value) { return !std::isnan(value); });
    Answer made{target, analysis::estimate(values), values.size(), std::numeric_limits<double>::quiet_NaN()};
    const double variance = target.sampling_sd * target.sampling_sd + target.discrepancy_sd * target.discrepancy_sd +
                            variance_of_mean(values, made.model.mean);
    if (!values.empty()) made.miss = (made.model.mean - target.value) / std::sqrt(variance);
    return made;
}

bool is_relative(const Target& target) {
    return !target.baseline.empty() && target.change == PairedChange::relative;
}

std::string_view unit_of(const Target& target) {
    const ObservableRow* row = find_observable(target.observable);
    return is_relative(target) ? "relative change" : row ? row->unit : "";
}

std::string_view use_of(const Target& target) {
    if (target.fit) return "fit";
    return target.bound == Bound::at_least ? "lower bound" : target.bound == Bound::at_most ? "upper bound" : "check";
}

std::string shown(double value) { return analysis::number(value, 3, 4); }

}  // namespace

bool Answer::agrees() const noexcept {
    if (target.bound == Bound::at_least) return miss >= -cut;
    if (target.bound == Bound::at_most) return miss <= cut;
    return std::abs(miss) <= cut;
}

std::vector<Answer> answers(const std::vector<Target>& targets, const std::vector<std::vector<double>>& values) {
    std::vector<Answer> made;
    for (std::size_t k = 0; k < targets.size(); ++k) {
        std::vector<double> column;
        for (const auto& replicate : values) column.push_back(replicate.at(k));
        made.push_back(answer(targets[k], column));
    }
    return made;
}

std::string markdown(const std::vector<Answer>& answers) {
    std::vector<std::vector<std::string>> rows{
        {"Figure", "Observed as", "Unit", "Use", "Published", "Model", "Miss, sd", "Agrees", "Source", "Status"}};
    for (const Answer& one : answers)
        rows.push_back({one.target.id, one.target.observable, std::string(unit_of(one.target)),
                        std::string(use_of(one.target)),
                        fmt::format("{} ± {}", shown(one.target.value),
                                    shown(std::hypot(one.target.sampling_sd, one.target.discrepancy_sd))),
                        fmt::format("{} [{}, {}]", shown(one.model.mean), shown(one.model.low), shown(one.model.high)),
                        analysis::number(one.miss, 2, 1), one.agrees() ? "yes" : "no", one.target.source,
                        one.target.status});
    return analysis::markdown_table(std::move(rows), "llllrrrlll");
}

std::string csv(const std::vector<Answer>& answers) {
    using analysis::csv_field, analysis::plain_number;
    std::string text =
        "\xEF\xBB\xBF"
        "figure,observable,unit,use,published,sampling_sd,discrepancy_sd,model,low,high,replicates,miss_sd,"
        "agrees,source,status,meaning\n";
    for (const Answer& one : answers)
        text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(one.target.id),
                            csv_field(one.target.observable), csv_field(unit_of(one.target)), use_of(one.target),
                            plain_number(one.target.value), plain_number(one.target.sampling_sd),
                            plain_number(one.target.discrepancy_sd), plain_number(one.model.mean),
                            plain_number(one.model.low), plain_number(one.model.high), one.replicates,
                            plain_number(one.miss), one.agrees(), csv_field(one.target.source),
                            csv_field(one.target.status), csv_field(one.target.meaning));
    return text;
}

nlohmann::ordered_json to_json(const std::vector<Answer>& answers) {
    auto all = nlohmann::ordered_json::array();
    for (const Answer& one : answers)
        all.push_back({{"figure", one.target.id},
                       {"observable", one.target.observable},
                       {"unit", unit_of(one.target)},
                       {"use", use_of(one.target)},
                       {"published", one.target.value},
                       {"sampling_sd", one.target.sampling_sd},
                       {"discrepancy_sd", one.target.discrepancy_sd},
                       {"model", analysis::json_number(one.model.mean)},
                       {"low", analysis::json_number(one.model.low)},
                       {"high", analysis::json_number(one.model.high)},
                       {"replicates", one.replicates},
                       {"miss_sd", analysis::json_number(one.miss)},
                       {"agrees", one.agrees()},
                       {"source", one.target.source},
                       {"status", one.target.status},
                       {"meaning", one.target.meaning}});
    return all;
}

}  // namespace savan::calibration
