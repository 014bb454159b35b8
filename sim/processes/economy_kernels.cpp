#include "sim/processes/economy_kernels.hpp"

#include <algorithm>
#include <array>

#include "sim/base/clones.hpp"
#include "sim/base/portable_math.hpp"

namespace savan::economy_kernels {

namespace {

constexpr double most_cents = 2e9;    // what an integer holds
constexpr std::size_t stretch = 256;  // households between which columns of doubles stay in the first cache

/// What the counts of a stretch of households come to: apart, since loops over bytes and doubles do not vectorise.
struct Counts {
    std::array<double, stretch> labour, members, wage_jobs;
};

void look_up(const Columns& columns, std::size_t from, std::size_t count, const double* labour, Counts& made) noexcept {
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t h = from + k;
        made.labour[k] = labour[std::min(columns.elders[h] + columns.workers[h], 63)];
        made.members[k] = std::max(columns.others[h] + columns.at_home[h], 1);
        made.wage_jobs[k] = columns.wage_jobs[h];
    }
}

}  // namespace

SAVAN_KERNEL void live_stretch(const Columns& columns, std::size_t from, std::size_t count, const Counts& counts,
                               const Rates& rates) noexcept {
    const float *__restrict innovation = columns.innovation + from, *__restrict land_yield = columns.land_yield + from;
    const double *__restrict labour = counts.labour.data(), *__restrict members = counts.members.data(),
                 *__restrict wage_jobs = counts.wage_jobs.data();
    float *__restrict shock = columns.shock + from, *__restrict assets = columns.assets + from,
          *__restrict income = columns.income + from, *__restrict group_income = columns.group_income + from;
    std::int32_t *__restrict income_cents = columns.income_cents + from, *__restrict remitted = columns.remitted + from,
                 *__restrict granted = columns.granted + from;
    const double persistence = rates.persistence, sd = rates.sd, farm_income = rates.farm_income,
                 local_wage = rates.local_wage, subsistence = rates.subsistence, kept = 1.0 - rates.asset_drift,
                 saving_share = rates.saving_share;
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < count; ++k) {
        const float weather = static_cast<float>(persistence * shock[k] + sd * innovation[k]);
        shock[k] = weather;
        const double farm = farm_income * land_yield[k] * portable::exp(weather) * labour[k];
        const double earned = farm + local_wage * wage_jobs[k] + group_income[k] + 0.01 * remitted[k];
        const double beyond = earned - subsistence * members[k];
        const double left = assets[k] * kept + (beyond > 0 ? saving_share * beyond : beyond);
        assets[k] = static_cast<float>(left > 0 ? left : 0.0);
        const auto per_head = static_cast<float>((earned + 0.01 * granted[k]) / members[k]);
        income[k] = per_head;
        const double cents = per_head * 100.0 + 0.5;  // incomes are not negative
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
