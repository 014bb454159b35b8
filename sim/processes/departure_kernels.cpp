#include "sim/processes/departure_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/portable_math.hpp"

namespace savan::departure_kernels {

SAVAN_KERNEL void add_gumbels(const double* __restrict utility, const double* __restrict u,
                              double* __restrict sample) noexcept {
    for (int k = 0; k < 8; ++k) sample[k] = utility[k] - portable::log(-portable::log(u[k]));
}

}  // namespace savan::departure_kernels
