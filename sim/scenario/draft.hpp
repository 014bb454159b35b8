#pragma once
/// A scenario in the making: every value with the place that gave it. Layers are applied one after
/// the other, so a later file's word replaces an earlier one's, key by key.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/intervention_fields.hpp"
#include "sim/scenario/number_reader.hpp"
#include "sim/scenario/setting_data.hpp"
#include "sim/scenario/toml_file.hpp"

namespace savan::scenario {

struct ParameterDraft {
    double value = 0;
    std::optional<Prior> prior;  ///< given by a file instead of a number
    std::string source;
    Origin origin{"default"};
};

/// Where a field of an intervention came from and what it rests on.
struct Provenance {
    Origin origin{"default"};
    std::string source = "assumed";
};

struct InterventionDraft {
    Intervention made;
    Origin declared;
    bool every_district = true;                            ///< until a file lists districts
    bool open_end = true;                                  ///< until a file gives `stop`: runs to the horizon
    std::string village_list;                              ///< name of a list, if villages are given by name
    std::map<std::uint8_t, Month> roll_out;                ///< by district
    std::map<std::string, Provenance, std::less<>> given;  ///< by key; what is not here is a default

    Provenance provenance(std::string_view key) const {
        const auto found = given.find(key);
        return found == given.end() ? Provenance{} : found->second;
    }
};

struct VillageList {
    std::vector<std::uint16_t> villages;  ///< ascending
    Origin origin;
};

struct Draft {
    SettingData data;
    int months = Scenario{}.months;
    Origin months_origin{"default"};
    std::string title, title_lo, finding;
    std::vector<ParameterDraft> parameters;  ///< as parameter_table()
    std::vector<InterventionDraft> interventions;
    bool uncertain_effects = false;              ///< those that no layer gives take their kind's prior
    std::map<std::string, VillageList, std::less<>> village_lists;
};

/// [parameters] and [parameter_sources] of a layer.
void read_parameters(const Layer& layer, Draft& draft, Problems& problems);

/// [village_lists] of a layer.
void read_village_lists(const Layer& layer, Draft& draft, Problems& problems);

/// [intervention.ID] tables of a layer.
void read_interventions(const Layer& layer, Draft& draft, Problems& problems);

/// Village numbers of an array: known to the setting, each once, ascending.
std::optional<std::vector<std::uint16_t>> read_villages(const Layer& layer, std::string_view name,
                                                        const toml::array& numbers, const Draft& draft,
                                                        Problems& problems);

/// An evidence id, or "assumed"; a problem if the evidence file has no such row.
std::optional<std::string> read_source(const Layer& layer, const toml::key& key, const toml::node& node,
                                       const Draft& draft, Problems& problems);

/// A change from the command line as a layer of its own; nothing, and a problem, if it names nothing.
std::optional<Layer> read_override(std::string_view text, const Draft& draft, Problems& problems);

/// The complete scenario: defaults that depend on others filled in, lists resolved, cross-checks made.
Scenario finish(Draft& draft, std::string name, Problems& problems);

/// Every number of the draft with its provenance.
std::vector<Explained> explain(const Draft& draft, const Scenario& scenario);

/// Canonical JSON of everything that a run depends on.
std::string resolved_text(const Scenario& scenario);

}  // namespace savan::scenario
