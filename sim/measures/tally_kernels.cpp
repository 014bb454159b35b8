#include "sim/measures/tally_kernels.hpp"

#include <algorithm>

#include "sim/base/clones.hpp"

namespace savan::tally_kernels {

namespace {
constexpr std::size_t most_people = std::size_t{1} << 15;
}

namespace {

SAVAN_KERNEL Sums sum_some(const Columns& columns, std::size_t count, const std::int32_t* __restrict income_cents) noexcept {
    const std::uint8_t* __restrict male = columns.male;
    const auto* __restrict place = reinterpret_cast<const std::uint8_t*>(columns.place);
    const float* __restrict awareness = columns.awareness;
    const std::uint32_t* __restrict household = columns.household;
    const std::uint8_t* __restrict ties_abroad = columns.ties_abroad;
    constexpr auto at_home = static_cast<std::uint8_t>(Place::home), absent = static_cast<std::uint8_t>(Place::absent);
    // Men are counted a second time in the upper half, which up to 2^15 people fit as well.
    std::uint32_t aware = 0, tied = 0;
    // A sum of up to 2^15 people in halves that 32 bits hold: more lanes than with 64.
    std::int32_t low = 0, high = 0, mens_low = 0, mens_high = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t one = 1u | static_cast<std::uint32_t>(male[k]) << 16;
        const std::uint32_t knows = (awareness[k] >= aware_from) & (place[k] != absent);
        const std::uint32_t has_tie = (ties_abroad[k] != 0) & (place[k] == at_home);
        aware += one & -knows;
        tied += one & -has_tie;
    }
    for (std::size_t k = 0; k < count; ++k) {
        const std::int32_t home = place[k] == at_home, man = male[k];
        const std::int32_t cents = income_cents[household[k]] & -home;
        low += cents & 0xffff;
        high += cents >> 16;
        mens_low += cents & 0xffff & -man;
        mens_high += (cents >> 16) & -man;
    }
    const auto whole = [](std::int32_t upper, std::int32_t lower) { return (std::int64_t{upper} << 16) + lower; };
    const std::int64_t income = whole(high, low), mens_income = whole(mens_high, mens_low);
    const auto by_sex = [](std::uint32_t packed) {
        const std::int64_t men = packed >> 16;
        return std::array<std::int64_t, sexes>{(packed & 0xffff) - men, men};
    };
    return {by_sex(aware), by_sex(tied), {income - mens_income, mens_income}};
}

}  // namespace

Sums sum(const Columns& columns, std::size_t count, const std::int32_t* income_cents) noexcept {
    Sums sums;
    for (std::size_t from = 0; from < count; from += most_people) {
        const Sums more = sum_some({columns.male + from, columns.place + from, columns.awareness + from, columns.household + from,
                                    columns.ties_abroad + from},
                                   std::min(most_people, count - from), income_cents);
        for (std::size_t sex = 0; sex < sexes; ++sex) {
            sums.aware[sex] += more.aware[sex];
            sums.tied[sex] += more.tied[sex];
            sums.income[sex] += more.income[sex];
        }
    }
    return sums;
}

}  // namespace savan::tally_kernels
