#include "sim/app/program.hpp"

#include <fmt/format.h>

#include <sstream>

#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/guarded.hpp"
#include "sim/app/version.hpp"
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

/// The innermost command that was named.
const CLI::App& chosen_command(const CLI::App& program) {
    const auto chosen = program.get_subcommands();
    return chosen.empty() ? program : chosen_command(*chosen.front());
}

/// "savan sweep plan"
std::string full_name(const CLI::App& command) {
    const CLI::App* parent = command.get_parent();
    return (parent ? full_name(*parent) + ' ' : "") + command.get_name();
}

ExitCode explain_usage(const CLI::App& program, const CLI::ParseError& error) {
    const CLI::App& command = chosen_command(program);
    std::string words = error.what();
    // A mistyped option is the likelier cause of whatever is missing, so it is named first.
    if (const std::vector<std::string> unknown = program.remaining(true); !unknown.empty())
        words = fmt::format("unknown {} \"{}\"{}", unknown[0].starts_with('-') ? "option" : "argument",
                            unknown[0], did_you_mean(command, unknown[0]));
    else if (command.get_require_subcommand_min() > 0)
        words = "no command given";
    error_message(words);
    message(fmt::format("see: {} --help", full_name(command)));
    return ExitCode::usage;
}

/// A word that stands for a command and is none must be named as such, not as an argument too many.
void refuse_unknown_command(const CLI::App& program, const std::vector<std::string>& arguments) {
    const CLI::App* command = &program;
    for (std::size_t i = 1; i < arguments.size() && command->get_require_subcommand_min() > 0; ++i) {
        if (arguments[i].starts_with('-')) return;
        const auto known =
            command->get_subcommands([&](const CLI::App* sub) { return sub->check_name(arguments[i]); });
        if (known.empty())
            throw Failure(ExitCode::usage,
                          fmt::format("unknown command \"{}\"{} ({} --help lists them all)", arguments[i],
                                      did_you_mean(*command, arguments[i]), full_name(*command)));
        command = known.front();
    }
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
        "5 a file or a sweep is not what it should be, or not whole, 75 try again (out of memory, or others\n"
        "are at work), 130 interrupted, 143 terminated.");
    Action action;
    add_run_command(program, action, arguments);
    add_validate_command(program, action);
    add_explain_command(program, action);
    add_compare_command(program, action);
    add_report_command(program, action);
    add_verify_command(program, action);
    add_sweep_command(program, action);
    add_sensitivity_command(program, action);
    add_calibrate_command(program, action);
    add_optimise_command(program, action);
    add_trials_command(program, action);
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

}  // namespace

int program(int argc, char** argv) noexcept {
    ignore_signals_of_writing();
    return static_cast<int>(guarded([&] { return parse_and_act(argc, argv); }));
}

}  // namespace savan::app
