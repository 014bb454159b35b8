#include "sim/processes/departure_kernels.hpp"

#include "sim/base/clones.hpp"
#include "sim/base/portable_math.hpp"

namespace savan::departure_kernels {

SAVAN_KERNEL void irregular_shares(const Columns& columns, std::size_t count, double weight,
                                   double* __restrict share) noexcept {
    const double *__restrict legal = columns.utility[0], *__restrict network = columns.utility[1],
                 *__restrict alone = columns.utility[2], *__restrict broker = columns.utility[3];
    const double *__restrict legal_ratio = columns.cost_ratio[0], *__restrict network_ratio = columns.cost_ratio[1],
                 *__restrict alone_ratio = columns.cost_ratio[2], *__restrict broker_ratio = columns.cost_ratio[3];
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const double base = legal[k] - weight * portable::log(legal_ratio[k]);
        const double irregular = portable::exp(network[k] - weight * portable::log(network_ratio[k]) - base) +
                                 portable::exp(alone[k] - weight * portable::log(alone_ratio[k]) - base) +
                                 portable::exp(broker[k] - weight * portable::log(broker_ratio[k]) - base);
        share[k] = 1.0 - 1.0 / (1.0 + irregular);
    }
}

}  // namespace savan::departure_kernels
