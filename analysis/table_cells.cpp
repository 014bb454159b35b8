#include "analysis/table_cells.hpp"

#include <fmt/format.h>

#include <cmath>

#include "analysis/month_names.hpp"
#include "analysis/text_table.hpp"

namespace savan::analysis {

std::string estimate_cell(const Estimate& estimate, double factor, int significant, int decimals, bool sign) {
    if (std::isnan(estimate.mean)) return "–";
    const auto text = [&](double value) { return number(value * factor, significant, decimals); };
    const std::string mean = text(estimate.mean);
    return fmt::format("{}{} [{}, {}]", sign && estimate.mean > 0 && mean != "0" ? "+" : "", mean,
                       text(estimate.low), text(estimate.high));
}

std::string csv_estimate(const Estimate& estimate) {
    return fmt::format(",{},{},{}", plain_number(estimate.mean), plain_number(estimate.low),
                       plain_number(estimate.high));
}

std::string csv_scenario(const ReportData& data, std::size_t scenario) {
    const output::ScenarioInfo& info = data.description.scenarios[scenario];
    return fmt::format("{},{},{}", csv_text(info.name), csv_text(info.title), csv_text(info.title_lo));
}

std::string csv_about(const Comparison& comparison) {
    return fmt::format(",{},{},{},{},{}\n", comparison.replicates, comparison.complete,
                       csv_text(comparison.arms[comparison.baseline].name),
                       iso_month(comparison.period.first), iso_month(comparison.period.last));
}

std::string bullets(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts) list += "- " + text + '\n';
    return list;
}

}  // namespace savan::analysis
