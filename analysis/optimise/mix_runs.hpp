#pragma once
/// What mixes do in the model: run by run, beside the same run without a programme.

#include <atomic>
#include <functional>
#include <utility>

#include "analysis/optimise/mixes.hpp"
#include "analysis/outcomes.hpp"

namespace savan::optimise {

/// One run: luck, and values of parameters in place of the template's.
struct RunKey {
    std::uint32_t replicate = 0;
    std::vector<std::pair<std::size_t, double>> values = {};  ///< row of parameter_table(), value
};

/// A mix in one run.
struct MixRun {
    std::vector<double> change;  ///< of every outcome, from the run without a programme
    std::vector<double> costs;   ///< US$ by offer, as booked
    double untouched_cost = 0;   ///< of the records that are not decided
    double cost() const { return total(costs); }
};

struct RunOptions {
    analysis::Period period;
    std::uint32_t seed = 2005;
    int threads = 0;
};

/// [mix][run]. All mixes meet the same people with the same luck in the same run, and share its months as far
/// as they agree. `done` hears of mixes x runs as they are made, one call at a time. Empty when stopped.
std::vector<std::vector<MixRun>> run_mixes(const std::vector<Mix>& mixes, std::size_t offers,
                                           const std::vector<RunKey>& runs, const RunOptions& options,
                                           const std::atomic<bool>& stop,
                                           const std::function<void(std::size_t)>& done);

}  // namespace savan::optimise
