#include "sim/measures/tally_kernels.hpp"

#include <algorithm>

#include "sim/base/clones.hpp"

namespace savan::tally_kernels {

SAVAN_KERNEL void find_parts(const Columns& columns, std::size_t rows, const std::int32_t* __restrict income_cents,
                             Parts& parts) noexcept {
    const std::uint8_t* __restrict male = columns.male;
    const auto* __restrict place = reinterpret_cast<const std::uint8_t*>(columns.place);
    const float* __restrict awareness = columns.awareness;
    const std::uint32_t* __restrict household = columns.household;
    const std::uint8_t* __restrict ties_abroad = columns.ties_abroad;
    constexpr auto at_home = static_cast<std::uint8_t>(Place::home), absent = static_cast<std::uint8_t>(Place::absent);
    std::uint32_t *__restrict aware = parts.aware.data(), *__restrict tied = parts.tied.data();
    std::int32_t *__restrict cents = parts.cents.data(), *__restrict mens_cents = parts.mens_cents.data();
    SAVAN_INDEPENDENT
    for (std::size_t k = 0; k < rows; ++k) {
        const std::uint32_t one = 1u << 16 * male[k];
        const std::uint32_t knows = (awareness[k] >= aware_from) & (place[k] != absent);
        const std::uint32_t has_tie = (ties_abroad[k] != 0) & (place[k] == at_home);
        aware[k] = one & -knows;
        tied[k] = one & -has_tie;
        const std::int32_t home = place[k] == at_home, man = male[k];
        const std::int32_t income = income_cents[household[k]] & -home;
        cents[k] = income;
        mens_cents[k] = income & -man;
    }
}

namespace {

constexpr std::size_t most_people = std::size_t{1} << 15;  // of whom both sexes fit the halves of a word

SAVAN_KERNEL Sums sum_some(const Parts& parts, std::size_t from, std::size_t count) noexcept {
    const std::uint32_t *__restrict aware = parts.aware.data() + from, *__restrict tied = parts.tied.data() + from;
    const std::int32_t *__restrict cents = parts.cents.data() + from, *__restrict mens_cents = parts.mens_cents.data() + from;
    std::uint32_t knowing = 0, having_ties = 0;
    std::int64_t income = 0, mens_income = 0;
    for (std::size_t k = 0; k < count; ++k) {
        knowing += aware[k];
        having_ties += tied[k];
        income += cents[k];
        mens_income += mens_cents[k];
    }
    const auto by_sex = [](std::uint32_t packed) {
        return std::array<std::int64_t, sexes>{packed & 0xffff, packed >> 16};
    };
    return {by_sex(knowing), by_sex(having_ties), {income - mens_income, mens_income}};
}

}  // namespace

Sums sum(const Parts& parts, std::size_t from, std::size_t count) noexcept {
    Sums sums;
    for (std::size_t done = 0; done < count; done += most_people) {
        const Sums more = sum_some(parts, from + done, std::min(most_people, count - done));
        for (std::size_t sex = 0; sex < sexes; ++sex) {
            sums.aware[sex] += more.aware[sex];
            sums.tied[sex] += more.tied[sex];
            sums.income[sex] += more.income[sex];
        }
    }
    return sums;
}

}  // namespace savan::tally_kernels
