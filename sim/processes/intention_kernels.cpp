#include "sim/processes/intention_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/processes/intention_rules.hpp"

namespace savan::intention_kernels {

SAVAN_KERNEL void may_move_on(const Columns& columns, std::size_t count, const Bounds& bounds, std::int16_t now,
                              std::uint8_t* __restrict flag) noexcept {
    const auto* __restrict place = reinterpret_cast<const std::uint8_t*>(columns.place);
    const auto* __restrict stage = reinterpret_cast<const std::uint8_t*>(columns.stage);
    const auto* __restrict school = reinterpret_cast<const std::uint8_t*>(columns.school);
    const std::uint8_t *__restrict ties_abroad = columns.ties_abroad, *__restrict trips = columns.trips,
                       *__restrict luck = columns.luck;
    const std::int16_t* __restrict birth = columns.birth;
    const float* __restrict consider = bounds.consider.data();
    const float* __restrict age_curve = bounds.age_curve;
    const float leave_considering = bounds.leave_considering, leave_planning = bounds.leave_planning;
    using namespace intention;
    static_assert(bound_class::tie_abroad == 1 && bound_class::been_abroad == 2 && bound_class::enrolled == 4,
                  "the classes are worked out below");
    constexpr std::uint32_t home = static_cast<std::uint8_t>(Place::home);
    constexpr std::uint32_t enrolled = static_cast<std::uint8_t>(School::enrolled);
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t of_class = (ties_abroad[k] != 0) | (trips[k] != 0) << 1 | (school[k] == enrolled) << 2;
        const float begin = consider[of_class] * age_curve[now - birth[k]];
        const float largest = stage[k] == 0 ? begin : stage[k] == 1 ? leave_considering : leave_planning;
        flag[k] = static_cast<std::uint8_t>((place[k] == home) & (static_cast<float>(luck[k]) <= largest));
    }
}

SAVAN_KERNEL void consider(const double* __restrict rest, const double* __restrict income, std::size_t count, double pay,
                           double slope, double weight, double scale, double* __restrict hazard) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
        const double gain = intention::rules::gain(slope, pay, income[k]);
        hazard[k] = scale * portable::exp(rest[k] + weight * gain);
    }
}

}  // namespace savan::intention_kernels
