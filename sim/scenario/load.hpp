#pragma once
/// Scenario files: read, checked as a whole and resolved into the one constant Scenario that the
/// engine is given. The only room that knows TOML.

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/parameters/scenario.hpp"

namespace savan::scenario {

/// Where a value came from. Line 0: no place in a file; `file` then says "default" or "command line".
struct Origin {
    std::string file;
    int line = 0, column = 0;  ///< counted from 1
};

/// One number of a scenario with everything that is known about it.
struct Explained {
    std::string name;   ///< "awareness.half_life", "intervention.after-class.coverage_fraction", ..
    std::string value;  ///< as resolved, in canonical notation
    std::string unit;
    double low = 0, high = 0;  ///< accepted range, both ends included; both 0 where there is none
    std::string prior;         ///< "" or e.g. "uniform(3, 36)"
    std::string source;        ///< id of a row of the evidence file, or "assumed"
    std::string status;        ///< read, recalled, derived, gap or assumed
    Origin origin;
    std::string meaning;
};

/// One file that was read, verbatim.
struct Source {
    std::string path, text;
};

struct Loaded {
    Scenario scenario;
    std::vector<Explained>
        explained;                ///< every parameter, every datum of the setting, every intervention field
    std::vector<Source> sources;  ///< the scenario file first, then those it extends, then the data files
    std::string resolved;         ///< canonical JSON of everything resolved; equal scenarios give equal text
};

/// One mistake, as a stranger should read it: "problem (why) suggestion".
struct Problem {
    Origin where;
    std::string what;
};

/// Everything that is wrong with a scenario at once; what() has one line per problem,
/// "file:line:column: problem (why) suggestion".
class ScenarioError : public std::runtime_error {
public:
    explicit ScenarioError(std::vector<Problem> problems);
    std::vector<Problem> problems;
};

/// Changes from the command line, applied after all files.
struct Overrides {
    std::vector<std::string> set;  ///< "INTERVENTION.key=value" or "group.parameter=value"
    std::optional<int> months;     ///< horizon
    /// Every effect that no file or change gives is drawn from the prior of its kind instead of being its default.
    bool uncertain_effects = false;
};

/// Reads a scenario file, the files it extends and their data. Throws ScenarioError.
Loaded load(const std::filesystem::path& file, const Overrides& overrides = {});

/// JSON Schema (draft 4) of a scenario file, from the same tables that validate it.
std::string json_schema();

}  // namespace savan::scenario
