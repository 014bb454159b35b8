#pragma once
/// What can be said of who is spared and who is harmed without believing in any one pairing of two worlds.
///
/// Data could only ever show margins: how many have the event without the programme, and how many with it.
/// The ledger goes further by giving everybody the same luck in both worlds. That is one coupling of the two
/// margins among many; these are the numbers for others, of a group in which `baseline` of `people` have the
/// event in the one world and `scenario` of them in the other.
///
/// Rule    spared (in the baseline alone) is in [max(0, b - s), min(b, n - s)] under every coupling, induced
/// (in the
///         scenario alone) in [max(0, s - b), min(s, n - b)]; with luck drawn anew in the second world,
///         spared is b (n - s) / n and induced s (n - b) / n on average. Groups that no event can change
///         (district, sex) are bounded one by one and added, which leaves out the couplings across groups.
/// Source  Frechet (1951), Hoeffding (1940)

#include <span>

namespace savan::analysis {

struct Margins {
    double people = 0, baseline = 0, scenario = 0;
};

struct Interval {
    double low = 0, high = 0;
};

/// For every coupling within the groups.
struct CouplingBounds {
    Interval spared, induced;
};
CouplingBounds coupling_bounds(std::span<const Margins> groups);

/// With luck drawn anew: the mean.
struct Coupled {
    double spared = 0, induced = 0;
};
Coupled independent_coupling(std::span<const Margins> groups);

}  // namespace savan::analysis
