#include "sim/scenario/targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "sim/scenario/distribution.hpp"
#include "sim/scenario/evidence.hpp"
#include "sim/scenario/intervention_fields.hpp"
#include "sim/scenario/number_reader.hpp"
#include "sim/scenario/toml_file.hpp"

namespace savan::scenario {

namespace {

const Words top_level_keys = {"evidence", "factors", "target", "check", "not_compared"};
const Words target_keys = {"observable",     "scenario", "baseline", "change", "months",     "value",   "sampling_sd",
                           "discrepancy_sd", "bound",    "source",   "fit",    "known_year", "meaning"};
const Words needed_keys = {"observable", "scenario", "months", "value", "sampling_sd", "discrepancy_sd",
                           "source",     "known_year", "meaning"};
const Words change_words = {"absolute", "relative"}, bound_words = {"equal", "at-least", "at-most"};

constexpr Accepted any_number{-1e12, 1e12, "", false}, any_sd{0, 1e12, "", false},
    a_year{1900, 2100, "year", true};

class Reader {
public:
    Reader(const Layer& layer, const Words& observables, std::vector<Source>& sources, Problems& problems)
        : layer_(layer), observables_(observables), sources_(sources), problems_(problems) {}

    TargetFile read() {
        check_keys(layer_.table, top_level_keys, "not a key of a target file");
        read_evidence_file();
        read_factors();
        for (const auto& [id, table] : tables("target")) file_.targets.push_back(read_target(id, *table, false));
        for (const auto& [id, table] : tables("check")) file_.checks.push_back(read_target(id, *table, true));
        for (const auto& [source, table] : tables("not_compared")) read_not_compared(source, *table);
        if (file_.targets.empty() && !problems_.any())
            problems_.add({layer_.path}, "no targets (nothing to compare the model with) add a table [target.NAME]");
        return std::move(file_);
    }

private:
    struct Named {
        toml::key name;
        const toml::table* table;
    };

    void check_keys(const toml::table& table, const Words& known, std::string_view why) {
        for (const auto& [key, node] : table)
            if (std::ranges::find(known, key.str()) == known.end())
                problems_.add(layer_.at(key), fmt::format("unknown key {} ({}) {}", in_quotes(key.str()), why,
                                                          suggest(key.str(), known)));
    }

    /// The tables [KEY.NAME], in the order of the file.
    std::vector<Named> tables(std::string_view key) {
        std::vector<Named> found;
        const auto at = layer_.table.find(key);
        if (at == layer_.table.end()) return found;
        const toml::table* all = read_table(layer_, at->first, at->second, problems_);
        if (!all) return found;
        for (const auto& [name, node] : *all)
            if (const toml::table* one = read_table(layer_, name, node, problems_)) found.push_back({name, one});
        std::ranges::stable_sort(found, {}, [](const Named& n) { return n.name.source().begin.line; });
        return found;
    }

    std::optional<std::string> text(const toml::table& table, std::string_view key) {
        const auto found = table.find(key);
        if (found == table.end()) return std::nullopt;
        auto read = read_string(layer_, found->first, found->second, problems_);
        if (!read || !read->empty()) return read;
        problems_.add(layer_.at(found->second), fmt::format("{} is empty (something must stand there) {}",
                                                            in_quotes(key), "fill it in"));
        return std::nullopt;
    }

    double number(const toml::table& table, std::string_view key, const Accepted& accepted) {
        const auto found = table.find(key);
        if (found == table.end()) return 0;
        return read_number(layer_, key, found->second, accepted, problems_).value_or(0);
    }

    /// Position of a word among those known, 0 if it is not given.
    std::size_t choice(const toml::table& table, std::string_view key, const Words& known) {
        const auto word = text(table, key);
        if (!word) return 0;
        const auto found = std::ranges::find(known, *word);
        if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
        problems_.add(layer_.at(table.find(key)->second),
                      fmt::format("unknown word {} (not a value of {}) {}", in_quotes(*word), key,
                                  suggest(*word, known)));
        return 0;
    }

    void read_evidence_file() {
        const auto name = text(layer_.table, "evidence");
        if (!name && !layer_.table.contains("evidence"))
            problems_.add({layer_.path}, "no evidence file (every figure needs a source) write evidence = \"..\"");
        if (!name) return;
        evidence_ = read_evidence(beside(*name), layer_.at(layer_.table.find("evidence")->second), sources_,
                                  problems_);
    }

    void read_factors() {
        const auto found = layer_.table.find("factors");
        if (found == layer_.table.end()) return;
        const toml::array* texts = found->second.as_array();
        if (!texts) {
            problems_.add(layer_.at(found->second),
                          fmt::format("wrong type of \"factors\" ({} where a list is needed) write it as in "
                                      "[\"intention.base\"]",
                                      type_name(found->second)));
            return;
        }
        Words names;
        for (const ParameterRow& row : parameter_table()) names.push_back(row.name);
        for (const EffectRow& row : effect_table()) names.push_back(row.name);
        for (const toml::node& node : *texts) {
            const auto read = read_string(layer_, found->first, node, problems_);
            if (!read) continue;
            const std::string_view name = std::string_view(*read).substr(0, read->find('='));
            if (std::ranges::find(names, name) == names.end() && !complete_effect(name))
                problems_.add(layer_.at(node), fmt::format("unknown parameter {} (not one that savan knows) {}",
                                                           in_quotes(name), suggest(name, names)));
            file_.factors.push_back(*read);
        }
    }

    Target read_target(const toml::key& id, const toml::table& table, bool check) {
        Target target;
        auto& scenarios = check ? file_.check_scenarios : file_.scenarios;
        int& months = check ? file_.check_months : file_.months;
        const auto bound = table.find("bound");
        const bool is_pattern = check && bound != table.end() && bound->second.value_or(std::string()) != bound_words[0];
        target.id = id.str();
        check_keys(table, target_keys, "not a key of a target");
        for (const std::string_view key : needed_keys)
            if (!table.contains(key) && !(is_pattern && key.ends_with("_sd")))
                problems_.add(layer_.at(id), fmt::format("target {} has no {} (every target needs it) add {} = ..",
                                                         in_quotes(id.str()), key, key));
        target.observable = text(table, "observable").value_or("");
        if (!observables_.empty() && !target.observable.empty() &&
            std::ranges::find(observables_, target.observable) == observables_.end())
            problems_.add(layer_.at(table.find("observable")->second),
                          fmt::format("unknown observable {} (nothing of that name can be observed) {}",
                                      in_quotes(target.observable), suggest_observable(target.observable)));
        target.scenario = scenario(table, "scenario", scenarios);
        target.baseline = scenario(table, "baseline", scenarios);
        target.change = static_cast<PairedChange>(choice(table, "change", change_words));
        if (table.contains("baseline") != table.contains("change"))
            problems_.add(layer_.at(id),
                          fmt::format("target {} has {} (a change is taken against a baseline) give both or neither",
                                      in_quotes(id.str()),
                                      table.contains("change") ? "change and no baseline" : "baseline and no change"));
        if (!target.baseline.empty() && target.baseline == target.scenario)
            problems_.add(layer_.at(table.find("baseline")->second),
                          "baseline and scenario are one file (their difference is nothing) name another");
        read_months(table, target, months);
        target.value = number(table, "value", any_number);
        target.sampling_sd = number(table, "sampling_sd", any_sd);
        target.discrepancy_sd = number(table, "discrepancy_sd", any_sd);
        if (table.contains("sampling_sd") && table.contains("discrepancy_sd") && target.sampling_sd == 0 &&
            target.discrepancy_sd == 0)
            problems_.add(layer_.at(id),
                          fmt::format("target {} has no error (nothing is known exactly) give sampling_sd or "
                                      "discrepancy_sd above 0",
                                      in_quotes(id.str())));
        target.bound = static_cast<Bound>(choice(table, "bound", bound_words));
        read_fit(id, table, check, target);
        target.known_year = static_cast<int>(number(table, "known_year", a_year));
        target.meaning = text(table, "meaning").value_or("");
        target.source = text(table, "source").value_or("");
        if (!target.source.empty())
            target.status = status(target.source, layer_.at(table.find("source")->second), is_pattern);
        return target;
    }

    void read_fit(const toml::key& id, const toml::table& table, bool check, Target& target) {
        target.fit = !check;
        if (const auto found = table.find("fit"); found != table.end()) {
            const auto* flag = found->second.as_boolean();
            if (!flag)
                problems_.add(layer_.at(found->second),
                              fmt::format("wrong type of \"fit\" ({} where true or false is needed) write it "
                                          "without quotes",
                                          type_name(found->second)));
            target.fit = !flag || flag->get();
        }
        if (target.fit && check)
            problems_.add(layer_.at(id), fmt::format("check {} is fitted (checks are looked at after calibration) make "
                                                     "it a target",
                                                     in_quotes(id.str())));
        if (target.fit && !check && target.bound != Bound::equal)
            problems_.add(layer_.at(id), fmt::format("target {} is a bound and fitted (a bound has no distance) "
                                                     "add fit = false",
                                                     in_quotes(id.str())));
    }

    void read_months(const toml::table& table, Target& target, int& months) {
        const auto found = table.find("months");
        if (found == table.end()) return;
        const auto refuse = [&](const toml::node& node, std::string what) {
            problems_.add(layer_.at(node), std::move(what));
        };
        const toml::array* ends = found->second.as_array();
        if (!ends || ends->size() != 2)
            return refuse(found->second, "\"months\" is not a span (first and last month are needed) write it as "
                                         "in [\"2003-01\", \"2003-12\"]");
        std::optional<Month> read[2];
        for (std::size_t k = 0; k < 2; ++k) {
            const toml::node& node = (*ends)[k];
            const auto* word = node.as_string();
            read[k] = word ? parse_month(word->get()) : std::nullopt;
            if (!read[k])
                refuse(node, fmt::format("{} is not a month (year-month from 2002-01 on) write it as in \"2003-01\"",
                                         word ? in_quotes(word->get()) : std::string(type_name(node))));
        }
        if (!read[0] || !read[1]) return;
        if (*read[1] < *read[0])
            return refuse(found->second, "\"months\" ends before it begins (the first month comes first) swap them");
        target.first = read[0]->index;
        target.last = read[1]->index;
        months = std::max(months, target.last + 1);
    }

    /// A scenario file named by a target, noted among those known.
    std::string scenario(const toml::table& table, std::string_view key, std::vector<std::filesystem::path>& known) {
        const auto name = text(table, key);
        if (!name) return "";
        const std::filesystem::path path = beside(*name);
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored))
            problems_.add(layer_.at(table.find(key)->second),
                          fmt::format("no scenario file {} (looked for {}) correct the name", in_quotes(*name),
                                      path.string()));
        if (std::ranges::find(known, path) == known.end()) known.push_back(path);
        return path.string();
    }

    void read_not_compared(const toml::key& source, const toml::table& table) {
        check_keys(table, {"why"}, "not a key of a figure that is not compared");
        if (!table.contains("why"))
            problems_.add(layer_.at(source), fmt::format("{} has no why (a figure is left out for a reason) add why = "
                                                         "\"..\"",
                                                         in_quotes(source.str())));
        file_.not_compared.push_back({std::string(source.str()), status(source.str(), layer_.at(source)),
                                      text(table, "why").value_or("")});
    }

    /// Status of a row of the evidence; a problem if there is no such row. Only a pattern may be assumed.
    std::string status(std::string_view source, const Origin& at, bool may_be_assumed = false) {
        if (evidence_.empty()) return "";
        const std::string found = source == "assumed" && !may_be_assumed ? "" : evidence_.status(source);
        if (found.empty())
            problems_.add(at, fmt::format("unknown source {} (not an id of the evidence file) {}", in_quotes(source),
                                          suggest(source, evidence_.ids())));
        return found;
    }

    std::string suggest_observable(std::string_view word) const {
        const std::string_view near = nearest(word, observables_);
        if (!near.empty()) return fmt::format("did you mean \"{}\"?", near);
        return "see the list in analysis/README.md";
    }

    std::filesystem::path beside(const std::string& name) const {
        return (std::filesystem::path(layer_.path).parent_path() / name).lexically_normal();
    }

    const Layer& layer_;
    const Words& observables_;
    std::vector<Source>& sources_;
    Problems& problems_;
    Evidence evidence_;
    TargetFile file_;
};

}  // namespace

TargetFile read_targets(const std::filesystem::path& file, const Words& observables) {
    Problems problems;
    std::vector<Source> sources;
    TargetFile read;
    const std::vector<Layer> layers = read_layers(file, sources, problems);
    if (!layers.empty() && !problems.any()) read = Reader(layers.back(), observables, sources, problems).read();
    if (problems.any()) throw ScenarioError(problems.sorted());
    read.text = sources.front().text;
    read.path = file;
    return read;
}

}  // namespace savan::scenario
