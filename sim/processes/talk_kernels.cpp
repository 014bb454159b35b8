#include "sim/processes/talk_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/draws.hpp"

namespace savan::talk_kernels {

SAVAN_KERNEL void space(const Speaking& speakers, std::size_t count, const Spacings& out) noexcept {
    const float* __restrict rate = speakers.rate;
    const std::uint8_t *__restrict top = speakers.top, *__restrict ties = speakers.ties;
    const std::uint32_t *__restrict lower = speakers.first, *__restrict choice = speakers.choice,
                        *__restrict next = speakers.second;
    double *__restrict least = out.least, *__restrict first = out.first, *__restrict second = out.second;
    std::uint8_t* __restrict told = out.told;
    std::uint32_t* __restrict position = out.position;
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const double chance = rate[k] < 1.0f ? rate[k] : 1.0;
        least[k] = -portable::log(1.0 - chance);
        first[k] = -portable::log(1.0 - (static_cast<double>(top[k]) + unit_interval(lower[k])) * 0x1p-8);
        second[k] = -portable::log(1.0 - unit_interval(next[k]));
    }
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const double n = ties[k];
        const double reached = first[k] / n, then = reached + second[k] / (n - 1.0);  // the only tie is the last told
        told[k] = static_cast<std::uint8_t>((reached < least[k]) + ((reached < least[k]) & (then < least[k])));
        position[k] = static_cast<std::uint32_t>(static_cast<std::int32_t>(unit_interval(choice[k]) * n));
    }
}

}  // namespace savan::talk_kernels
