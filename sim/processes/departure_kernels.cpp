#include "sim/processes/departure_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/draws.hpp"
#include "sim/base/single_math.hpp"

namespace savan::departure_kernels {

SAVAN_KERNEL void take_costs(const double* __restrict cost, const double* __restrict money, std::size_t count,
                             double weight, double* __restrict utility) noexcept {
    for (std::size_t k = 0; k < count; ++k) utility[k] -= weight * portable::log(1 + cost[k] / money[k]);
}

SAVAN_KERNEL void choose_of_four(const std::uint32_t* __restrict words, double* __restrict utility,
                                 std::int64_t first, std::size_t count, double* __restrict best,
                                 std::int64_t* __restrict chosen) noexcept {
    for (std::size_t k = 0; k < 4 * count; ++k) utility[k] += gumbel(words[k]);
    for (std::size_t o = 0; o < 4; ++o) {
        const std::int64_t option = first + static_cast<std::int64_t>(o);
        const double* __restrict value = utility + o * count;
        for (std::size_t k = 0; k < count; ++k) {
            const bool better = value[k] > best[k];
            best[k] = better ? value[k] : best[k];
            chosen[k] = better ? option : chosen[k];
        }
    }
}

SAVAN_KERNEL void offers(const std::uint32_t* __restrict words, const double* __restrict bonus,
                         std::size_t count, double spread, double* __restrict made) noexcept {
    for (std::size_t k = 0; k < count; ++k)
        made[k] = portable::exp(spread * single::normal_quantile(words[k]) + bonus[k]);
}

}  // namespace savan::departure_kernels
