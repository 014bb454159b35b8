#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/scenario/load.hpp"

namespace savan::app {

void add_schema_command(CLI::App& program, Action& action) {
    CLI::App* command =
        program.add_subcommand("schema", "Print the JSON Schema of scenario files, for editors");
    command->footer("Example:\n  savan schema > scenario.schema.json");
    command->callback([&action] {
        action = [] {
            std::string text = scenario::json_schema();
            if (!text.ends_with('\n')) text += '\n';
            print(text);
            return ExitCode::ok;
        };
    });
}

}  // namespace savan::app
