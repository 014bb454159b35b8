#pragma once
/// Mixes set beside the best one under runs that the search never saw.

#include <cstdint>
#include <vector>

#include "analysis/optimise/aim.hpp"
#include "analysis/sensitivity/bootstrap.hpp"

namespace savan::optimise {

enum class Verdict {
    best,    ///< the mix that the search chose
    worse,   ///< than the chosen one: the band of the difference is above 0
    tie,     ///< the band includes 0: these runs cannot tell the two apart
    better,  ///< than the chosen one: the band is below 0
};

struct Standing {
    sensitivity::Index aim;         ///< with the 90 % band of the aim itself, not of single runs
    sensitivity::Index difference;  ///< run by run from the chosen mix; 0 for itself
    Verdict verdict = Verdict::best;
};

/// One for each mix; losses are [mix][run], all of the same runs. Bands are those of sensitivity::with_bands
/// over `samples` samples of the runs, every sample the same for all mixes.
std::vector<Standing> standings(const std::vector<std::vector<double>>& losses, std::size_t chosen,
                                const Aim& aim, std::uint32_t samples);

}  // namespace savan::optimise
