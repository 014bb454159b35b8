#include "sim/app/program.hpp"

#include <fmt/format.h>

#include <csignal>
#include <new>
#include <sstream>
#include <system_error>

#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/version.hpp"
#include "sim/output/output_error.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::app {

namespace {

/// "did you mean .." for a word that no command or option of `command` has; empty when none is near.
std::string did_you_mean(const CLI::App& command, const std::string& word) {
    std::vector<std::string> known;
    for (const CLI::App* sub : command.get_subcommands([](const CLI::App*) { return true; }))
        known.push_back(sub->get_name());
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    const std::string_view near = scenario::nearest(word, scenario::Words(known.begin(), known.end()));
    return near.empty() ? "" : fmt::format(", did you mean \"{}\"?", near);
}

const CLI::App& chosen_command(const CLI::App& program) {
    const auto chosen = program.get_subcommands();
    return chosen.empty() ? program : *chosen.front();
}

ExitCode explain_usage(const CLI::App& program, const CLI::ParseError& error) {
    const CLI::App& command = chosen_command(program);
    std::string words = error.what();
    // A mistyped option is the likelier cause of whatever is missing, so it is named first.
    if (const std::vector<std::string> unknown = program.remaining(true); !unknown.empty())
        words = fmt::format("unknown {} \"{}\"{}", unknown[0].starts_with('-') ? "option" : "argument",
                            unknown[0], did_you_mean(command, unknown[0]));
    else if (&command == &program)
        words = "no command given";
    error_message(words);
    message(fmt::format("see: savan{} --help", &command == &program ? "" : ' ' + command.get_name()));
    return ExitCode::usage;
}

/// A first word that is no command must be named as such, not as an argument too many.
void refuse_unknown_command(const CLI::App& program, const std::vector<std::string>& arguments) {
    if (arguments.size() < 2 || arguments[1].starts_with('-')) return;
    const auto named = [&](const CLI::App* command) { return command->check_name(arguments[1]); };
    if (!program.get_subcommands(named).empty()) return;
    throw Failure(ExitCode::usage, fmt::format("unknown command \"{}\"{} (savan --help lists them all)",
                                               arguments[1], did_you_mean(program, arguments[1])));
}

ExitCode parse_and_act(int argc, char** argv) {
    const std::vector<std::string> arguments(argv, argv + argc);
    CLI::App program{
        "Simulates youth labour migration in two districts of Savannakhet, and programmes that try to\n"
        "prevent harm, on synthetic people. Every command has its own --help with examples.",
        "savan"};
    program.set_version_flag("--version", version_text, "Print version, revision, compiler and libraries");
    program.set_help_flag("-h,--help", "Print this help");
    program.require_subcommand(1);
    program.footer(
        "Examples:\n"
        "  savan validate scenarios/*.toml\n"
        "  savan run scenarios/no-programme.toml scenarios/as-was.toml -o results.h5\n"
        "  savan compare results.h5\n\n"
        "Exit codes: 0 ok, 1 internal error, 2 usage, 3 invalid scenario, 4 input or output,\n"
        "5 a results file is not what it should be, 75 out of memory: try again, 130 interrupted,\n"
        "143 terminated.");
    Action action;
    add_run_command(program, action, arguments);
    add_validate_command(program, action);
    add_explain_command(program, action);
    add_compare_command(program, action);
    add_report_command(program, action);
    add_verify_command(program, action);
    add_schema_command(program, action);

    refuse_unknown_command(program, arguments);
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& success) {  // help and version
        std::ostringstream text, unused;
        program.exit(success, text, unused);
        print(text.str());
        return ExitCode::ok;
    } catch (const CLI::ParseError& error) {
        return explain_usage(program, error);
    }
    return action();
}

/// A file that cannot be got at, or one that is not what it should be.
ExitCode exit_code_of(output::Fault fault) {
    switch (fault) {
        case output::Fault::not_hdf5:
        case output::Fault::foreign:
        case output::Fault::newer:
        case output::Fault::damaged:
        case output::Fault::incomplete:
            return ExitCode::verification;
        default:
            return ExitCode::input_output;
    }
}

ExitCode guarded(int argc, char** argv) {
    try {
        return parse_and_act(argc, argv);
    } catch (const Failure& failure) {
        if (*failure.what() != '\0') error_message(failure.what());
        return failure.code;
    } catch (const scenario::ScenarioError& error) {
        message(error.what());
        return ExitCode::invalid_scenario;
    } catch (const output::OutputError& error) {
        error_message(error.what());
        return exit_code_of(error.fault);
    } catch (const std::bad_alloc&) {
        error_message("out of memory; try again with fewer --threads, or when the machine is less busy");
        return ExitCode::try_again;
    } catch (const std::system_error& error) {
        const bool is_passing = error.code() == std::errc::resource_unavailable_try_again;
        error_message(error.what());
        return is_passing ? ExitCode::try_again : ExitCode::input_output;
    } catch (const std::exception& error) {
        error_message(fmt::format("this is a fault of the program, please report it: {}", error.what()));
        return ExitCode::internal;
    }
}

}  // namespace

int program(int argc, char** argv) noexcept {
    std::signal(SIGPIPE, SIG_IGN);  // a reader that goes away is seen by print()
    std::signal(SIGXFSZ, SIG_IGN);  // a file size limit is seen as a failed write
    return static_cast<int>(guarded(argc, argv));
}

}  // namespace savan::app
