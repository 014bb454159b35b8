#pragma once
/// The search for the best spending: starts, a greedy one among them, and a descent from the best of them.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/optimise/aim.hpp"
#include "analysis/optimise/spending.hpp"

namespace savan::optimise {

/// Losses of several mixes, each under the same runs: [mix][run]. Empty when it was told to stop.
using Objective = std::function<std::vector<std::vector<double>>(const std::vector<Spending>&)>;

/// One evaluated mix.
struct Trial {
    Spending spending;
    double aim = 0;         ///< Aim of its losses; smaller is better
    std::string how;        ///< which start, or which step led to it
    bool accepted = false;  ///< the search went on from it
};

struct SearchRules {
    Aim aim;
    std::uint32_t seed = 2005;      ///< of the search's own luck
    std::size_t evaluations = 240;  ///< most mixes evaluated
    std::size_t slices = 10;        ///< of the greedy start: so many parts of the budget
    std::size_t batch = 6;          ///< steps of the descent that are tried side by side
    double first_step = 0.1;        ///< of the descent, as a share of the budget
    double smallest_step = 0.002;   ///< no step falls below this share of the budget
    /// The descent ends when in so many rounds in a row the aim fell by less than `tolerance` of what has
    /// been gained over spending nothing. 0: as many rounds as try every item in both directions twice.
    std::size_t patience = 0;
    double tolerance = 0.001;
};

enum class Ending { settled, evaluations_spent, stopped };

struct Found {
    Spending best;
    double aim = 0;            ///< under the runs of the search, so flattered by having been chosen
    Spending greedy;           ///< where the greedy start ended
    std::vector<Trial> trace;  ///< every mix evaluated, in order, each once
    Ending ending = Ending::settled;
    bool any() const { return !trace.empty(); }
};

/// A named mix that the search begins with; nothing spent is always tried first.
struct Start {
    std::string name;
    Spending spending;
};

/// Starts, then greedy with what is left of half of the evaluations, then descent from the best so far. Equal
/// arguments give equal results.
Found search(const Space& space, const std::vector<Start>& starts, const SearchRules& rules,
             const Objective& objective);

}  // namespace savan::optimise
