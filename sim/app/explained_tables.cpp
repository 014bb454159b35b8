#include "sim/app/explained_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/text_table.hpp"
#include "sim/app/scenario_bundle.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

namespace {

using scenario::Explained;

bool has_range(const Explained& row) { return row.low != 0 || row.high != 0; }

std::string range_text(const Explained& row) {
    return has_range(row)
               ? fmt::format("{} .. {}", scenario::number_text(row.low), scenario::number_text(row.high))
               : "";
}

}  // namespace

std::string explained_markdown(const scenario::Loaded& loaded) {
    std::vector<std::vector<std::string>> rows{
        {"Name", "Value", "Unit", "Range", "Prior", "Status", "Source", "Given by", "Meaning"}};
    for (const Explained& row : loaded.explained)
        rows.push_back({row.name, row.value, row.unit, range_text(row), row.prior, row.status, row.source,
                        scenario::place_text(row.origin), row.meaning});
    const auto assumed = std::ranges::count(loaded.explained, "assumed", &Explained::status);
    const Scenario& scenario = loaded.scenario;
    return fmt::format("# {}{}{}\n\n{}\n{} of {} values are assumed: placeholders, not facts.\n",
                       scenario.name, scenario.title.empty() ? "" : ": " + scenario.title,
                       scenario.finding.empty() ? "" : "\n\nAnswers: " + scenario.finding,
                       analysis::markdown_table(std::move(rows), "lrl"), assumed, loaded.explained.size());
}

std::string explained_csv(const scenario::Loaded& loaded) {
    using analysis::csv_field;
    std::string text = "\xEF\xBB\xBFname,value,unit,low,high,prior,status,source,file,line,column,meaning\n";
    for (const Explained& row : loaded.explained)
        text +=
            fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_field(row.name), csv_field(row.value),
                        csv_field(row.unit), has_range(row) ? analysis::plain_number(row.low) : "",
                        has_range(row) ? analysis::plain_number(row.high) : "", csv_field(row.prior),
                        csv_field(row.status), csv_field(row.source), csv_field(row.origin.file),
                        row.origin.line, row.origin.column, csv_field(row.meaning));
    return text;
}

nlohmann::ordered_json explained_json(const scenario::Loaded& loaded) {
    const std::vector<std::string> names = shortened_paths(loaded.sources);
    const auto short_name = [&](const std::string& file) {
        const auto source = std::ranges::find(loaded.sources, file, &scenario::Source::path);
        return source == loaded.sources.end()
                   ? file
                   : names[static_cast<std::size_t>(source - loaded.sources.begin())];
    };
    nlohmann::ordered_json values = nlohmann::ordered_json::array();
    for (const Explained& row : loaded.explained) {
        nlohmann::ordered_json entry = {{"name", row.name}, {"value", row.value}, {"unit", row.unit}};
        if (has_range(row)) entry["range"] = {row.low, row.high};
        if (!row.prior.empty()) entry["prior"] = row.prior;
        entry.update({{"status", row.status}, {"source", row.source}, {"file", short_name(row.origin.file)}});
        if (row.origin.line > 0) entry.update({{"line", row.origin.line}, {"column", row.origin.column}});
        entry["meaning"] = row.meaning;
        values.push_back(std::move(entry));
    }
    return {{"scenario", loaded.scenario.name},
            {"title", loaded.scenario.title},
            {"finding", loaded.scenario.finding},
            {"values", std::move(values)}};
}

}  // namespace savan::app
