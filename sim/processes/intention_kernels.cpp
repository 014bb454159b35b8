#include "sim/processes/intention_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/processes/intention_rules.hpp"

namespace savan::intention_kernels {

SAVAN_KERNEL void may_move_on(const Columns& columns, std::size_t count, const Bounds& bounds,
                              std::uint8_t* __restrict flag) noexcept {
    const auto* __restrict place = reinterpret_cast<const std::uint8_t*>(columns.place);
    const auto* __restrict stage = reinterpret_cast<const std::uint8_t*>(columns.stage);
    const auto* __restrict school = reinterpret_cast<const std::uint8_t*>(columns.school);
    const std::uint8_t *__restrict ties_abroad = columns.ties_abroad, *__restrict trips = columns.trips,
                       *__restrict luck = columns.luck;
    using namespace intention;
    static_assert(bound_class::tie_abroad == 1 && bound_class::been_abroad == 2 && bound_class::enrolled == 4,
                  "the order of the choices below");
    const auto [neither, tie, been, tie_been, pupil, tie_pupil, been_pupil, tie_been_pupil] = bounds.consider;
    const std::uint8_t leave_considering = bounds.leave_considering, leave_planning = bounds.leave_planning;
    constexpr auto home = static_cast<std::uint8_t>(Place::home);
    constexpr auto enrolled = static_cast<std::uint8_t>(School::enrolled);
    // Choices between bytes, so that a vector holds as many people as it has bytes.
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint8_t out = trips[k] ? (ties_abroad[k] ? tie_been : been) : (ties_abroad[k] ? tie : neither);
        const std::uint8_t in = trips[k] ? (ties_abroad[k] ? tie_been_pupil : been_pupil) : (ties_abroad[k] ? tie_pupil : pupil);
        const std::uint8_t begin = school[k] == enrolled ? in : out;
        const std::uint8_t on_the_way = stage[k] == 1 ? leave_considering : leave_planning;
        flag[k] = (place[k] == home) & (luck[k] <= (stage[k] == 0 ? begin : on_the_way));
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
