#pragma once
/// A scenario file that extends another one, as text.

#include <string>
#include <vector>

#include "sim/scenario/load.hpp"

namespace savan::scenario {

/// An intervention that the file adds; `origin` is the id of the inherited one that it was made from.
struct Addition {
    Intervention made;
    std::string origin;
};

struct Extension {
    std::vector<std::string> comments;  ///< lines at the top, without "# "
    std::string extends;                ///< path of the other file, as the new one will name it
    std::string title, finding;
    std::vector<std::string> removed;  ///< ids that are inherited and dropped
    std::vector<Addition> added;
};

/// Loading the text gives exactly the interventions of `base` less the removed ones, then those added, in
/// order. A field that still has the value of its origin keeps its source. `base` is what the file extends.
std::string extension_text(const Extension& extension, const Loaded& base);

}  // namespace savan::scenario
