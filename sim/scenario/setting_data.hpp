#pragma once
/// The place, from the data folder: districts.csv, villages.csv, age_structure.csv,
/// household_sizes.csv and evidence.csv (what is known about a number, by id).

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/scenario/problems.hpp"

namespace savan::scenario {

/// The evidence file: status (read, recalled, derived, gap) by id.
class Evidence {
public:
    void add(std::string id, std::string status) {
        status_.insert_or_assign(std::move(id), std::move(status));
    }
    bool empty() const noexcept { return status_.empty(); }
    /// Status of a source; "assumed" for "assumed", empty for an id that is not in the file.
    std::string status(std::string_view source) const;
    Words ids() const;

private:
    std::map<std::string, std::string, std::less<>> status_;
};

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
