#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "analysis/calibration/observe_targets.hpp"
#include "analysis/calibration/validation_input.hpp"
#include "analysis/calibration/validation_page.hpp"
#include "sim/app/calibrate_commands.hpp"
#include "sim/app/console.hpp"
#include "sim/output/text_file.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string folder, targets, origin, output;
    bool force = false, quiet = false;
};

/// The result of a calibration, given by its folder or by the file itself.
std::filesystem::path result_of(const std::string& given) {
    std::error_code ignored;
    return std::filesystem::is_directory(given, ignored) ? std::filesystem::path(given) / "calibration.json"
                                                         : std::filesystem::path(given);
}

ExitCode write(const Options& options) {
    const scenario::TargetFile file = calibration::read_targets(options.targets);
    calibration::Validation validation = calibration::read_validation(result_of(options.folder), file);
    if (!options.origin.empty())
        validation.origin = calibration::read_origin(result_of(options.origin), file);
    const std::string page = calibration::validation_page(validation);
    if (options.output.empty()) {
        print(page);
    } else {
        output::write_text_file(options.output, page, options.force);
        if (!options.quiet)
            message(fmt::format("{}: {} targets, {} checks", options.output, validation.targets.size(),
                                validation.checks.size()));
    }
    return ExitCode::ok;
}

}  // namespace

void add_calibrate_page_command(CLI::App& calibrate, Action& action) {
    CLI::App* command =
        calibrate.add_subcommand("page", "Show every figure and pattern against the posterior");
    command->footer(
        "Example, with a second calibration that knows only what was known by 2003:\n"
        "  savan calibrate plan to-2003 scenarios/targets/savannakhet.toml --known-until 2003\n"
        "  savan calibrate run to-2003\n"
        "  savan calibrate page fitted scenarios/targets/savannakhet.toml --origin to-2003 -o "
        "sim/VALIDATION.md --force\n"
        "The page is Markdown; without -o it is printed.\n"
        "Exit codes: 3 the target file has mistakes; 4 a file cannot be read or written; 5 the calibration "
        "is not\n"
        "complete, or of other targets.");
    const auto options = std::make_shared<Options>();
    command->add_option("DIR", options->folder, "Folder of a complete calibration, or its calibration.json")
        ->required();
    command->add_option("TARGETS", options->targets, "The target file that it was made with")->required();
    command
        ->add_option(
            "--origin", options->origin,
            "Folder of a calibration to earlier figures alone (--known-until), for predicting the later ones")
        ->type_name("DIR");
    command->add_option("-o,--output", options->output, "File to write")->type_name("OUT");
    command->add_flag("--force", options->force, "Replace the output if it exists");
    command->add_flag("--quiet", options->quiet, "No summary; errors only");
    command->callback([options, &action] { action = [options] { return write(*options); }; });
}

}  // namespace savan::app
