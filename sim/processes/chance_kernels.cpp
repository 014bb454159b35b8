#include "sim/processes/chance_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/draws.hpp"
#include "sim/processes/chance_rules.hpp"

namespace savan::chance_kernels {

SAVAN_KERNEL void happens(const double* __restrict luck, const double* __restrict hazard, std::size_t count,
                          std::uint8_t* __restrict flag) noexcept {
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) flag[k] = luck[k] < probability_of_hazard(hazard[k]);
}

SAVAN_KERNEL void exponentials(double* __restrict value, std::size_t count) noexcept {
    for (std::size_t k = 0; k < count; ++k) value[k] = portable::exp(value[k]);
}

SAVAN_KERNEL void compete(const double* __restrict luck, const double* __restrict first_hazard,
                          const double* __restrict second_hazard, std::size_t count, Exit* __restrict exit) noexcept {
    auto* __restrict way = reinterpret_cast<std::uint8_t*>(exit);
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k)
        way[k] = static_cast<std::uint8_t>(
            chance_rules::exit_of(luck[k], chance_rules::shares(first_hazard[k], second_hazard[k])));
}

}  // namespace savan::chance_kernels
