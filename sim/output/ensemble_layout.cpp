/// The ensemble's part of a results file, written and read.

#include <hdf5_hl.h>

#include "sim/output/layout.hpp"
#include "sim/output/results_state.hpp"
#include "sim/output/sha256.hpp"

namespace savan::output {

using hdf5::checked;
using hdf5::Handle;
using hdf5::write_attribute;

namespace {

/// Whole numbers along a scale; in chunks, because a run that is stopped early makes it shorter.
Handle along(hid_t file, std::string_view name, hid_t scale, const std::vector<std::int64_t>& numbers,
             std::string_view long_name) {
    Handle dataset =
        hdf5::create_dataset(file, name, H5T_STD_I64LE, {numbers.size()}, hdf5::Extent{numbers.size()});
    checked(H5Dwrite(dataset, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()),
            "writing " + std::string(name));
    attach(dataset, 0, scale);
    write_attribute(dataset, "long_name", long_name);
    return dataset;
}

}  // namespace

void create_ensemble(hid_t file, Layout& layout, const EnsembleInfo& ensemble) {
    std::vector<std::int64_t> members, lucks;
    for (std::size_t run = 0; run < ensemble.runs(); ++run) {
        members.push_back(ensemble.members[ensemble.member_of(run)]);
        lucks.push_back(ensemble.luck_of(run));
    }
    layout.member =
        along(file, "member", layout.replicate, members,
              "member of the ensemble whose parameters the replicate has, counted from 0 as in its "
              "file");
    layout.luck = along(file, "luck", layout.replicate, lucks,
                        "number that the replicate's luck is keyed by: the same for all members");

    const hid_t group = layout.provenance;
    const Handle text = hdf5::write_strings(group, "ensemble_text", std::span(&ensemble.text, 1), {});
    write_attribute(text, "long_name", "file of the ensemble, verbatim");
    write_attribute(group, "ensemble_sha256", sha256(ensemble.text));
    write_attribute(group, "ensemble_lucks", ensemble.lucks);

    const Handle parameter =
        hdf5::write_strings(group, "ensemble_parameter", ensemble.parameters, {ensemble.parameters.size()});
    checked(H5DSset_scale(parameter, "ensemble_parameter"), "making the dimension ensemble_parameter");
    write_attribute(parameter, "long_name", "parameter that differs between members");
    const std::vector<std::int64_t> used(ensemble.members.begin(), ensemble.members.end());
    const Handle member = hdf5::create_dataset(group, "ensemble_member", H5T_STD_I64LE, {used.size()}, {});
    checked(H5Dwrite(member, H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, used.data()),
            "writing ensemble_member");
    checked(H5DSset_scale(member, "ensemble_member"), "making the dimension ensemble_member");
    write_attribute(member, "long_name", "member of the ensemble, counted from 0 as in its file");

    std::vector<double> values;
    for (const auto& row : ensemble.values) values.insert(values.end(), row.begin(), row.end());
    const Handle value = hdf5::create_dataset(group, "ensemble_value", H5T_IEEE_F64LE,
                                              {used.size(), ensemble.parameters.size()}, {});
    checked(H5Dwrite(value, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
            "writing ensemble_value");
    attach(value, 0, member);
    attach(value, 1, parameter);
    write_attribute(value, "long_name",
                    "value of the parameter in every scenario that does not give its own; units are in "
                    "/provenance/explained");
}

void ResultsState::read_ensemble() {
    if (!hdf5::has_attribute(provenance_group, "ensemble_sha256")) return;
    ensemble_sha256 = hdf5::read_text_attribute(provenance_group, "ensemble_sha256");
    EnsembleInfo& ensemble = description.ensemble;
    ensemble.text = hdf5::read_strings(provenance_group, "ensemble_text").at(0);
    ensemble.lucks =
        static_cast<std::uint32_t>(hdf5::read_integer_attribute(provenance_group, "ensemble_lucks"));
    ensemble.parameters = hdf5::read_strings(provenance_group, "ensemble_parameter");
    for (const std::int64_t member : hdf5::read_integers(provenance_group, "ensemble_member"))
        ensemble.members.push_back(static_cast<std::uint32_t>(member));
    const std::vector<double> values = hdf5::read_doubles(provenance_group, "ensemble_value");
    const std::size_t columns = ensemble.parameters.size();
    if (ensemble.members.empty() || ensemble.lucks == 0 || columns == 0 ||
        values.size() != ensemble.members.size() * columns)
        throw std::out_of_range("an ensemble with a value for each member and parameter was expected");
    for (std::size_t i = 0; i < values.size(); i += columns)
        ensemble.values.emplace_back(values.begin() + static_cast<std::ptrdiff_t>(i),
                                     values.begin() + static_cast<std::ptrdiff_t>(i + columns));
    members = hdf5::read_integers(file, "member");
    lucks = hdf5::read_integers(file, "luck");
}

}  // namespace savan::output
