#include "sim/processes/intention_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/portable_math.hpp"

namespace savan::intention_kernels {

SAVAN_KERNEL void consider(const double* __restrict rest, const double* __restrict income, std::size_t count, double pay,
                           double slope, double weight, double scale, double* __restrict hazard) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
        const double x = slope * portable::log(pay / income[k]);
        // tanh without a branch; near 0 it is exact to the last bits of 1, which is enough beside the rest.
        const double e = portable::exp(-2.0 * (x < 0 ? -x : x));
        const double size = (1.0 - e) / (1.0 + e);
        const double gain = x < 0 ? -size : size;
        hazard[k] = scale * portable::exp(rest[k] + weight * gain);
    }
}

}  // namespace savan::intention_kernels
