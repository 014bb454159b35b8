#include "sim/processes/economy_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/portable_math.hpp"

namespace savan::economy_kernels {

SAVAN_KERNEL void weather(const float* __restrict innovation, const float* __restrict land_yield, std::size_t count,
                          double persistence, double sd, double scale, float* __restrict shock,
                          double* __restrict land) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
        shock[k] = static_cast<float>(persistence * shock[k] + sd * innovation[k]);
        land[k] = scale * land_yield[k] * portable::exp(shock[k]);
    }
}

}  // namespace savan::economy_kernels
