#include "sim/scenario/load.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/draft.hpp"

namespace savan::scenario {

namespace {

const Words top_level_keys = {"extends", "title",      "title_lo",          "finding",       "months",
                              "data",    "parameters", "parameter_sources", "village_lists", "intervention"};

constexpr Accepted accepted_months{1, 1200, "month", true};

/// What a key that does not belong at the top of a scenario file most likely meant.
std::string suggest_top_level(std::string_view key) {
    for (const ParameterRow& row : parameter_table())
        if (row.name == key || (row.name.starts_with(key) && row.name.substr(key.size()).starts_with('.')))
            return "parameters belong under [parameters]";
    if (find_kind(key)) return "interventions are written [intervention.NAME] with kind = \"..\"";
    return suggest(key, top_level_keys);
}

void check_top_level(const Layer& layer, Problems& problems) {
    for (const auto& [key, node] : layer.table)
        if (std::ranges::find(top_level_keys, key.str()) == top_level_keys.end())
            problems.add(layer.at(key), fmt::format("unknown key {} (not a key of a scenario file) {}",
                                                    in_quotes(key.str()), suggest_top_level(key.str())));
}

/// The last file of the chain that names a data folder decides.
void read_data(const std::vector<Layer>& layers, Draft& draft, std::vector<Source>& sources,
               Problems& problems) {
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const auto found = layer->table.find("data");
        if (found == layer->table.end()) continue;
        const auto folder = read_string(*layer, found->first, found->second, problems);
        if (!folder) return;
        const auto path = (std::filesystem::path(layer->path).parent_path() / *folder).lexically_normal();
        draft.data = read_setting(path, layer->at(found->second), sources, problems);
        return;
    }
    problems.add({layers.back().path},
                 "no data folder (districts and villages are needed; neither this file nor one "
                 "that it extends has \"data\") write extends = \"base.toml\"");
}

/// Title and finding speak of one file, so only the last layer's count.
void read_words(const Layer& layer, Draft& draft, Problems& problems) {
    const auto read = [&](std::string_view key, std::string& into) {
        if (const auto found = layer.table.find(key); found != layer.table.end())
            into = read_string(layer, found->first, found->second, problems).value_or("");
    };
    read("title", draft.title);
    read("title_lo", draft.title_lo);
    read("finding", draft.finding);
}

void read_months(const Layer& layer, Draft& draft, Problems& problems) {
    const auto found = layer.table.find("months");
    if (found == layer.table.end()) return;
    if (const auto months = read_number(layer, "months", found->second, accepted_months, problems)) {
        draft.months = static_cast<int>(*months);
        draft.months_origin = layer.at(found->second);
    }
}

void apply(const Layer& layer, Draft& draft, Problems& problems) {
    read_months(layer, draft, problems);
    read_parameters(layer, draft, problems);
    read_village_lists(layer, draft, problems);
    read_interventions(layer, draft, problems);
}

void apply(const Overrides& overrides, Draft& draft, Problems& problems) {
    for (const std::string& text : overrides.set) {
        Problems own;
        if (const auto layer = read_override(text, draft, own)) apply(*layer, draft, own);
        for (const Problem& problem : own.sorted())
            problems.add(problem.where, fmt::format("--set {}: {}", text, problem.what));
    }
    draft.uncertain_effects = overrides.uncertain_effects;
    if (overrides.months) {
        Layer layer{std::string(command_line), {}};
        layer.table.insert("months", *overrides.months);
        read_months(layer, draft, problems);
    }
}

}  // namespace

Loaded load(const std::filesystem::path& file, const Overrides& overrides) {
    Problems problems;
    Loaded loaded;
    Draft draft;
    const std::vector<Layer> layers = read_layers(file, loaded.sources, problems);
    const bool whole_chain = !problems.any();  // else what a missing base would give is not missed as well
    for (const ParameterRow& row : parameter_table())
        draft.parameters.push_back({row.value, std::nullopt, std::string(row.source), {"default"}});
    for (const Layer& layer : layers) check_top_level(layer, problems);
    if (whole_chain) {
        read_data(layers, draft, loaded.sources, problems);
        read_words(layers.back(), draft, problems);
        for (const Layer& layer : layers) apply(layer, draft, problems);
        apply(overrides, draft, problems);
        loaded.scenario = finish(draft, file.stem().string(), problems);
    }
    if (problems.any()) throw ScenarioError(problems.sorted());
    loaded.explained = explain(draft, loaded.scenario);
    loaded.resolved = resolved_text(loaded.scenario);
    return loaded;
}

}  // namespace savan::scenario
