#include "sim/measures/tally_kernels.hpp"

#include "sim/base/clones.hpp"

namespace savan::tally_kernels {

namespace {
constexpr float aware_from = 0.5f;
}

SAVAN_KERNEL Sums sum(const Columns& columns, std::size_t count, const std::int32_t* __restrict income_cents) noexcept {
    const std::uint8_t* __restrict male = columns.male;
    const auto* __restrict place = reinterpret_cast<const std::uint8_t*>(columns.place);
    const float* __restrict awareness = columns.awareness;
    const std::uint32_t* __restrict household = columns.household;
    constexpr auto at_home = static_cast<std::uint8_t>(Place::home), absent = static_cast<std::uint8_t>(Place::absent);
    std::int32_t aware = 0, aware_men = 0;
    std::int64_t income = 0, mens_income = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const std::int32_t knows = (awareness[k] >= aware_from) & (place[k] != absent);
        aware += knows;
        aware_men += male[k] ? knows : 0;
    }
    for (std::size_t k = 0; k < count; ++k) {
        const std::int64_t cents = income_cents[household[k]];
        const std::int64_t home = place[k] == at_home, man = male[k];
        income += cents & -home;
        mens_income += cents & -(home & man);
    }
    return {{aware - aware_men, aware_men}, {income - mens_income, mens_income}};
}

}  // namespace savan::tally_kernels
