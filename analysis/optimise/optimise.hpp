#pragma once
/// The best spending of a budget in the model, from the template to the held-out comparison.

#include <atomic>
#include <functional>
#include <string>

#include "analysis/optimise/mix_runs.hpp"
#include "analysis/optimise/verdicts.hpp"

namespace savan::optimise {

/// Members of a posterior, equally likely; without any, all runs have the template's parameters.
struct Members {
    std::vector<std::size_t> rows;             ///< of parameter_table()
    std::vector<std::vector<double>> members;  ///< one value a row
};

struct Request {
    double budget = 0;        ///< US$, above 0
    std::size_t outcome = 0;  ///< position in outcome_table(); it must have a direction
    Terms terms;
    SearchRules rules;
    RunOptions runs;
    std::uint32_t search_runs = 16, held_out_runs = 40;
    std::uint32_t samples = 1000;  ///< for bands
    Members members;
};

/// Runs of the search and runs that it never sees: other replicates and, with a posterior, other members,
/// which are divided by lot in proportion to the runs.
struct Division {
    std::vector<RunKey> search, held_out;
    std::size_t search_members = 0, held_out_members = 0;  ///< different ones
};
Division divide_runs(const Request& request);

/// A mix that was compared under the held-out runs.
struct Rival {
    std::string name;
    Spending spending;
    Standing standing;
    std::vector<MixRun> runs;  ///< held out
};

struct Optimum {
    std::vector<Offer> offers;
    Found found;
    std::vector<Rival> rivals;  ///< the chosen mix first; empty when it was stopped before the comparison
    bool any() const { return found.any(); }
};

/// Hears how far it is: `begin` how many mixes x runs there will be at most, `done` how many more are made.
struct Watch {
    std::function<void(std::size_t)> begin, done;
};

/// The loss of a run: the change of the outcome for the worse, in its unit.
double loss_of(const MixRun& run, std::size_t outcome);

/// Throws std::invalid_argument, in words for people, when nothing of the template can be bought.
Optimum optimise(const Scenario& scenario, const Request& request, const std::atomic<bool>& stop,
                 const Watch& watch);

}  // namespace savan::optimise
