#pragma once
/// Baseline risk s0: who, without any programme, is how likely to leave unsafely.
///
/// Rule    on each 1 January list everyone at home of 12-39; sum over the following twelve months, along the
///         no-programme run with the same keys, the hazard of leaving times the chance that it is unsafe,
///         taken in January and July, each for six months; rank. Deciles and normal scores come from the
///         rank, equals by keyed noise.
/// Reads   world of the no-programme run   Writes  lists   Draws  list_noise (for equals only)
/// Source  definition

#include "sim/model/risk_kernels.hpp"
#include "sim/state/world.hpp"

namespace savan::risk {

/// Months of the no-programme run, from a list's January on, after which it is complete: January and July are among them.
constexpr int months_to_list = 7;

class Recorder {
public:
    /// Looks at the no-programme world at the end of month step.now (>= 0).
    void observe(const World& world, const Step& step);

    /// The list of that January, once its months_to_list months have been observed; else null.
    const RiskList* list_of(int year) const noexcept;

    /// Lets go of the lists made so far, when no scenario will ask for them.
    void forget();

    /// For any month: its year's list.
    const RiskList* list_for(Month now) const noexcept { return list_of(now.year()); }

private:
    void begin(const World& world, const Step& step);
    /// Of all households of a block.
    void find_means(const World& world, const Step& step, std::size_t block, risk_kernels::Means& means) const;
    void add_hazards(const World& world, const Step& step, std::size_t v, const risk_kernels::Means& means,
                     std::vector<float>& hazard);
    void finish(const Step& step);

    std::vector<RiskList> lists_;      ///< by year from 2002
    std::vector<PersonIndex> on_list_; ///< of the year in hand
    std::vector<float> hazard_;        ///< by person, of the year in hand
};

}  // namespace savan::risk
