#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/sweep/status.hpp"
#include "sim/app/console.hpp"
#include "sim/app/sweep_commands.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string folder;
    bool json = false;
};

std::string words(const Options& options, const sweep::Status& status) {
    std::string text = fmt::format("{} of {} runs are there; of {} parts {} are whole, {} begun, {} missing",
                                   status.runs_present, status.runs_expected, status.parts, status.whole,
                                   status.begun, status.absent);
    if (!status.troubled.empty()) text += fmt::format(", {} not sound", status.troubled.size());
    if (!status.being_written.empty())
        text += fmt::format("; {} are being written", status.being_written.size());
    text += '\n';
    for (const sweep::Part& part : status.troubled) text += part.trouble + '\n';
    if (status.versions.size() > 1) {
        text += "the parts are of several versions, which cannot be merged:";
        for (const std::string& version : status.versions) text += " savan " + version;
        text += '\n';
    }
    text += status.complete()
                ? fmt::format("complete: savan sweep merge {} makes one file of it\n", options.folder)
                : fmt::format("incomplete: savan sweep run {} goes on\n", options.folder);
    return text;
}

std::string json(const sweep::Status& status) {
    nlohmann::ordered_json troubled = nlohmann::ordered_json::array();
    for (const sweep::Part& part : status.troubled)
        troubled.push_back({{"part", part.number}, {"words", part.trouble}});
    return nlohmann::ordered_json{{"complete", status.complete()},
                                  {"runs_expected", status.runs_expected},
                                  {"runs_present", status.runs_present},
                                  {"parts", status.parts},
                                  {"whole", status.whole},
                                  {"begun", status.begun},
                                  {"missing", status.absent},
                                  {"being_written", status.being_written},
                                  {"troubled", troubled},
                                  {"versions", status.versions}}
               .dump(2, ' ', false, nlohmann::json::error_handler_t::replace) +
           '\n';
}

ExitCode show(const Options& options) {
    const sweep::Status status = sweep::status_of(sweep::read_plan(options.folder));
    print(options.json ? json(status) : words(options, status));
    return status.complete() ? ExitCode::ok : ExitCode::verification;
}

}  // namespace

void add_sweep_status_command(CLI::App& sweep, Action& action) {
    CLI::App* command = sweep.add_subcommand("status", "Count and check what is there of a sweep");
    command->footer(
        "Example:\n  savan sweep status wide\nExits with 0 when the sweep is complete, else with 5.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder of the sweep")->required();
    command->add_flag("--json", options->json, "Print the counts as JSON");
    command->callback([options, &action] { action = [options] { return show(*options); }; });
}

}  // namespace savan::app
