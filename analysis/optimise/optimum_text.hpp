#pragma once
/// What was found, as text.

#include <string>
#include <vector>

#include "analysis/optimise/optimise.hpp"
#include "sim/scenario/extension_text.hpp"

namespace savan::optimise {

/// What a text says of where the numbers come from.
struct About {
    std::string template_file, ensemble_file;  ///< as named by the user; the second may be empty
    const Scenario& scenario;                  ///< of the template
    const Request& request;
};

/// What has to be said beside the numbers, plainly.
std::vector<std::string> notes(const Optimum& optimum, const About& about);

/// For people: the chosen mix, what it does, and the mixes beside it.
std::string markdown(const Optimum& optimum, const About& about);

/// One table, long: mix, quantity, district, unit, mean, low, high.
std::string csv(const Optimum& optimum, const About& about);

/// Everything, with every evaluated mix.
std::string json(const Optimum& optimum, const About& about);

/// The chosen mix as a scenario file that extends `extends`; says how it was found.
scenario::Extension scenario_file(const Optimum& optimum, const About& about, const std::string& extends);

}  // namespace savan::optimise
