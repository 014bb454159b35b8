#include "analysis/calibration/carry_over.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/text_table.hpp"

namespace savan::calibration {

namespace {

double squared_misses(const std::vector<Answer>& answers) {
    double sum = 0;
    for (const Answer& one : answers)
        if (one.target.fit && !std::isnan(one.miss)) sum += one.miss * one.miss;
    return sum;
}

void fit_beta(CarriedOver& carried) {
    const auto [low, high] = std::ranges::minmax(carried.values);
    const double variance = carried.sd * carried.sd, spread = carried.mean * (1 - carried.mean);
    if (low < 0 || high > 1 || variance <= 0 || variance >= spread) return;
    const double size = spread / variance - 1;
    carried.alpha = carried.mean * size;
    carried.beta = (1 - carried.mean) * size;
}

}  // namespace

CarriedOver carry_over(const std::vector<double>& values, const std::vector<std::vector<Answer>>& answers) {
    CarriedOver made{.values = values, .weights = {}};
    std::vector<double> squares;
    for (const auto& at_value : answers) squares.push_back(squared_misses(at_value));
    const double least = std::ranges::min(squares);  // taken off, so that far misses do not all vanish
    double sum = 0;
    for (const double square : squares) sum += made.weights.emplace_back(std::exp(-(square - least) / 2));
    for (double& weight : made.weights) weight /= sum;
    double second = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        made.mean += made.weights[i] * values[i];
        second += made.weights[i] * values[i] * values[i];
    }
    made.sd = std::sqrt(std::max(0.0, second - made.mean * made.mean));
    fit_beta(made);
    return made;
}

std::string markdown(const std::string& name, const CarriedOver& carried,
                     const std::vector<std::vector<Answer>>& answers) {
    std::vector<std::string> head{name};
    for (const Answer& one : answers.front())
        if (one.target.fit)
            head.push_back(fmt::format("{} ({})", one.target.id, analysis::number(one.target.value, 3, 4)));
    head.emplace_back("Weight");
    std::vector<std::vector<std::string>> rows{head};
    for (std::size_t i = 0; i < answers.size(); ++i) {
        std::vector<std::string> row{analysis::number(carried.values[i], 3, 4)};
        for (const Answer& one : answers[i])
            if (one.target.fit) row.push_back(analysis::number(one.model.mean, 3, 4));
        row.push_back(analysis::number(carried.weights[i], 3, 4));
        rows.push_back(std::move(row));
    }
    const std::string as_beta =
        carried.alpha > 0 ? fmt::format(", as beta({:.3g}, {:.3g})", carried.alpha, carried.beta) : "";
    return analysis::markdown_table(std::move(rows), "r") +
           fmt::format("\n{} after these trials: mean {}, standard deviation {}{}. The figures stand in brackets; all "
                       "else is at its default, so what else the trials say something about is not seen.\n",
                       name, analysis::number(carried.mean, 3, 4), analysis::number(carried.sd, 2, 4), as_beta);
}

}  // namespace savan::calibration
