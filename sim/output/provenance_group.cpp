#include <nlohmann/json.hpp>

#include "sim/output/layout.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/seal.hpp"

namespace savan::output {

using hdf5::checked;
using hdf5::Handle;
using hdf5::write_attribute;

namespace {

/// JSON text; bytes that are not UTF-8 (in a file's name, say) become U+FFFD.
std::string json_text(const nlohmann::json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void per_scenario(const Layout& layout, std::string_view name, const Description& description,
                  std::string (*value)(const ScenarioInfo&), std::string_view long_name) {
    std::vector<std::string> values;
    for (const ScenarioInfo& scenario : description.scenarios) values.push_back(value(scenario));
    const Handle dataset = hdf5::write_strings(layout.provenance, name, values, {values.size()});
    attach(dataset, 0, layout.scenario);
    write_attribute(dataset, "long_name", long_name);
}

void write_interventions(const Layout& layout, hid_t intervention_scale, const Description& description,
                         const Lengths& lengths) {
    const std::vector<std::string> all = union_of_interventions(description.scenarios);
    const std::vector<std::int64_t> positions = intervention_positions(description.scenarios, all);
    const hdf5::Extent extent = {lengths.scenarios, lengths.interventions};

    const Handle position =
        hdf5::create_dataset(layout.provenance, "intervention_position", H5T_STD_I32LE, extent, {});
    if (!positions.empty())
        checked(H5Dwrite(position, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, positions.data()),
                "writing intervention_position");
    std::vector<std::string> kinds;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const ScenarioInfo& scenario = description.scenarios[i / all.size()];
        kinds.push_back(
            positions[i] < 0 ? "" : scenario.intervention_kinds[static_cast<std::size_t>(positions[i])]);
    }
    const Handle kind = hdf5::write_strings(layout.provenance, "intervention_kind", kinds, extent);
    for (const hid_t dataset : {hid_t{position}, hid_t{kind}}) {
        attach(dataset, 0, layout.scenario);
        attach(dataset, 1, intervention_scale);
    }
    write_attribute(position, "long_name", "place among the scenario's own interventions, -1: not in it");
    write_attribute(kind, "long_name", "kind of the intervention, empty: not in the scenario");
}

}  // namespace

Handle create_sealed_group(hid_t file) {
    const Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "making group properties");
    checked(H5Pset_obj_track_times(properties, false), "making group properties");
    checked(H5Pset_link_creation_order(properties, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
            "making group properties");
    Handle group(H5Gcreate2(file, "provenance", H5P_DEFAULT, properties, H5P_DEFAULT), H5Gclose,
                 "creating /provenance");

    const std::string seal = empty_seal();
    const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "making a text type");
    checked(H5Tset_size(type, seal.size() + 1), "making a text type");  // some readers rely on the final zero
    const Handle dataset = hdf5::create_dataset(group, "seal", type, {}, {});
    checked(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, seal.c_str()), "writing the seal");
    write_attribute(dataset, "long_name",
                    "size of this file and its SHA-256 with these 64 digits taken as zeros");
    // The bytes are wanted at the beginning of the file now, not wherever there is room in the end.
    checked(H5Fflush(file, H5F_SCOPE_LOCAL), "writing the seal");
    return group;
}

void write_provenance(const Layout& layout, hid_t intervention_scale, const Description& description,
                      const Lengths& lengths) {
    const hid_t group = layout.provenance;
    write_attribute(group, "version", build().version);
    write_attribute(group, "git_revision", build().git_revision);
    write_attribute(group, "compiler", build().compiler);
    write_attribute(group, "compiler_flags", build().flags);
    std::map<std::string, std::string> libraries = description.libraries;
    libraries["HDF5"] = hdf5_version();
    libraries["OpenSSL"] = openssl_version();
    libraries["zlib"] = deflate_version();  // the bytes of deflated counts are its own
    write_attribute(group, "libraries", json_text(libraries));
    write_attribute(group, "seed", description.seed);
    write_attribute(group, "first_replicate", description.first_replicate);
    write_attribute(group, "replicates_expected", description.replicates);
    write_attribute(group, "reproducible", description.reproducible ? 1 : 0);
    write_attribute(group, "ledger_baseline", description.ledger_baseline);
    write_attribute(group, "partings", description.parts.partings ? 1 : 0);
    write_attribute(group, "spillover", description.parts.spillover ? 1 : 0);
    if (!description.reproducible) {
        write_attribute(group, "argv", json_text(description.argv));
        write_attribute(group, "host", host_name());
        write_attribute(group, "time_started", utc_now());
    }
    per_scenario(
        layout, "scenario_text", description, [](const ScenarioInfo& s) { return s.text; },
        "scenario files, verbatim");
    per_scenario(
        layout, "scenario_sha256", description, [](const ScenarioInfo& s) { return sha256(s.text); },
        "SHA-256 of scenario_text");
    per_scenario(
        layout, "scenario_resolved", description, [](const ScenarioInfo& s) { return s.resolved; },
        "everything the scenario files resolve to, JSON");
    per_scenario(
        layout, "finding", description, [](const ScenarioInfo& s) { return s.finding; },
        "finding of the evaluation that the scenario answers");
    write_interventions(layout, intervention_scale, description, lengths);
    const Handle explained =
        hdf5::write_strings(group, "explained", std::span(&description.explained_json, 1), {});
    write_attribute(
        explained, "long_name",
        "every parameter with value, unit, range, source and status, JSON; numbers with the status "
        "\"assumed\" are expert placeholders, not measurements");
}

}  // namespace savan::output
