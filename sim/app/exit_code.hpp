#pragma once
/// What the program tells its caller by ending.

namespace savan::app {

enum class ExitCode : int {
    ok = 0,
    internal = 1,  ///< a fault of the program
    usage = 2,     ///< the command line cannot be understood
    invalid_scenario = 3,
    input_output = 4,   ///< a file cannot be read or written
    verification = 5,   ///< a results file or sweep is not what it should be, or not complete
    try_again = 75,     ///< memory ran out, or others are at work; the same command may succeed later
    interrupted = 130,  ///< SIGINT
    terminated = 143,   ///< SIGTERM
};

}  // namespace savan::app
