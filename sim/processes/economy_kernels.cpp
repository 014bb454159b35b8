#include "sim/processes/economy_kernels.hpp"

#include <algorithm>
#include <array>

#include "sim/base/clones.hpp"
#include "sim/base/single_math.hpp"

namespace savan::economy_kernels {

namespace {

constexpr float most_cents = 2e9f;    // what an integer holds
constexpr std::size_t stretch = 512;  // households whose columns stay in the first cache

/// What the counts of a stretch of households come to.
struct Counts {
    std::array<float, stretch> labour, members, wage_jobs;
};

}  // namespace

SAVAN_KERNEL void look_up(const Columns& columns, std::size_t from, std::size_t count, const float* __restrict labour,
                          Counts& made) noexcept {
    const std::uint8_t *__restrict others = columns.others + from, *__restrict at_home = columns.at_home + from,
                       *__restrict elders = columns.elders + from, *__restrict workers = columns.workers + from,
                       *__restrict wage_jobs = columns.wage_jobs + from;
    float *__restrict power = made.labour.data(), *__restrict members = made.members.data(),
          *__restrict jobs = made.wage_jobs.data();
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const std::int32_t hands = elders[k] + workers[k], heads = others[k] + at_home[k];
        power[k] = labour[hands < 63 ? hands : 63];
        members[k] = static_cast<float>(heads > 1 ? heads : 1);
        jobs[k] = wage_jobs[k];
    }
}

SAVAN_KERNEL void live_stretch(const Columns& columns, std::size_t from, std::size_t count, const Counts& counts,
                               const Rates& rates) noexcept {
    const float *__restrict innovation = columns.innovation + from, *__restrict land_yield = columns.land_yield + from;
    const float *__restrict labour = counts.labour.data(), *__restrict members = counts.members.data(),
                 *__restrict wage_jobs = counts.wage_jobs.data();
    float *__restrict shock = columns.shock + from, *__restrict assets = columns.assets + from,
          *__restrict income = columns.income + from, *__restrict group_income = columns.group_income + from;
    std::int32_t *__restrict income_cents = columns.income_cents + from, *__restrict remitted = columns.remitted + from,
                 *__restrict granted = columns.granted + from;
    const float persistence = rates.persistence, sd = rates.sd, farm_income = rates.farm_income,
                 local_wage = rates.local_wage, subsistence = rates.subsistence, kept = 1.0f - rates.asset_drift,
                 saving_share = rates.saving_share;
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const float weather = persistence * shock[k] + sd * innovation[k];
        shock[k] = weather;
        const float farm = farm_income * land_yield[k] * single::exp(weather) * labour[k];
        const float earned =
            farm + local_wage * wage_jobs[k] + group_income[k] + 0.01f * static_cast<float>(remitted[k]);
        const float beyond = earned - subsistence * members[k];
        const float left = assets[k] * kept + (beyond > 0 ? saving_share * beyond : beyond);
        assets[k] = left > 0 ? left : 0.0f;
        const float per_head = (earned + 0.01f * static_cast<float>(granted[k])) / members[k];
        income[k] = per_head;
        const float cents = per_head * 100.0f + 0.5f;  // incomes are not negative
        income_cents[k] = static_cast<std::int32_t>(cents < most_cents ? cents : most_cents);
        remitted[k] = 0;
        granted[k] = 0;
        group_income[k] = 0;
    }
}

void live(const Columns& columns, std::size_t count, const Rates& rates) noexcept {
    Counts counts;
    for (std::size_t from = 0; from < count; from += stretch) {
        const std::size_t length = std::min(stretch, count - from);
        look_up(columns, from, length, rates.labour, counts);
        live_stretch(columns, from, length, counts, rates);
    }
}

}  // namespace savan::economy_kernels
