#include "analysis/sensitivity/swept.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/sha256.hpp"

namespace savan::sensitivity {

using sweep::DesignKind;
using sweep::SweepError;

namespace {

constexpr std::size_t absent = static_cast<std::size_t>(-1);

std::size_t rows_of_unit(DesignKind kind, std::size_t factors) {
    return kind == DesignKind::saltelli ? factors + 2 : kind == DesignKind::morris ? factors + 1 : 1;
}

Factor factor_of(const nlohmann::json& entry) {
    return {.name = entry.at("name"),
            .unit = entry.at("unit"),
            .meaning = entry.value("meaning", "the luck, by number of the replicate"),
            .distribution = entry.at("distribution"),
            .source = entry.value("source", ""),
            .is_replicate = entry.at("name") == sweep::replicate_factor};
}

}  // namespace

void Swept::read_manifest(const std::string& text) {
    const auto json = nlohmann::json::parse(text);
    facts_.manifest_sha256 = output::sha256(text);
    facts_.seed = json.at("seed");
    facts_.points = json.at("design").at("points");
    facts_.replicates = json.at("replicates");
    for (const auto& entry : json.at("scenarios"))
        facts_.scenarios.push_back({entry.at("name"), entry.at("resolved_sha256")});
    const auto kind = sweep::find_design(json.at("design").at("kind").get<std::string>());
    if (!kind) throw std::out_of_range("it has a kind of design that this program does not know");
    design_.kind = *kind;
    for (const auto& entry : json.at("factors")) design_.factors.push_back(factor_of(entry));
    design_.rows = rows_of_unit(design_.kind, design_.factors.size());
    if (design_.kind == DesignKind::morris)
        design_.steps = json.at("design").at("steps").get<std::vector<std::vector<int>>>();
    if (facts_.points == 0 || facts_.replicates == 0 || design_.factors.empty() ||
        facts_.points % design_.rows != 0 || facts_.points * facts_.replicates != facts_.runs_expected ||
        design_.factors.size() != description().factors.size() ||
        (design_.kind == DesignKind::morris && design_.steps.size() * design_.rows != facts_.points))
        throw std::out_of_range("its numbers of points do not fit together");
}

/// Positions of the runs of each unit all of whose runs are there, and the values of its factors.
void Swept::arrange() {
    std::vector<std::size_t> position(facts_.runs_expected, absent);
    const auto& numbers = file_.run_numbers();
    for (std::size_t i = 0; i < numbers.size(); ++i) position.at(numbers[i]) = i;
    const std::vector<double> values = file_.factor_values();
    const std::size_t factors = design_.factors.size(), length = design_.rows * facts_.replicates;
    std::vector<std::vector<int>> steps;
    for (std::size_t unit = 0; unit * length < position.size(); ++unit) {
        const auto begin = position.begin() + static_cast<std::ptrdiff_t>(unit * length);
        const auto end = begin + static_cast<std::ptrdiff_t>(length);
        if (std::find(begin, end, absent) != end) continue;
        order_.insert(order_.end(), begin, end);
        for (std::size_t row = 0; row < design_.rows; ++row) {
            const auto from =
                values.begin() +
                static_cast<std::ptrdiff_t>(position[unit * length + row * facts_.replicates] * factors);
            design_.values.insert(design_.values.end(), from, from + static_cast<std::ptrdiff_t>(factors));
        }
        if (!design_.steps.empty()) steps.push_back(design_.steps[unit]);
    }
    design_.steps = std::move(steps);
}

Swept Swept::open(const std::filesystem::path& path, bool allow_partial) {
    Swept swept(output::SweepFile::open(path));
    const output::SweepDescription& description = swept.description();
    const std::string file = path.string();
    if (description.part >= 0)
        throw SweepError(
            fmt::format("{}: is a part of a sweep (indices need all of it) merge the parts with savan "
                        "sweep merge, and give the merged file",
                        file));
    swept.facts_.digest = swept.file_.digest();
    swept.facts_.version = description.version;
    swept.facts_.git_revision = description.git_revision;
    swept.facts_.runs = swept.file_.runs();
    swept.facts_.runs_expected = description.runs_expected;
    if (!swept.facts_.complete() && !allow_partial)
        throw SweepError(
            fmt::format("{}: holds {} of {} runs (the sweep was merged before it was done) finish and "
                        "merge it again, or take the whole units that are there with --allow-partial",
                        file, swept.facts_.runs, swept.facts_.runs_expected));
    try {
        swept.read_manifest(description.manifest);
        swept.arrange();
    } catch (const nlohmann::json::exception& failure) {
        throw SweepError(fmt::format("{}: its plan cannot be used ({}) plan and run the sweep again", file,
                                     failure.what()));
    } catch (const std::out_of_range& failure) {
        throw SweepError(fmt::format("{}: its plan cannot be used ({}) plan and run the sweep again", file,
                                     failure.what()));
    }
    if (swept.order_.empty())
        throw SweepError(
            fmt::format("{}: no unit of its design is whole ({} of {} runs are there) run the rest of "
                        "the sweep and merge it again",
                        file, swept.facts_.runs, swept.facts_.runs_expected));
    return swept;
}

Runs Swept::level(std::size_t outcome, std::size_t scenario, std::size_t period) const {
    const std::vector<double> column = file_.column(outcome, scenario, period);
    Runs runs{order_.size() / (design_.rows * facts_.replicates), design_.rows, facts_.replicates, {}};
    runs.values.reserve(order_.size());
    for (const std::size_t position : order_) runs.values.push_back(column[position]);
    return runs;
}

Runs Swept::difference(std::size_t outcome, std::size_t scenario, std::size_t baseline,
                       std::size_t period) const {
    Runs runs = level(outcome, scenario, period);
    const Runs other = level(outcome, baseline, period);
    for (std::size_t i = 0; i < runs.values.size(); ++i) runs.values[i] -= other.values[i];
    return runs;
}

double Swept::largest_correlation() const {
    if (design_.kind != DesignKind::foreign) return 0;
    const std::size_t factors = design_.factors.size(), points = design_.values.size() / factors;
    std::vector<double> centred = design_.values, length(factors);
    for (std::size_t j = 0; j < factors; ++j) {
        double mean = 0;
        for (std::size_t i = 0; i < points; ++i)
            mean += centred[i * factors + j] / static_cast<double>(points);
        for (std::size_t i = 0; i < points; ++i) {
            double& x = centred[i * factors + j];
            x -= mean;
            length[j] += x * x;
        }
    }
    double largest = 0;
    for (std::size_t j = 0; j < factors; ++j)
        for (std::size_t l = 0; l < j; ++l) {
            double product = 0;
            for (std::size_t i = 0; i < points; ++i)
                product += centred[i * factors + j] * centred[i * factors + l];
            if (length[j] > 0 && length[l] > 0)
                largest = std::fmax(largest, std::fabs(product) / std::sqrt(length[j] * length[l]));
        }
    return largest;
}

}  // namespace savan::sensitivity
