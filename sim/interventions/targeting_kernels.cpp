#include "sim/interventions/targeting_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/state/world.hpp"

namespace savan::targeting_kernels {

SAVAN_KERNEL void observe(const std::uint16_t* __restrict rank, const std::uint32_t* __restrict noise,
                          const double* __restrict correlation, std::size_t count,
                          double* __restrict observed) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
        const double known = correlation[k], missed = 1.0 - known * known;
        observed[k] = known * RiskList::score_of(rank[k]) +
                      std::sqrt(missed > 0.0 ? missed : 0.0) *
                          portable::moderate_normal_quantile(unit_interval(noise[k]));
    }
}

}  // namespace savan::targeting_kernels
