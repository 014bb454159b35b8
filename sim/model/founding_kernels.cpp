#include "sim/model/founding_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/draws.hpp"

namespace savan::founding_kernels {

SAVAN_KERNEL void exponentials(const std::uint32_t* __restrict word, std::size_t count, double* __restrict value) noexcept {
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) value[k] = -portable::log(unit_interval(word[k]));
}

SAVAN_KERNEL void normals(const std::uint32_t* __restrict word, std::size_t count, double* __restrict value) noexcept {
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) value[k] = portable::moderate_normal_quantile(unit_interval(word[k]));
}

}  // namespace savan::founding_kernels
