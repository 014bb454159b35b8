#include "sim/processes/talk_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/draws.hpp"

namespace savan::talk_kernels {

SAVAN_KERNEL void space(const float* __restrict rate, const std::uint8_t* __restrict top,
                        const std::uint32_t* __restrict lower, const std::uint32_t* __restrict next, std::size_t count,
                        const Spacings& out) noexcept {
    double *__restrict least = out.least, *__restrict first = out.first, *__restrict second = out.second;
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const double chance = rate[k] < 1.0f ? rate[k] : 1.0;
        least[k] = -portable::log(1.0 - chance);
        first[k] = -portable::log(1.0 - (static_cast<double>(top[k]) + unit_interval(lower[k])) * 0x1p-8);
        second[k] = -portable::log(1.0 - unit_interval(next[k]));
    }
}

}  // namespace savan::talk_kernels
