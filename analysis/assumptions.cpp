#include "analysis/assumptions.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "analysis/text_table.hpp"

namespace savan::analysis {

namespace {

Assumption read(const nlohmann::json& entry) {
    Assumption row{.name = entry.at("name"),
                   .value = entry.at("value"),
                   .unit = entry.at("unit"),
                   .low = "",
                   .high = "",
                   .prior = entry.value("prior", ""),
                   .status = entry.at("status"),
                   .source = entry.at("source"),
                   .meaning = entry.at("meaning"),
                   .scenarios = {}};
    if (entry.contains("range")) {
        row.low = plain_number(entry["range"].at(0));
        row.high = plain_number(entry["range"].at(1));
    }
    return row;
}

}  // namespace

std::vector<Assumption> assumptions(const output::Description& description) {
    std::vector<Assumption> rows;
    std::map<std::vector<std::string>, std::size_t> known;
    const auto explained = nlohmann::json::parse(description.explained_json);
    for (std::size_t scenario = 0; scenario < explained.size(); ++scenario)
        for (const auto& entry : explained[scenario].at("values")) {
            Assumption row = read(entry);
            const auto [place, is_new] =
                known.try_emplace({row.name, row.value, row.prior, row.status, row.source}, rows.size());
            if (is_new) rows.push_back(std::move(row));
            rows[place->second].scenarios.push_back(scenario);
        }
    return rows;
}

}  // namespace savan::analysis
