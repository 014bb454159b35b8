#pragma once
/// The mathematics of choosing among programmes by what they cost and avert.
///
/// Source  Drummond et al. (2015), Methods for the Economic Evaluation of Health Care Programmes, 4th ed.;
///         Fenwick, Claxton and Sculpher (2001), Health Economics 10(8), for acceptability curves

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace savan::analysis {

/// What one option costs and averts, in one replicate or on average. Higher effect is better.
struct CostEffect {
    double cost;    ///< US$
    double effect;  ///< cases averted
};

enum class Standing : std::uint8_t {
    efficient,           ///< on the frontier
    dominated,           ///< another option averts as much or more and costs no more
    extended_dominated,  ///< a mixture of two others averts more for the same money
};

std::string_view name_of(Standing standing);  ///< "efficient", ..

struct FrontierPlace {
    Standing standing;
    /// Efficient: the option before it on the frontier; itself for the first. Dominated: the cheapest
    /// of those that dominate it. By a mixture: the dearer end of that part of the frontier.
    std::size_t next_to;
    /// Efficient, not the first: US$ for each further case, against `next_to`. NaN otherwise.
    double ratio;
};

/// Places of all options, in their order. Of options that are equal the first is kept.
std::vector<FrontierPlace> frontier(std::span<const CostEffect> options);

/// What is best at one willingness to pay for a case.
struct Acceptability {
    double willingness;         ///< US$ a case
    std::vector<double> share;  ///< per option: part of the replicates in which its net benefit is highest;
                                ///< options that tie share the replicate
    std::size_t best;           ///< option with the highest mean net benefit; the first of equals
    /// Expected value of perfect information, US$: mean over replicates of the highest net benefit, less
    /// the highest mean net benefit. Net benefit = willingness x effect - cost.
    double evpi;
};

/// `replicates[option][replicate]`: paired, all of one length, at least one.
Acceptability acceptability(std::span<const std::vector<CostEffect>> replicates, double willingness);

/// 0 .. a rounded number of at least 2.5 times `largest_ratio`, in `steps` equal steps; 0 .. 10 000 US$
/// when there is no such ratio.
std::vector<double> willingness_grid(double largest_ratio, std::size_t steps = 40);

}  // namespace savan::analysis
