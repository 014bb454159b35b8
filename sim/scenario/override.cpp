#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/draft.hpp"

namespace savan::scenario {

namespace {

/// Puts a value, as TOML if it is that and as a plain word if not, at the end of a path of tables.
std::optional<toml::table> nested(const std::vector<std::string>& path, const std::string& value) {
    toml::table table;
    try {
        table = toml::parse("value = " + value);
    } catch (const toml::parse_error&) {
        table.insert("value", value);
    }
    if (table.size() != 1) return std::nullopt;  // a line end in the value would smuggle in more keys
    toml::table inner;
    table.begin()->second.visit([&](auto& node) { inner.insert(path.back(), std::move(node)); });
    for (auto name = std::next(path.rbegin()); name != path.rend(); ++name) {
        toml::table outer;
        outer.insert(*name, std::move(inner));
        inner = std::move(outer);
    }
    return inner;
}

}  // namespace

std::optional<Layer> read_override(std::string_view text, const Draft& draft, Problems& problems) {
    const auto refuse = [&](const std::string& what) {
        problems.add({std::string(command_line)}, what);
        return std::nullopt;
    };
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size())
        return refuse("no value (a change is NAME=VALUE) write it as in income.coverage=0.4");
    const std::string name(text.substr(0, equals)), value(text.substr(equals + 1));
    std::vector<std::string> path;
    if (find_parameter(name)) {
        path = {"parameters", name};
    } else if (name == "months") {
        path = {name};
    } else {
        const auto dot = name.find('.');
        const std::string id = name.substr(0, dot);
        const auto target =
            std::ranges::find(draft.interventions, id, [](const InterventionDraft& i) { return i.made.id; });
        Words known;
        for (const InterventionDraft& i : draft.interventions) known.push_back(i.made.id);
        if (dot == std::string::npos)
            return refuse(fmt::format(
                "{} names no value (a parameter or a key of an intervention is needed) write it as in "
                "awareness.half_life=12 or {}.coverage=0.4",
                in_quotes(name), known.empty() ? "NAME" : known.front()));
        if (target == draft.interventions.end()) {
            for (const ParameterRow& row : parameter_table()) known.push_back(row.name);
            const std::string_view near = std::max(nearest(name, known), nearest(id, known));
            return refuse(fmt::format(
                "unknown name {} (neither a parameter nor a key of an intervention of this scenario) {}",
                in_quotes(name),
                near.empty() ? "see the names that \"savan explain\" prints"
                             : fmt::format("did you mean \"{}\"?", near)));
        }
        const std::string key = name.substr(dot + 1);
        const std::string_view whole = complete_key(target->made.kind, key);
        if (whole.empty()) return refuse(unknown_key_problem(target->made.kind, key));
        path = {"intervention", id, std::string(whole)};
    }
    auto table = nested(path, value);
    if (!table) return refuse("more than one value (a change sets one) write one --set for each");
    return Layer{std::string(command_line), std::move(*table)};
}

}  // namespace savan::scenario
