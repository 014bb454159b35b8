#include "sim/scenario/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "sim/scenario/distribution.hpp"
#include "sim/scenario/evidence.hpp"
#include "sim/scenario/table_reader.hpp"

namespace savan::scenario {

namespace {

const Words top_level_keys = {"evidence", "factors", "target", "check", "not_compared", "not_measured"};
const Words target_keys = {"observable", "scenario",    "baseline",       "change",   "months",
                           "value",      "sampling_sd", "discrepancy_sd", "bound",    "source",
                           "fit",        "known_year",  "meaning",        "if_missed"};
const Words needed_keys = {"observable",     "scenario", "months",     "value",  "sampling_sd",
                           "discrepancy_sd", "source",   "known_year", "meaning"};
const Words change_words = {"absolute", "relative"}, bound_words = {"equal", "at-least", "at-most"};

constexpr Accepted any_number{-1e12, 1e12, "", false}, any_sd{0, 1e12, "", false},
    a_year{1900, 2100, "year", true};

class Reader {
public:
    Reader(const Layer& layer, const Words& observables, std::vector<Source>& sources, Problems& problems)
        : layer_(layer),
          observables_(observables),
          sources_(sources),
          problems_(problems),
          tables_(layer, problems) {}

    TargetFile read() {
        tables_.check_keys(layer_.table, top_level_keys, "not a key of a target file");
        read_evidence_file();
        read_factors();
        for (const auto& [id, table] : tables_.named_tables("target"))
            file_.targets.push_back(read_target(id, *table, false));
        for (const auto& [id, table] : tables_.named_tables("check"))
            file_.checks.push_back(read_target(id, *table, true));
        read_left_out();
        if (file_.targets.empty() && !problems_.any())
            problems_.add({layer_.path},
                          "no targets (nothing to compare the model with) add a table [target.NAME]");
        return std::move(file_);
    }

private:
    void refuse(const toml::key& id, std::string_view kind, std::string_view what) {
        tables_.refuse(layer_.at(id), fmt::format("{} {} {}", kind, in_quotes(id.str()), what));
    }

    void read_evidence_file() {
        const auto name = tables_.text(layer_.table, "evidence");
        if (!name && !layer_.table.contains("evidence"))
            problems_.add({layer_.path},
                          "no evidence file (every figure needs a source) write evidence = \"..\"");
        if (name)
            evidence_ =
                read_evidence(beside(*name), tables_.place(layer_.table, "evidence"), sources_, problems_);
    }

    void read_factors() {
        Words names;
        for (const ParameterRow& row : parameter_table()) names.push_back(row.name);
        for (const EffectRow& row : effect_table()) names.push_back(row.name);
        for (auto& [text, at] : tables_.texts(layer_.table, "factors")) {
            const std::string_view name = std::string_view(text).substr(0, text.find('='));
            if (std::ranges::find(names, name) == names.end() && !complete_effect(name))
                tables_.refuse(at, fmt::format("unknown parameter {} (not one that savan knows) {}",
                                               in_quotes(name), suggest(name, names)));
            file_.factors.push_back(std::move(text));
        }
    }

    Target read_target(const toml::key& id, const toml::table& table, bool check) {
        const std::string_view kind = check ? "check" : "target";
        auto& scenarios = check ? file_.check_scenarios : file_.scenarios;
        tables_.check_keys(table, target_keys, "not a key of a target");
        Target target;
        target.id = id.str();
        target.bound = static_cast<Bound>(tables_.choice(table, "bound", bound_words));
        const bool is_pattern = check && target.bound != Bound::equal;
        for (const std::string_view key : needed_keys)
            if (!table.contains(key) && !(is_pattern && key.ends_with("_sd")))
                refuse(id, kind, fmt::format("has no {} (every one needs it) add {} = ..", key, key));
        target.observable = observable(table);
        target.scenario = scenario(table, "scenario", scenarios);
        target.baseline = scenario(table, "baseline", scenarios);
        target.change = static_cast<PairedChange>(tables_.choice(table, "change", change_words));
        if (const auto span = tables_.span(table, "months")) {
            std::tie(target.first, target.last) = *span;
            int& months = check ? file_.check_months : file_.months;
            months = std::max(months, target.last + 1);
        }
        target.value = tables_.number(table, "value", any_number);
        target.sampling_sd = tables_.number(table, "sampling_sd", any_sd);
        target.discrepancy_sd = tables_.number(table, "discrepancy_sd", any_sd);
        target.fit = tables_.flag(table, "fit", !check);
        target.known_year = static_cast<int>(tables_.number(table, "known_year", a_year));
        target.meaning = tables_.text(table, "meaning").value_or("");
        target.if_missed = tables_.text(table, "if_missed").value_or("");
        target.source = tables_.text(table, "source").value_or("");
        if (!target.source.empty())
            target.status = status(target.source, tables_.place(table, "source"), is_pattern);
        check_together(id, kind, table, target);
        return target;
    }

    /// What each key allows by itself and the others forbid.
    void check_together(const toml::key& id, std::string_view kind, const toml::table& table,
                        const Target& target) {
        if (table.contains("baseline") != table.contains("change"))
            refuse(
                id, kind,
                fmt::format("has {} (a change is taken against a baseline) give both or neither",
                            table.contains("change") ? "change and no baseline" : "baseline and no change"));
        if (!target.baseline.empty() && target.baseline == target.scenario)
            tables_.refuse(tables_.place(table, "baseline"),
                           "baseline and scenario are one file (their difference is nothing) name another");
        if (table.contains("sampling_sd") && table.contains("discrepancy_sd") && target.sampling_sd == 0 &&
            target.discrepancy_sd == 0)
            refuse(id, kind,
                   "has no error (nothing is known exactly) give sampling_sd or discrepancy_sd above 0");
        if (target.fit && kind == "check")
            refuse(id, kind, "is fitted (checks are looked at after calibration) make it a target");
        else if (target.fit && target.bound != Bound::equal)
            refuse(id, kind, "is a bound and fitted (a bound has no distance) add fit = false");
    }

    std::string observable(const toml::table& table) {
        const auto key = tables_.text(table, "observable");
        if (!key || observables_.empty() || std::ranges::find(observables_, *key) != observables_.end())
            return key.value_or("");
        const std::string_view near = nearest(*key, observables_);
        tables_.refuse(
            tables_.place(table, "observable"),
            fmt::format("unknown observable {} (nothing of that name can be observed) {}", in_quotes(*key),
                        near.empty() ? "see the list in analysis/calibration/observables.cpp"
                                     : fmt::format("did you mean \"{}\"?", near)));
        return *key;
    }

    /// A scenario file named by a target, noted among those known.
    std::string scenario(const toml::table& table, std::string_view key,
                         std::vector<std::filesystem::path>& known) {
        const auto name = tables_.text(table, key);
        if (!name) return "";
        const std::filesystem::path path = beside(*name);
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored))
            tables_.refuse(tables_.place(table, key),
                           fmt::format("no scenario file {} (looked for {}) correct the name",
                                       in_quotes(*name), path.string()));
        if (std::ranges::find(known, path) == known.end()) known.push_back(path);
        return path.string();
    }

    /// Figures and patterns that are not compared must at least say why.
    void read_left_out() {
        for (const auto& [source, table] : tables_.named_tables("not_compared")) {
            tables_.check_keys(*table, {"why"}, "not a key of a figure that is not compared");
            need(source, *table, "why");
            file_.not_compared.push_back({std::string(source.str()), status(source.str(), layer_.at(source)),
                                          "", tables_.text(*table, "why").value_or("")});
        }
        for (const auto& [name, table] : tables_.named_tables("not_measured")) {
            tables_.check_keys(*table, {"meaning", "why"}, "not a key of a pattern that is not measured");
            need(name, *table, "meaning");
            need(name, *table, "why");
            file_.not_compared.push_back({"", "", tables_.text(*table, "meaning").value_or(""),
                                          tables_.text(*table, "why").value_or("")});
        }
    }

    void need(const toml::key& name, const toml::table& table, std::string_view key) {
        if (!table.contains(key))
            tables_.refuse(layer_.at(name),
                           fmt::format("{} has no {} (what is left out is left out for a reason) add {} = "
                                       "\"..\"",
                                       in_quotes(name.str()), key, key));
    }

    /// Status of a row of the evidence; a problem if there is no such row. Only a pattern may be assumed.
    std::string status(std::string_view source, const Origin& at, bool may_be_assumed = false) {
        if (evidence_.empty()) return "";
        const std::string found = source == "assumed" && !may_be_assumed ? "" : evidence_.status(source);
        if (found.empty())
            tables_.refuse(at, fmt::format("unknown source {} (not an id of the evidence file) {}",
                                           in_quotes(source), suggest(source, evidence_.ids())));
        return found;
    }

    std::filesystem::path beside(const std::string& name) const {
        return (std::filesystem::path(layer_.path).parent_path() / name).lexically_normal();
    }

    const Layer& layer_;
    const Words& observables_;
    std::vector<Source>& sources_;
    Problems& problems_;
    TableReader tables_;
    Evidence evidence_;
    TargetFile file_;
};

}  // namespace

TargetFile read_targets(const std::filesystem::path& file, const Words& observables) {
    Problems problems;
    std::vector<Source> sources;
    TargetFile read;
    const std::vector<Layer> layers = read_layers(file, sources, problems);
    if (!layers.empty() && !problems.any())
        read = Reader(layers.back(), observables, sources, problems).read();
    if (problems.any()) throw ScenarioError(problems.sorted());
    read.text = sources.front().text;
    read.path = file;
    return read;
}

}  // namespace savan::scenario
