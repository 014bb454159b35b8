#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "analysis/sweep/merge.hpp"
#include "sim/app/console.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/sweep_commands.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string folder, output;
    sweep::MergeOptions merge;
    bool json = false, quiet = false;
};

ExitCode merge(const Options& options) {
    const sweep::Plan plan = sweep::read_plan(options.folder);
    const std::string output = options.output.empty() ? (plan.folder / "sweep.h5").string() : options.output;
    StopSignals signals;
    const sweep::Merged merged =
        sweep::merge(plan, output, options.merge,
                     [&](const std::filesystem::path& file) { signals.remove_on_quitting(file); });
    const bool is_complete = merged.runs == merged.expected;
    if (!options.quiet)
        message(fmt::format("{}: {} of {} runs{}, digest {}", output, merged.runs, merged.expected,
                            is_complete ? "" : ", marked as incomplete", merged.digest));
    if (options.json)
        print(nlohmann::ordered_json{{"path", output},
                                     {"digest", merged.digest},
                                     {"complete", is_complete},
                                     {"runs", merged.runs},
                                     {"runs_expected", merged.expected}}
                  .dump(2) +
              '\n');
    return ExitCode::ok;
}

}  // namespace

void add_sweep_merge_command(CLI::App& sweep, Action& action) {
    CLI::App* command =
        sweep.add_subcommand("merge", "Check all parts of a sweep and copy them into one file");
    command->footer(
        "Examples:\n"
        "  savan sweep merge wide\n"
        "  savan sweep merge wide -o so-far.h5 --allow-partial\n"
        "Exits with 5 when a part is missing, damaged, of another plan or of another version than the "
        "others.\n"
        "The same sweep gives the same bytes, however it was divided.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder of the sweep")->required();
    command->add_option("-o,--output", options->output, "File to write; DIR/sweep.h5 unless given")
        ->type_name("OUT");
    command->add_flag("--allow-partial", options->merge.allow_partial,
                      "Merge what is there, into a file that says that it is incomplete");
    command->add_flag("--force", options->merge.force, "Replace the output if it exists");
    command->add_flag("--json", options->json, "Print a summary as JSON on standard output");
    command->add_flag("--quiet", options->quiet, "No summary; errors only");
    command->callback([options, &action] { action = [options] { return merge(*options); }; });
}

}  // namespace savan::app
