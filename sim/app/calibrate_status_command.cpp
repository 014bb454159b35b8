#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/calibration/calibration_status.hpp"
#include "sim/app/calibrate_commands.hpp"
#include "sim/app/console.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string folder;
    bool json = false;
};

using calibration::CalibrationPlan;
using calibration::CalibrationStatus;

std::string words(const CalibrationPlan& plan, const CalibrationStatus& status) {
    const std::string folder = plan.folder.string();
    std::string text;
    for (const auto& [name, stage] : status.stages) {
        text += fmt::format("{}: {} of {} runs are there", name.words(plan.sizes), stage.runs_present,
                            stage.runs_expected);
        if (!stage.being_written.empty())
            text += fmt::format("; {} parts are being written", stage.being_written.size());
        text += '\n';
        for (const sweep::Part& part : stage.troubled) text += part.trouble + '\n';
    }
    if (status.stages.empty()) text += "nothing was run yet\n";
    text += status.done ? fmt::format("complete: {} and {}\n", plan.posterior_file().string(),
                                      plan.summary_file().string())
                        : fmt::format("incomplete: savan calibrate run {} goes on\n", folder);
    return text;
}

std::string json(const CalibrationPlan& plan, const CalibrationStatus& status) {
    nlohmann::ordered_json stages = nlohmann::ordered_json::array();
    for (const auto& [name, stage] : status.stages) {
        nlohmann::ordered_json troubled = nlohmann::ordered_json::array();
        for (const sweep::Part& part : stage.troubled)
            troubled.push_back({{"part", part.number}, {"words", part.trouble}});
        stages.push_back({{"stage", name.folder()},
                          {"words", name.words(plan.sizes)},
                          {"complete", stage.complete()},
                          {"runs_expected", stage.runs_expected},
                          {"runs_present", stage.runs_present},
                          {"being_written", stage.being_written},
                          {"troubled", troubled}});
    }
    return nlohmann::ordered_json{{"complete", status.done}, {"stages", stages}}.dump(
               2, ' ', false, nlohmann::json::error_handler_t::replace) +
           '\n';
}

ExitCode show(const Options& options) {
    const CalibrationPlan plan = calibration::read_calibration(options.folder);
    const CalibrationStatus status = calibration::status_of(plan);
    print(options.json ? json(plan, status) : words(plan, status));
    return status.done ? ExitCode::ok : ExitCode::verification;
}

}  // namespace

void add_calibrate_status_command(CLI::App& calibrate, Action& action) {
    CLI::App* command = calibrate.add_subcommand("status", "Say how far a calibration has come");
    command->footer(
        "Example:\n  savan calibrate status fitted\nExits with 0 when the posterior is there, else with 5.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder of the calibration")->required();
    command->add_flag("--json", options->json, "Print the counts as JSON");
    command->callback([options, &action] { action = [options] { return show(*options); }; });
}

}  // namespace savan::app
