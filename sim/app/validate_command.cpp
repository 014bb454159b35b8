#include <memory>

#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/scenario_files.hpp"

namespace savan::app {

void add_validate_command(CLI::App& program, Action& action) {
    CLI::App* command =
        program.add_subcommand("validate", "Check scenario files and report every problem at once");
    command->footer("Example:\n  savan validate scenarios/*.toml");
    const auto files = std::make_shared<std::vector<std::string>>();
    command->add_option("FILES", *files, "Scenario files")->required();
    command->callback([files, &action] {
        action = [files] {
            std::string sound;
            std::vector<std::string> failing;
            for (const std::string& file : *files) {
                try {
                    scenario::load(file);
                    sound += file + ": OK\n";
                } catch (const scenario::ScenarioError&) {
                    failing.push_back(file);
                }
            }
            print(sound);
            if (!failing.empty()) load_all(failing, {});  // says all their problems and throws
            return ExitCode::ok;
        };
    });
}

}  // namespace savan::app
