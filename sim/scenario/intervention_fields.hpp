#pragma once
/// The keys of an intervention that hold one number, month, word or yes/no. This table reads, checks,
/// explains and publishes them (JSON Schema); keys that hold lists are read in intervention_reader.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameters/intervention.hpp"
#include "sim/scenario/toml_file.hpp"

namespace savan::scenario {

enum class Form { number, integer, flag, choice, month };

/// One key. Values travel as double: a flag as 0 or 1, a choice as its position in `choices`, a month
/// as its index.
struct Field {
    std::string_view key, unit, meaning;
    Form form = Form::number;
    double low = 0, high = 0;  ///< both included
    Words choices = {};
    std::string_view source = "assumed";
    std::function<double(const Intervention&)> get = nullptr;
    std::function<void(Intervention&, double)> set = nullptr;
    std::optional<std::size_t> effect = std::nullopt;  ///< its slot, if it is an effect: then it may be a prior
};

/// The fields of a kind: those of every intervention, then the kind's effects.
const std::vector<Field>& fields_of(Kind kind);

/// Keys that hold lists or tables: kind, districts, roll_out, villages, sources, remove.
const Words& structural_keys();

/// The value in a file, if it is of the right type and in range.
std::optional<double> read_field(const Layer& layer, const Field& field, const toml::node& node,
                                 Problems& problems);

/// Puts the value in a file, or the prior that an effect may be given as, into the record; false, and a problem, if it
/// is of another type or out of range.
bool read_into(Intervention& made, const Layer& layer, const Field& field, const toml::node& node,
               Problems& problems);

/// Canonical notation.
std::string field_text(const Field& field, double value);

/// "2003-01" to a month, within 2002-01 .. 2101-12.
std::optional<Month> parse_month(std::string_view text);
std::string month_text(Month month);

/// What is wrong with a key that is none: its unit, its spelling, or its place.
std::string unknown_key_problem(Kind kind, std::string_view key);

/// The key that a command line means, which may leave the unit away: "coverage" is
/// "coverage_fraction". Empty if there is none.
std::string_view complete_key(Kind kind, std::string_view key);

}  // namespace savan::scenario
