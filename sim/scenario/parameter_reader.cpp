#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/scenario/distribution.hpp"
#include "sim/scenario/draft.hpp"

namespace savan::scenario {

namespace {

Words parameter_names() {
    Words names;
    for (const ParameterRow& row : parameter_table()) names.push_back(row.name);
    return names;
}

bool is_group(std::string_view name) {
    return std::ranges::any_of(parameter_table(), [&](const ParameterRow& row) {
        return row.name.starts_with(name) && row.name.substr(name.size()).starts_with('.');
    });
}

std::size_t index_of(const ParameterRow& row) {
    return static_cast<std::size_t>(&row - parameter_table().data());
}

/// Calls take(row, key, node) for every parameter in a table that may be nested or use dotted names.
template <class Take>
void walk(const Layer& layer, const toml::table& table, const std::string& prefix, Problems& problems,
          Take&& take) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const ParameterRow* row = find_parameter(name))
            take(*row, key, node);
        else if (is_group(name) && node.is_table())
            walk(layer, *node.as_table(), name + '.', problems, take);
        else if (is_group(name))
            read_table(layer, key, node, problems);
        else
            problems.add(layer.at(key),
                         fmt::format("unknown parameter {} (not in the table of parameters) {}",
                                     in_quotes(name), suggest_parameter(name)));
    }
}

/// Blames a parameter that one file gives twice, once nested and once in quotes.
class Once {
public:
    bool first(const Layer& layer, const ParameterRow& row, const toml::key& key, Problems& problems) {
        if (seen_.insert(row.name).second) return true;
        problems.add(layer.at(key),
                     fmt::format("duplicate key {} (this file gives the parameter twice) keep one of them",
                                 in_quotes(row.name)));
        return false;
    }

private:
    std::set<std::string_view> seen_;
};

}  // namespace

// "awareness.half_life_years": the name is right and a unit was added. "half_life": the group is missing.
std::string suggest_parameter(std::string_view word) {
    for (const ParameterRow& row : parameter_table()) {
        if (word.starts_with(row.name) && word.substr(row.name.size()).starts_with('_'))
            return fmt::format("write \"{}\", in {}", row.name, row.unit);
        if (row.name.substr(row.name.find('.') + 1) == word.substr(word.rfind('.') + 1))
            return fmt::format("did you mean \"{}\"?", row.name);
    }
    const std::string_view near = nearest(word, parameter_names());
    return near.empty() ? "see the list that \"savan explain\" prints"
                        : fmt::format("did you mean \"{}\"?", near);
}

std::optional<std::string> read_source(const Layer& layer, const toml::key& key, const toml::node& node,
                                       const Draft& draft, Problems& problems) {
    auto source = read_string(layer, key, node, problems);
    const Evidence& evidence = draft.data.evidence;
    if (!source || evidence.empty() || !evidence.status(*source).empty()) return source;
    Words known = evidence.ids();
    known.push_back("assumed");
    const std::string_view near = nearest(*source, known);
    problems.add(layer.at(node),
                 fmt::format("unknown source {} (not an id of evidence.csv) {}", in_quotes(*source),
                             near.empty() ? "add its row there, or write \"assumed\""
                                          : fmt::format("did you mean \"{}\"?", near)));
    return std::nullopt;
}

void read_parameters(const Layer& layer, Draft& draft, Problems& problems) {
    if (const auto found = layer.table.find("parameters"); found != layer.table.end())
        if (const toml::table* table = read_table(layer, found->first, found->second, problems)) {
            Once once;
            walk(layer, *table, "", problems,
                 [&](const ParameterRow& row, const toml::key& key, const toml::node& node) {
                     if (!once.first(layer, row, key, problems)) return;
                     ParameterDraft& draft_of = draft.parameters[index_of(row)];
                     const Accepted accepted{row.low, row.high, row.unit};
                     if (const toml::table* prior_table = node.as_table()) {
                         const auto prior = read_prior(layer, row.name, *prior_table, accepted, problems);
                         if (prior) draft_of = {centre(*prior), prior, "assumed", layer.at(node)};
                     } else if (const auto value = read_number(layer, row.name, node, accepted, problems)) {
                         draft_of = {*value, std::nullopt, "assumed", layer.at(node)};
                     }
                 });
        }
    if (const auto found = layer.table.find("parameter_sources"); found != layer.table.end())
        if (const toml::table* table = read_table(layer, found->first, found->second, problems)) {
            Once once;
            walk(layer, *table, "", problems,
                 [&](const ParameterRow& row, const toml::key& key, const toml::node& node) {
                     if (!once.first(layer, row, key, problems)) return;
                     if (auto source = read_source(layer, key, node, draft, problems))
                         draft.parameters[index_of(row)].source = std::move(*source);
                 });
        }
}

}  // namespace savan::scenario
