#pragma once
/// evidence.csv: what is known about a number, by id.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/scenario/problems.hpp"

namespace savan::scenario {

class CsvRow;

/// What a number may rest on: read, recalled, derived, gap, assumed.
const Words& statuses();

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

/// Whether the row's column "status" holds one of them; a problem if not.
bool check_status(const CsvRow& row, Problems& problems);

/// Reads the file; none of its rows if any is refused. `asked_by` is the place that names it.
Evidence read_evidence(const std::filesystem::path& file, const Origin& asked_by,
                       std::vector<Source>& sources, Problems& problems);

}  // namespace savan::scenario
