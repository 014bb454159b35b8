#pragma once
/// Approximate Bayesian computation by sequential Monte Carlo (ABC-SMC), as a state machine: propose points,
/// simulate them anywhere, accept, until settled.
///
/// Rule: a simulated point has the weight exp(-k D^2 / 2 t^2) / q, with D its distance over k targets, t the
/// tolerance and q the density that it was proposed with, relative to the prior. At t = 1 that kernel is the
/// density of the stated errors (sampling, discrepancy, chance), so the weighted points are a sample from the
/// posterior under normal errors and not from an approximation of it: t falls to 1 and no lower. Each
/// generation it falls as far as leaves an effective size of `effective_share` of a generation. Points of
/// earlier generations are weighted anew for the lower tolerance and kept; generations count by their
/// effective size. New points come from the population's kernel density (kernel_density.hpp). Source: Toni
/// and others (2009), J. R. Soc. Interface 6; Beaumont and others (2009), Biometrika 96(4); Del Moral, Doucet
/// and Jasra (2012), Statistics and Computing 22, for the tolerance; Wilkinson (2013), Stat. Appl. Genet.
/// Mol. Biol. 12(2), for the kernel as the density of errors; Cornuet and others (2012), Scand. J. Statist.
/// 39(4), for keeping earlier points.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "analysis/calibration/observed.hpp"

namespace savan::calibration {

/// Weighted points. Empty before the first generation.
struct Population {
    std::vector<Point> points;
    std::vector<double> weights;    ///< sum 1; points without weight are left out
    std::vector<double> distances;  ///< of each point
    double tolerance = std::numeric_limits<double>::infinity();
};

/// Root mean square over targets of (simulated - observed) / sd; infinite if a result is not a number.
double distance(const std::vector<double>& simulated, const std::vector<Observed>& observed);

/// Points of the first generation, uniform over what `admissible` takes, each keyed by (seed, its number). A
/// point that is not admissible is drawn again; fewer than `count` come back if one is not found within 100
/// 000 draws. Then the region is too small to be met by chance, and the points should be the `survivors` of
/// history matching instead. `admissible` may be empty: everything is.
std::vector<Point> propose_first(std::size_t dimensions, std::size_t count, std::uint32_t seed,
                                 const std::function<bool(const Point&)>& admissible);

/// Points of generation 1 and later, from the kernel density of the previous population, each keyed by (seed,
/// generation, its number); else as above.
std::vector<Point> propose(const Population& previous, std::size_t generation, std::size_t count,
                           std::uint32_t seed, const std::function<bool(const Point&)>& admissible);

/// Effective size that shall be left when the tolerance falls, over the number of proposals.
constexpr double effective_share = 0.15;

/// The next population, from the previous one, proposals that `propose` made of it (or `propose_first` or
/// `survivors`, if it is empty), their distances and the number of targets. The tolerance never rises and
/// never falls below 1. Throws std::invalid_argument if sizes differ or no distance is finite.
Population accept(const Population& previous, const std::vector<Point>& proposals,
                  const std::vector<double>& distances, std::size_t targets);

/// Effective number of points, 1 / sum of squared weights; 0 of an empty population.
double effective_size(const Population& population);

/// The stopping rule: tolerance 1 is reached and the effective size is at least `members`.
bool settled(const Population& population, std::size_t members);

/// Numbers of points, as many as members, each as often as its weight says to within one (systematic
/// resampling), in rising order.
std::vector<std::size_t> resample(const Population& population, std::size_t members, std::uint32_t seed);

}  // namespace savan::calibration
