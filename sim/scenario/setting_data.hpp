#pragma once
/// The place, from the data folder: districts.csv, villages.csv, age_structure.csv,
/// household_sizes.csv and evidence.csv.

#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/evidence.hpp"

namespace savan::scenario {

struct SettingData {
    Setting setting;
    Evidence evidence;
    std::vector<Explained> explained;  ///< district totals and every row of the two distributions
};

/// Reads the folder. Refused, each with its cell: unknown districts, repeated village numbers,
/// villages that do not add up to their district, shares that do not add up to one (within 1e-6),
/// rows whose source is not in the evidence file.
SettingData read_setting(const std::filesystem::path& folder, const Origin& asked_by,
                         std::vector<Source>& sources, Problems& problems);

}  // namespace savan::scenario
