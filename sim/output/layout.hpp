#pragma once
/// A results file's groups, dimensions, variables and provenance, created and still without counts.

#include <vector>

#include "sim/output/description.hpp"
#include "sim/output/hdf5_handle.hpp"
#include "sim/output/schema.hpp"

namespace savan::output {

/// What stays open between creation and the last count.
struct Layout {
    hdf5::Handle provenance;              ///< the group
    hdf5::Handle scenario, replicate;     ///< two of the dimension scales
    hdf5::Handle member, luck;            ///< along replicate; only with an ensemble
    std::vector<hdf5::Handle> variables;  ///< in the order of variables_of(..)
};

/// What is written of a variable at once: all scenarios of a replicate, as many as are not too much. A small chunk costs as much
/// to begin as to deflate.
hdf5::Extent chunk_of(const Variable& variable, const Lengths& lengths);

/// Makes everything that is known before the run. Throws hdf5::Failure.
Layout create_layout(hid_t file, const Description& description, const Lengths& lengths);

/// Creates /provenance with an empty seal, before anything else takes the beginning of the file.
hdf5::Handle create_sealed_group(hid_t file);

/// Coordinates of the paired variables, in `scales` by number of the dimension. Only those that the parts
/// need.
void create_paired_scales(hid_t file, PairedParts parts, std::vector<hdf5::Handle>& scales);

/// What a reader of the paired ledger must know, as attributes of its variable.
void explain_ledger(hid_t variable, const Description& description);

/// A coordinate of fixed names that names its own dimension.
hdf5::Handle names_scale(hid_t file, std::string_view name, std::span<const std::string_view> values,
                         std::string_view long_name);
/// A coordinate of the whole numbers from .. to.
hdf5::Handle number_scale(hid_t file, std::string_view name, std::int64_t from, std::int64_t to,
                          std::string_view long_name);

/// Fills /provenance, save what is known only at the end.
void write_provenance(const Layout& layout, hid_t intervention_scale, const Description& description,
                      const Lengths& lengths);

/// Makes "/member" and "/luck", and the ensemble's part of /provenance. Only with an ensemble.
void create_ensemble(hid_t file, Layout& layout, const EnsembleInfo& ensemble);

/// Makes an axis of a dataset one of the named dimensions.
void attach(hid_t dataset, unsigned axis, hid_t scale);

}  // namespace savan::output
