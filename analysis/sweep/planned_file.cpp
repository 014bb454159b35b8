#include "analysis/sweep/planned_file.hpp"

#include <fmt/format.h>

#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/sha256.hpp"
#include "sim/output/text_file.hpp"

namespace savan::sweep {

namespace {

std::string file_of(const PlannedScenario& scenario) { return "scenarios/" + scenario.name + ".txt"; }

}  // namespace

nlohmann::ordered_json planned_entry(const PlannedScenario& scenario) {
    return {{"name", scenario.name},
            {"file", file_of(scenario)},
            {"sha256", output::sha256(scenario.text)},
            {"resolved_sha256", scenario.resolved_sha256}};
}

void write_planned(const std::filesystem::path& folder, const PlannedScenario& scenario) {
    output::write_text_file(folder / file_of(scenario), scenario.text, true);
}

std::string read_planned(const std::filesystem::path& folder, const nlohmann::ordered_json& entry) {
    const std::filesystem::path file = folder / entry.at("file").get<std::string>();
    std::string text = output::read_text_file(file);
    if (output::sha256(text) != entry.at("sha256").get<std::string>())
        throw SweepError(
            fmt::format("{}: is not what was planned (its SHA-256 differs from that in manifest.json) "
                        "put it back as it was, or plan what has changed into a new folder",
                        file.string()));
    return text;
}

}  // namespace savan::sweep
