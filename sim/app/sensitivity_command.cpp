#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "analysis/sensitivity/study.hpp"
#include "analysis/sensitivity/study_arrays.hpp"
#include "analysis/sensitivity/study_file.hpp"
#include "analysis/sensitivity/study_tables.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/output/text_file.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

namespace {

struct Options {
    std::string sweep, baseline, period = "whole", format = "md", output;
    std::vector<std::string> outcomes, scenarios;
    std::uint32_t samples = 200;
    std::size_t top = 8;
    bool levels = false, allow_partial = false, force = false, quiet = false;
};

/// The merged file of a folder, or the file itself.
std::filesystem::path file_of(const std::string& given) {
    std::error_code error;
    if (!std::filesystem::is_directory(given, error)) return given;
    const std::filesystem::path file = std::filesystem::path(given) / "sweep.h5";
    if (!std::filesystem::exists(file, error))
        throw sweep::SweepError(fmt::format(
            "{}: is not merged yet (there is no sweep.h5 in it) run savan sweep merge {}", given, given));
    return file;
}

std::size_t position_of(const std::string& name, const scenario::Words& names, const std::string& what,
                        const std::string& option) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw Failure(ExitCode::usage, fmt::format("no {} \"{}\" in the sweep ({}) {}", what, name, option,
                                                   scenario::suggest(name, names)));
    return static_cast<std::size_t>(found - names.begin());
}

/// The one that differences are taken from: as told, or no-programme, or the first.
std::size_t baseline_of(const Options& options, const scenario::Words& scenarios) {
    if (!options.baseline.empty()) return position_of(options.baseline, scenarios, "scenario", "--baseline");
    const auto found = std::ranges::find(scenarios, "no-programme");
    return found == scenarios.end() ? 0 : static_cast<std::size_t>(found - scenarios.begin());
}

template <class Item>
scenario::Words names_of(const std::vector<Item>& items) {
    scenario::Words names;
    for (const Item& item : items) names.push_back(item.name);
    return names;
}

std::vector<sensitivity::Question> questions_of(const Options& options, const sensitivity::Swept& swept,
                                                std::size_t baseline) {
    const output::SweepDescription& sweep = swept.description();
    const scenario::Words scenarios(sweep.scenarios.begin(), sweep.scenarios.end());
    std::vector<sensitivity::Question> questions;
    if (options.outcomes.empty()) {
        questions = sensitivity::headline_questions(swept, baseline);
    } else {
        const scenario::Words outcomes = names_of(sweep.outcomes);
        for (std::size_t scenario = 0; scenario < scenarios.size(); ++scenario)
            for (const std::string& name : options.outcomes)
                questions.push_back(
                    {position_of(name, outcomes, "outcome", "--outcome"), scenario, scenario != baseline});
    }
    if (options.levels)
        for (sensitivity::Question& question : questions) question.as_difference = false;
    if (options.scenarios.empty()) return questions;
    std::vector<std::size_t> kept;
    for (const std::string& name : options.scenarios)
        kept.push_back(position_of(name, scenarios, "scenario", "--scenario"));
    std::erase_if(questions, [&](const auto& question) {
        return std::ranges::find(kept, question.scenario) == kept.end();
    });
    return questions;
}

/// As HDF5 when the name says so, else as JSON.
void write(const sensitivity::Study& study, const std::string& path, bool force) {
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending == ".h5" || ending == ".hdf5" || ending == ".nc")
        output::write_array_file(path, sensitivity::arrays_of(study), force);
    else
        output::write_text_file(path, sensitivity::file_text(study), force);
}

ExitCode estimate(const Options& options) {
    const sensitivity::Swept swept = sensitivity::Swept::open(file_of(options.sweep), options.allow_partial);
    const output::SweepDescription& sweep = swept.description();
    const std::size_t baseline =
        baseline_of(options, scenario::Words(sweep.scenarios.begin(), sweep.scenarios.end()));
    const std::size_t period = position_of(options.period, names_of(sweep.periods), "period", "--period");
    const sensitivity::Study study =
        sensitivity::study(swept, questions_of(options, swept, baseline), baseline, period, options.samples);
    if (!options.output.empty()) {
        write(study, options.output, options.force);
        if (!options.quiet)
            message(fmt::format("{}: {} results, {} factors; next: savan compare RESULTS --sensitivity {}",
                                options.output, study.answers.size(), study.factors.size(), options.output));
    }
    if (options.format == "json") {
        print(sensitivity::file_text(study));
    } else if (options.format == "csv") {
        print(sensitivity::csv(study));
        for (const std::string& note : sensitivity::notes(study)) message("note: " + note);
    } else {
        print(sensitivity::markdown(study, options.top));
    }
    return ExitCode::ok;
}

}  // namespace

void add_sensitivity_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "sensitivity", "Say which parameters matter, and how much rests on assumed ones, from a sweep");
    command->footer(
        "Examples:\n"
        "  savan sensitivity wide -o wide-sensitivity.json\n"
        "  savan compare results.h5 --sensitivity wide-sensitivity.json\n"
        "  savan sensitivity wide.h5 --outcome exploited --outcome trafficked --period 2005 --top 0\n"
        "  savan sensitivity wide.h5 --format csv > wide.csv\n"
        "  savan sensitivity wide -o wide-sensitivity.h5\n"
        "What is estimated follows from the sweep's design: saltelli gives Sobol indices of first and total "
        "order,\n"
        "morris elementary effects, any other first-order shares. The scenario to compare with shows its "
        "levels, the\n"
        "others their differences from it within the same run.\n"
        "Exit codes: 2 unknown outcome, scenario or period; 4 the file cannot be read; 5 it is damaged, no "
        "merged\n"
        "sweep, or incomplete and not allowed to be.");
    const auto options = std::make_shared<Options>();
    command->add_option("SWEEP", options->sweep, "Merged file of a sweep, or its folder")->required();
    command
        ->add_option(
            "-o,--output", options->output,
            "File to write, for savan compare and savan report: HDF5 if it ends in .h5 (.hdf5, .nc), "
            "which also h5py and xarray read, else JSON")
        ->type_name("OUT");
    command->add_option("--baseline", options->baseline,
                        "Scenario to compare with; no-programme, or the first if there is none");
    command
        ->add_option(
            "--outcome", options->outcomes,
            "An outcome by its name in the file; may be repeated. Without any, those of savan compare")
        ->allow_extra_args(false);
    command->add_option("--scenario", options->scenarios, "Only this scenario; may be repeated")
        ->allow_extra_args(false);
    command->add_flag("--levels", options->levels, "Levels of all scenarios instead of differences");
    command->add_option("--period", options->period, "whole, or a calendar year as in 2005")
        ->capture_default_str();
    command->add_option("--format", options->format, "md (for people), csv (one table, long) or json")
        ->check(CLI::IsMember({"md", "csv", "json"}))
        ->capture_default_str();
    command->add_option("--top", options->top, "With md: so many factors of each result; 0: all")
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--bootstrap", options->samples, "Samples that bands are made of")
        ->type_name("N")
        ->check(CLI::Range(20, 100'000))
        ->capture_default_str();
    command->add_flag("--allow-partial", options->allow_partial,
                      "Take a sweep that was merged before it was done, and say so");
    command->add_flag("--force", options->force, "Replace the output if it exists");
    command->add_flag("--quiet", options->quiet, "No summary; errors only");
    command->callback([options, &action] { action = [options] { return estimate(*options); }; });
}

}  // namespace savan::app
