#pragma once
/// Several worlds of one roster that go through a month together, step by step, beside the world without a
/// programme: so that ways of influence can be held as they are there, and lives be compared after each step.

#include <span>

#include "sim/measures/partings.hpp"
#include "sim/measures/spillover.hpp"
#include "sim/measures/tallies.hpp"

namespace savan::run {

struct Companion {
    World& world;
    Tallies& tallies;
    Step step;
    spillover::Held held;
    Partings* partings;  ///< null: not looked at
};

/// One month of all of them, and of the baseline, which is not counted. Companions that hold nothing live the
/// month of advance_one_month().
void advance_together(World& baseline, const Step& baseline_step, std::span<Companion> companions,
                      const ListedDeciles& deciles);

}  // namespace savan::run
