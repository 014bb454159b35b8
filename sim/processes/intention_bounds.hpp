#pragma once
/// What nobody's chance of another stage can exceed this month, from what is cheap to see: whose luck is
/// beyond it is not looked at. The rule stands in intention.hpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/processes/intention.hpp"
#include "sim/processes/intention_kernels.hpp"

namespace savan::intention {

class LargestChances {
public:
    /// Those of some villages, which have those terms.
    void find(const World& world, const Step& step, std::span<const VillageTerms> terms);

    /// Of the village at that place among them.
    intention_kernels::Bounds bounds(const Step& step, std::size_t place) const noexcept;
    /// The largest hazards of starting to consider by class, at the peak of the age curve; a probability is
    /// never above its hazard.
    std::span<const double, intention_kernels::bound_class::count> consider_hazards(
        std::size_t place) const noexcept {
        constexpr std::size_t classes = intention_kernels::bound_class::count;
        return std::span<const double, classes>(consider_.data() + classes * place, classes);
    }
    /// Whether someone's luck rules out that the stage changes, whatever their ties.
    bool rule_out(const World& world, const Step& step, std::size_t place, PersonIndex i) const noexcept;

private:
    std::vector<double> consider_;  // by place and class
    std::uint8_t leave_considering_ = 0, leave_planning_ = 0;
};

/// Whether people of a village who have no thought of migration may begin to consider it, by luck, class and
/// age.
class MayBegin {
public:
    MayBegin(const World& world, const Step& step, const LargestChances& largest, std::size_t place) noexcept
        : luck_(step.luck.top(word_intention).data()),
          ties_abroad_(world.youth.ties_abroad.data()),
          trips_(world.youth.trips.data()),
          school_(world.youth.school.data()),
          birth_(step.roster.birth.data()),
          age_curve_(step.tables.age_curve_by_month.data()),
          now_(step.now.index),
          all_(!step.luck.pass_over) {
        for (std::size_t c = 0; c < largest_.size(); ++c)
            largest_[c] = 256.0 * largest.consider_hazards(place)[c];
    }

    bool operator()(PersonIndex i) const noexcept {
        namespace bound_class = intention_kernels::bound_class;
        const std::size_t own = (ties_abroad_[i] > 0) * bound_class::tie_abroad +
                                (trips_[i] > 0) * bound_class::been_abroad +
                                (school_[i] == School::enrolled) * bound_class::enrolled;
        return (luck_[i] <= largest_[own] * age_curve_[now_ - birth_[i]]) | all_;
    }

private:
    const std::uint8_t *luck_, *ties_abroad_, *trips_;
    const School* school_;
    const std::int16_t* birth_;
    const double* age_curve_;
    std::int32_t now_;
    bool all_;                                                           // not to be passed over
    std::array<double, intention_kernels::bound_class::count> largest_;  // by class, in top bytes
};

}  // namespace savan::intention
