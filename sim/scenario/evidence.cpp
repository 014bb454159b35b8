#include "sim/scenario/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/csv_file.hpp"

namespace savan::scenario {

namespace {

const Words evidence_columns = {"id",   "value",  "low",   "high",   "unit", "population",
                                "year", "source", "where", "status", "note"};

}  // namespace

const Words& statuses() {
    static const Words known = {"read", "recalled", "derived", "gap", "assumed"};
    return known;
}

bool check_status(const CsvRow& row, Problems& problems) {
    const auto& status = row.cell("status");
    if (std::ranges::find(statuses(), status.text) != statuses().end()) return true;
    problems.add(status.at, fmt::format("unknown status {} (how well a number is known) {}",
                                        in_quotes(status.text), suggest(status.text, statuses())));
    return false;
}

std::string Evidence::status(std::string_view source) const {
    if (source == "assumed") return "assumed";
    const auto found = status_.find(source);
    return found == status_.end() ? "" : found->second;
}

Words Evidence::ids() const {
    Words ids;
    for (const auto& [id, status] : status_) ids.push_back(id);
    return ids;
}

Evidence read_evidence(const std::filesystem::path& file, const Origin& asked_by,
                       std::vector<Source>& sources, Problems& problems) {
    Evidence evidence;
    const std::size_t before = problems.count();
    const auto rows = read_csv(file, evidence_columns, asked_by, sources, problems);
    if (before != problems.count()) return evidence;  // half a file would be blamed for the rest
    for (const CsvRow& row : rows) {
        check_status(row, problems);
        evidence.add(row.text("id"), row.text("status"));
    }
    return evidence;
}

}  // namespace savan::scenario
