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
    std::vector<hdf5::Handle> variables;  ///< in the order of measure_table()
};

/// Makes everything that is known before the run. Throws hdf5::Failure.
Layout create_layout(hid_t file, const Description& description, const Lengths& lengths);

/// Creates /provenance with an empty seal, before anything else takes the beginning of the file.
hdf5::Handle create_sealed_group(hid_t file);

/// Fills /provenance, save what is known only at the end.
void write_provenance(const Layout& layout, hid_t intervention_scale, const Description& description,
                      const Lengths& lengths);

/// Makes an axis of a dataset one of the named dimensions.
void attach(hid_t dataset, unsigned axis, hid_t scale);

}  // namespace savan::output
