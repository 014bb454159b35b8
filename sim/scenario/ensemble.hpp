#pragma once
/// Members of a posterior: equally likely values of the calibrated parameters and effects of interventions, and
/// scenarios under them.
///
/// The file is comma-separated text: comment lines "# key: value", a line of names, as of factors of a sweep, then
/// a line of values for each member. Members may repeat; the more often, the more likely.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/load.hpp"

namespace savan::scenario {

struct Ensemble {
    std::vector<std::string> about;            ///< comment lines without their mark, "key: value"
    std::vector<std::size_t> rows;             ///< what each column is, see find_column
    std::vector<std::vector<double>> members;  ///< [member][column]
    std::string text;                          ///< of the file, verbatim
};

/// What may stand in a column: an index into parameter_table(), or its size and an index into effect_table().
std::optional<std::size_t> find_column(std::string_view name);
std::string_view column_name(std::size_t column);

/// Reads a file; all its problems at once: names that are no parameter or come twice, cells that are no
/// number or out of the parameter's range, lines of another length, no members. Throws ScenarioError.
Ensemble read_ensemble(const std::filesystem::path& path);

/// The same of a text that was read before; `name` is what problems blame.
Ensemble parse_ensemble(const std::string& name, std::string_view text);

/// What read_ensemble reads back to equal `about`, `rows` and `members`.
std::string to_text(const Ensemble& ensemble);

/// Names, as `savan explain` has them, of the numbers of a scenario that a column gives: a parameter's, or an effect's
/// in each intervention of its kind.
std::vector<std::string> explained_names(const Loaded& loaded, std::size_t column);

/// Those of all columns whose value or prior is given by a scenario's files or by the command
/// line: the scenario's word counts, for every member.
std::vector<std::string> given_by_scenario(const Loaded& loaded, const Ensemble& ensemble);

/// The scenario under one member: every parameter and effect of the ensemble that it leaves at its default, or to
/// what is believed of its kind, takes the member's value.
Scenario at_member(const Loaded& loaded, const Ensemble& ensemble, std::size_t member);

}  // namespace savan::scenario
