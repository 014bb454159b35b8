#include "sim/measures/tally_kernels.hpp"

#include "sim/base/clones.hpp"

namespace savan::tally_kernels {

namespace {
constexpr float aware_from = 0.5f;
}

SAVAN_KERNEL States count(const Columns& columns, std::size_t count, const std::int32_t* income_cents) noexcept {
    const std::uint8_t* __restrict male = columns.male;
    const auto* __restrict place = reinterpret_cast<const std::uint8_t*>(columns.place);
    const auto* __restrict school = reinterpret_cast<const std::uint8_t*>(columns.school);
    const auto* __restrict stage = reinterpret_cast<const std::uint8_t*>(columns.stage);
    const auto* __restrict condition = reinterpret_cast<const std::uint8_t*>(columns.condition);
    const auto* __restrict group = reinterpret_cast<const std::uint8_t*>(columns.group);
    constexpr auto at_home = static_cast<std::uint8_t>(Place::home), in_thailand = static_cast<std::uint8_t>(Place::abroad);
    constexpr auto enrolled = static_cast<std::uint8_t>(School::enrolled);
    std::int32_t all[7] = {}, men[7] = {};
    std::int64_t income = 0, mens_income = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t man = male[i], home = place[i] == at_home, abroad = place[i] == in_thailand;
        const std::int32_t here[7] = {home | abroad,
                                      home & (school[i] == enrolled),
                                      (home | abroad) & (columns.awareness[i] >= aware_from),
                                      home & (stage[i] != 0),
                                      abroad,
                                      abroad & (condition[i] != 0),
                                      home & (group[i] != 0)};
        for (int k = 0; k < 7; ++k) all[k] += here[k], men[k] += here[k] & man;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t cents = place[i] == at_home ? income_cents[columns.household[i]] : 0;
        income += cents;
        mens_income += male[i] ? cents : 0;
    }
    const auto by_sex = [&](int k) { return std::array<std::int64_t, sexes>{all[k] - men[k], men[k]}; };
    return {by_sex(0), by_sex(1), by_sex(2), by_sex(3), by_sex(4), by_sex(5), by_sex(6), {income - mens_income, mens_income}};
}

}  // namespace savan::tally_kernels
