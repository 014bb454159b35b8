#include "sim/processes/departure_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/draws.hpp"

namespace savan::departure_kernels {

SAVAN_KERNEL void gumbels(const std::uint32_t* __restrict words, std::size_t count, double* __restrict made) noexcept {
    for (std::size_t k = 0; k < count; ++k) made[k] = -portable::log(-portable::log(unit_interval(words[k])));
}

SAVAN_KERNEL void normals(const std::uint32_t* __restrict words, std::size_t count, double* __restrict made) noexcept {
    for (std::size_t k = 0; k < count; ++k) made[k] = portable::single_normal_quantile(unit_interval(words[k]));
}

}  // namespace savan::departure_kernels
