#include "sim/scenario/ensemble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "sim/parameters/effects.hpp"
#include "sim/scenario/distribution.hpp"
#include "sim/scenario/number_reader.hpp"
#include "sim/scenario/text_file.hpp"

namespace savan::scenario {

namespace {

constexpr std::size_t most_problems = 20;

struct Cell {
    std::string_view text;
    Origin at;
};

/// Cells between commas, without spaces and without quotes around them.
std::vector<Cell> split(const std::string& name, int line, std::string_view text) {
    std::vector<Cell> cells;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        std::string_view cell = text.substr(from, comma - from);
        const int column = place_of(name, text, from).column;
        while (cell.starts_with(' ')) cell.remove_prefix(1);
        while (cell.ends_with(' ')) cell.remove_suffix(1);
        if (cell.size() >= 2 && cell.starts_with('"') && cell.ends_with('"'))
            cell = cell.substr(1, cell.size() - 2);
        cells.push_back({cell, {name, line, column}});
        from = comma + 1;
    }
    return cells;
}

std::vector<std::size_t> read_names(const std::vector<Cell>& cells, Problems& problems) {
    std::vector<std::size_t> rows;
    for (const Cell& cell : cells) {
        const auto column = find_column(cell.text);
        if (!column) {
            const std::string effect = suggest_effect(cell.text), parameter = suggest_parameter(cell.text);
            problems.add(
                cell.at,
                fmt::format("unknown parameter {} (columns are named after parameters and effects) {}",
                            in_quotes(cell.text),
                            cell.text.find(';') != cell.text.npos ? "separate columns by commas, not semicolons"
                            : effect.empty() || parameter.starts_with("did you mean") ? parameter
                                                                                      : effect));
            continue;
        }
        if (std::ranges::count(rows, *column))
            problems.add(cell.at,
                         fmt::format("second column {} (a member has one value of a parameter) keep one",
                                     in_quotes(cell.text)));
        rows.push_back(*column);
    }
    return rows;
}

const EffectRow* effect_of(std::size_t column) {
    const std::size_t parameters = parameter_table().size();
    return column < parameters ? nullptr : &effect_table()[column - parameters];
}

Accepted accepted_in(std::size_t column) {
    if (const EffectRow* effect = effect_of(column))
        return {effect->what().low, effect->what().high, effect->what().unit};
    const ParameterRow& row = parameter_table()[column];
    return {row.low, row.high, row.unit};
}

double read_value(const Cell& cell, std::size_t column, Problems& problems) {
    const Accepted accepted = accepted_in(column);
    double value = 0;
    const char* end = cell.text.data() + cell.text.size();
    const auto [rest, error] = std::from_chars(cell.text.data(), end, value);
    if (error != std::errc{} || rest != end || !std::isfinite(value))
        problems.add(cell.at, fmt::format("{} is not a finite number (column {}) write digits, as in 12.5",
                                          in_quotes(cell.text), column_name(column)));
    else if (value < accepted.low || value > accepted.high)
        problems.add(cell.at, fmt::format("{} = {} is out of range ({} to {} {}) give a value within it",
                                          column_name(column), value, accepted.low, accepted.high,
                                          accepted.unit));
    return value;
}

bool is_given(const Explained& explained) { return explained.origin.file != "default"; }

}  // namespace

std::optional<std::size_t> find_column(std::string_view name) {
    if (const ParameterRow* row = find_parameter(name))
        return static_cast<std::size_t>(row - parameter_table().data());
    if (const EffectRow* row = find_effect(name))
        return parameter_table().size() + static_cast<std::size_t>(row - effect_table().data());
    return std::nullopt;
}

std::string_view column_name(std::size_t column) {
    const EffectRow* effect = effect_of(column);
    return effect ? std::string_view(effect->name) : parameter_table()[column].name;
}

Ensemble parse_ensemble(const std::string& name, std::string_view text) {
    Ensemble ensemble;
    ensemble.text = text;
    Problems problems;
    bool has_names = false;
    text.remove_prefix(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    for (int line = 1; !text.empty() && problems.count() < most_problems; ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view words = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (words.ends_with('\r') || words.ends_with(' ')) words.remove_suffix(1);
        if (words.starts_with('#')) {
            words.remove_prefix(words.starts_with("# ") ? 2 : 1);
            ensemble.about.emplace_back(words);
        } else if (words.empty()) {
            continue;
        } else if (const auto cells = split(name, line, words); !has_names) {
            ensemble.rows = read_names(cells, problems);
            has_names = true;
            if (problems.any()) break;  // what stands below cannot be told apart
        } else if (cells.size() != ensemble.rows.size()) {
            problems.add(
                cells.front().at,
                fmt::format("{} cells in this line (the header has {}) give every parameter a number",
                            cells.size(), ensemble.rows.size()));
        } else {
            std::vector<double>& member = ensemble.members.emplace_back();
            for (std::size_t j = 0; j < cells.size(); ++j)
                member.push_back(read_value(cells[j], ensemble.rows[j], problems));
        }
    }
    if (!problems.any() && ensemble.members.empty())
        problems.add(
            {name},
            "no members (a line of parameter names is needed, then a line of values for each member) "
            "write it by savan calibrate");
    if (problems.any()) throw ScenarioError(problems.sorted());
    return ensemble;
}

Ensemble read_ensemble(const std::filesystem::path& path) {
    Problems problems;
    std::vector<Source> sources;
    const auto text = read_text(path, std::nullopt, sources, problems);
    if (!text) throw ScenarioError(problems.sorted());
    return parse_ensemble(path.string(), *text);
}

std::string to_text(const Ensemble& ensemble) {
    std::string text;
    const auto out = std::back_inserter(text);
    for (const std::string& line : ensemble.about) fmt::format_to(out, "# {}\n", line);
    for (std::size_t j = 0; j < ensemble.rows.size(); ++j)
        fmt::format_to(out, "{}{}", j == 0 ? "" : ",", column_name(ensemble.rows[j]));
    text += '\n';
    for (const std::vector<double>& member : ensemble.members) {
        for (std::size_t j = 0; j < member.size(); ++j)
            fmt::format_to(out, "{}{}", j == 0 ? "" : ",", member[j]);
        text += '\n';
    }
    return text;
}

std::vector<std::string> explained_names(const Loaded& loaded, std::size_t column) {
    const EffectRow* effect = effect_of(column);
    if (!effect) return {std::string(column_name(column))};
    std::vector<std::string> names;
    for (const Intervention& what : loaded.scenario.interventions)
        if (what.kind == effect->kind) names.push_back(fmt::format("intervention.{}.{}", what.id, effect->what().key));
    return names;
}

std::vector<std::string> given_by_scenario(const Loaded& loaded, const Ensemble& ensemble) {
    std::vector<std::string> given;
    for (const std::size_t column : ensemble.rows)
        for (const std::string& name : explained_names(loaded, column)) {
            const auto found = std::ranges::find(loaded.explained, name, &Explained::name);
            if (found != loaded.explained.end() && is_given(*found)) given.push_back(name);
        }
    return given;
}

Scenario at_member(const Loaded& loaded, const Ensemble& ensemble, std::size_t member) {
    Scenario scenario = loaded.scenario;
    const std::vector<std::string> given = given_by_scenario(loaded, ensemble);
    for (std::size_t j = 0; j < ensemble.rows.size(); ++j) {
        const double value = ensemble.members[member][j];
        const EffectRow* effect = effect_of(ensemble.rows[j]);
        if (!effect) {
            const ParameterRow& row = parameter_table()[ensemble.rows[j]];
            if (!std::ranges::count(given, row.name)) scenario.parameters.*row.member = value;
            continue;
        }
        for (Intervention& what : scenario.interventions) {
            if (what.kind != effect->kind ||
                std::ranges::count(given, fmt::format("intervention.{}.{}", what.id, effect->what().key)))
                continue;
            what.effects[effect->slot] = value;
            what.priors[effect->slot] = {};
        }
    }
    return scenario;
}

}  // namespace savan::scenario
