#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/scenario/draft.hpp"

namespace savan::scenario {

namespace {

Words kind_names() {
    Words names;
    for (const KindRow& row : kind_table()) names.push_back(row.name);
    return names;
}

/// Reads one [intervention.ID] table onto its draft.
class Reader {
public:
    Reader(const Layer& layer, const Draft& draft, Problems& problems)
        : layer_(layer), draft_(draft), problems_(problems) {}

    /// The kind named in the table; a problem if it is unknown, missing or another than before.
    std::optional<Kind> kind(const toml::key& id, const toml::table& table,
                             const InterventionDraft* inherited) {
        const auto found = table.find("kind");
        if (found == table.end()) {
            if (inherited) return inherited->made.kind;
            Words ids;
            for (const InterventionDraft& i : draft_.interventions) ids.push_back(i.made.id);
            const std::string_view near = nearest(id.str(), ids);
            problems_.add(
                layer_.at(id),
                fmt::format("intervention {} has no kind (no file before this one has it either) {}",
                            in_quotes(id.str()),
                            near.empty() ? "add kind = \"..\"" : fmt::format("did you mean \"{}\"?", near)));
            return std::nullopt;
        }
        const auto name = read_string(layer_, found->first, found->second, problems_);
        if (!name) return std::nullopt;
        const KindRow* row = find_kind(*name);
        if (!row) {
            problems_.add(layer_.at(found->second),
                          fmt::format("unknown kind {} (of intervention {}) {}", in_quotes(*name),
                                      in_quotes(id.str()), suggest(*name, kind_names())));
            return std::nullopt;
        }
        if (inherited && row->kind != inherited->made.kind) {
            problems_.add(
                layer_.at(found->second),
                fmt::format("kind of {} changes from {} to {} (its other keys would lose their meaning) "
                            "remove it and add one under another name",
                            in_quotes(id.str()), kind_row(inherited->made.kind).name, *name));
            return std::nullopt;
        }
        return row->kind;
    }

    void read(const toml::table& table, InterventionDraft& into) {
        for (const auto& [key, node] : table) {
            const std::string_view name = key.str();
            const auto& fields = fields_of(into.made.kind);
            if (const auto field = std::ranges::find(fields, name, &Field::key); field != fields.end()) {
                if (!read_into(into.made, layer_, *field, node, problems_)) continue;
                if (name == "stop") into.open_end = false;
                if (name == "village_fraction") into.made.villages.clear(), into.village_list.clear();
                note(into, name, node);
            } else if (name == "districts") {
                read_districts(key, node, into);
            } else if (name == "villages") {
                read_villages_of(key, node, into);
            } else if (name == "remove") {
                blame_remove(node);
            } else if (name != "kind" && name != "roll_out" && name != "sources") {
                problems_.add(layer_.at(key), unknown_key_problem(into.made.kind, name));
            } else if (name == "kind") {
                note(into, name, node);
            }
        }
        // These two speak about other keys of the same table.
        if (const auto found = table.find("roll_out"); found != table.end())
            read_roll_out(found->first, found->second, into);
        if (const auto found = table.find("sources"); found != table.end())
            read_sources(found->first, found->second, into);
        if (const auto list = table.find("villages");
            list != table.end() && table.contains("village_fraction"))
            problems_.add(layer_.at(list->first),
                          "both \"villages\" and \"village_fraction\" are given (each says which "
                          "villages are covered) keep one of them");
    }

private:
    void note(InterventionDraft& into, std::string_view key, const toml::node& node) {
        into.given.insert_or_assign(std::string(key), Provenance{layer_.at(node)});
    }

    void blame_remove(const toml::node& node) {
        if (const auto* flag = node.as_boolean(); flag && !flag->get()) return;
        problems_.add(layer_.at(node),
                      "\"remove\" beside other keys or not true (it drops an inherited intervention "
                      "whole) write only remove = true");
    }

    std::optional<std::uint8_t> district(std::string_view id, const Origin& at) {
        const auto& districts = draft_.data.setting.districts;
        const auto found = std::ranges::find(districts, id, &DistrictData::id);
        if (found != districts.end()) return static_cast<std::uint8_t>(found - districts.begin());
        Words known;
        for (const DistrictData& d : districts) known.push_back(d.id);
        if (!known.empty())  // else the district file itself was refused
            problems_.add(at, fmt::format("unknown district {} (not in districts.csv) {}", in_quotes(id),
                                          suggest(id, known)));
        return std::nullopt;
    }

    void read_districts(const toml::key& key, const toml::node& node, InterventionDraft& into) {
        const toml::array* list = node.as_array();
        if (!list) {
            problems_.add(layer_.at(node),
                          fmt::format("wrong type of \"{}\" ({} where a list is needed) write it as in "
                                      "[\"xayphouthong\"]",
                                      key.str(), type_name(node)));
            return;
        }
        std::vector<std::uint8_t> found;
        for (const toml::node& entry : *list)
            if (const auto id = read_string(layer_, key, entry, problems_))
                if (const auto index = district(*id, layer_.at(entry))) {
                    if (std::ranges::find(found, *index) == found.end())
                        found.push_back(*index);
                    else
                        problems_.add(layer_.at(entry),
                                      fmt::format("district {} stands twice (in one list) keep it once",
                                                  in_quotes(*id)));
                }
        std::ranges::sort(found);
        into.made.districts = std::move(found);
        into.every_district = false;
        note(into, "districts", node);
    }

    void read_villages_of(const toml::key& key, const toml::node& node, InterventionDraft& into) {
        if (const auto* name = node.as_string()) {
            Words known;
            for (const auto& [list, villages] : draft_.village_lists) known.push_back(list);
            if (!draft_.village_lists.contains(name->get())) {
                problems_.add(layer_.at(node),
                              fmt::format("unknown village list {} (not in [village_lists]) {}",
                                          in_quotes(name->get()), suggest(name->get(), known)));
                return;
            }
            into.village_list = name->get();
            into.made.villages.clear();
        } else if (const toml::array* numbers = node.as_array()) {
            auto villages = read_villages(layer_, key.str(), *numbers, draft_, problems_);
            if (!villages) return;
            into.made.villages = std::move(*villages);
            into.village_list.clear();
        } else {
            problems_.add(layer_.at(node),
                          fmt::format("wrong type of \"villages\" ({} where a list of village numbers or "
                                      "the name of one is needed) write it as in [101, 102]",
                                      type_name(node)));
            return;
        }
        note(into, "villages", node);
    }

    void read_roll_out(const toml::key& key, const toml::node& node, InterventionDraft& into) {
        const toml::table* table = read_table(layer_, key, node, problems_);
        if (!table) return;
        const auto& fields = fields_of(into.made.kind);
        Field month = *std::ranges::find(fields, "start", &Field::key);
        into.roll_out.clear();
        for (const auto& [id, start] : *table) {
            const auto index = district(id.str(), layer_.at(id));
            month.key = id.str();
            const auto value = read_field(layer_, month, start, problems_);
            if (!index || !value) continue;
            if (!into.every_district &&
                std::ranges::find(into.made.districts, *index) == into.made.districts.end())
                problems_.add(layer_.at(id),
                              fmt::format("roll-out of district {} (which the intervention does not cover) "
                                          "add it to \"districts\"",
                                          in_quotes(id.str())));
            into.roll_out[*index] = Month{static_cast<int>(*value)};
        }
        note(into, "roll_out", node);
    }

    void read_sources(const toml::key& key, const toml::node& node, InterventionDraft& into) {
        const toml::table* table = read_table(layer_, key, node, problems_);
        if (!table) return;
        for (const auto& [name, entry] : *table) {
            if (into.provenance(name.str()).origin.file == "default") {
                Words known;
                for (const auto& [given, provenance] : into.given) known.push_back(given);
                problems_.add(layer_.at(name),
                              fmt::format("source of {} (which no file gives) {}", in_quotes(name.str()),
                                          suggest(name.str(), known)));
            } else if (auto source = read_source(layer_, name, entry, draft_, problems_)) {
                into.given.find(name.str())->second.source = std::move(*source);
            }
        }
    }

    const Layer& layer_;
    const Draft& draft_;
    Problems& problems_;
};

bool removes(const toml::table& table) {
    const auto* flag = table.get_as<bool>("remove");
    return flag && flag->get() && table.size() == 1;
}

/// Ids name records in files, tables and on the command line, so they are plain words.
bool is_plain(std::string_view id) {
    return !id.empty() && id.size() <= 60 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

/// The ids of a table in the order of the file (TOML tables come sorted by name).
std::vector<const toml::key*> in_file_order(const toml::table& table) {
    std::vector<const toml::key*> keys;
    for (const auto& [key, node] : table) keys.push_back(&key);
    std::ranges::stable_sort(keys, {}, [](const toml::key* key) {
        return std::pair(key->source().begin.line, key->source().begin.column);
    });
    return keys;
}

}  // namespace

void read_interventions(const Layer& layer, Draft& draft, Problems& problems) {
    const auto found = layer.table.find("intervention");
    if (found == layer.table.end()) return;
    const toml::table* all = read_table(layer, found->first, found->second, problems);
    if (!all) return;
    for (const toml::key* id : in_file_order(*all)) {
        const toml::table* table = read_table(layer, *id, *all->get(id->str()), problems);
        if (!table) continue;
        if (!is_plain(id->str())) {
            problems.add(layer.at(*id),
                         fmt::format("intervention id {} is no plain word (a-z, 0-9, - and _ are) rename it",
                                     in_quotes(id->str())));
            continue;
        }
        const auto inherited =
            std::ranges::find(draft.interventions, id->str(),
                              [](const InterventionDraft& i) { return std::string_view(i.made.id); });
        const bool known = inherited != draft.interventions.end();
        if (removes(*table)) {
            if (known) {
                draft.interventions.erase(inherited);
                continue;
            }
            Words ids;
            for (const InterventionDraft& i : draft.interventions) ids.push_back(i.made.id);
            problems.add(layer.at(*id),
                         fmt::format("cannot remove intervention {} (no file before this one has it) {}",
                                     in_quotes(id->str()), suggest(id->str(), ids)));
            continue;
        }
        Reader reader(layer, draft, problems);
        const auto kind = reader.kind(*id, *table, known ? &*inherited : nullptr);
        if (!kind) continue;
        if (known) {
            reader.read(*table, *inherited);
        } else {
            InterventionDraft fresh;
            fresh.made = default_intervention(*kind, std::string(id->str()));
            fresh.declared = layer.at(*id);
            reader.read(*table, fresh);
            draft.interventions.push_back(std::move(fresh));
        }
    }
}

}  // namespace savan::scenario
