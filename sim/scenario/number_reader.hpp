#pragma once
/// Numbers and priors in scenario files.

#include <optional>
#include <string_view>

#include "sim/parameters/prior.hpp"
#include "sim/scenario/toml_file.hpp"

namespace savan::scenario {

/// What a number may be.
struct Accepted {
    double low = 0, high = 0;  ///< both included
    std::string_view unit;
    bool whole = false;
};

/// The number that a node holds; a problem if it is none, not finite, out of range or not whole.
std::optional<double> read_number(const Layer& layer, std::string_view name, const toml::node& node,
                                  const Accepted& accepted, Problems& problems);

/// A prior as a table of one key: { uniform = [low, high] }, { normal = [mean, sd] },
/// { lognormal = [median, sd of the log] }, { beta = [alpha, beta] }. Its centre must be acceptable.
std::optional<Prior> read_prior(const Layer& layer, std::string_view name, const toml::table& table,
                                const Accepted& accepted, Problems& problems);

/// Middle of a uniform, mean of a normal or beta, median of a lognormal.
double centre(const Prior& prior);

/// "uniform(3, 36)"; "" for a fixed one.
std::string prior_text(const Prior& prior);

/// The names of the priors and of their two numbers.
struct PriorForm {
    Prior::Kind kind;
    std::string_view name, first, second;
};
inline constexpr PriorForm prior_forms[] = {
    {Prior::Kind::uniform, "uniform", "low", "high"},
    {Prior::Kind::normal, "normal", "mean", "standard deviation"},
    {Prior::Kind::lognormal, "lognormal", "median", "standard deviation of the logarithm"},
    {Prior::Kind::beta, "beta", "alpha", "beta"},
};

}  // namespace savan::scenario
