#include "sim/processes/candidates.hpp"

#include "sim/base/clones.hpp"

namespace savan::candidates {

namespace {
/// The columns' enumerations are bytes; kernels see them as such.
template <class Enumeration>
const std::uint8_t* bytes(const Enumeration* column) noexcept {
    static_assert(sizeof(Enumeration) == 1);
    return reinterpret_cast<const std::uint8_t*>(column);
}
constexpr auto home = static_cast<std::uint8_t>(Place::home);
constexpr auto enrolled = static_cast<std::uint8_t>(School::enrolled);
}  // namespace

SAVAN_KERNEL void enrolled_below(const Place* place_column, const School* school_column,
                                 const std::uint8_t* __restrict luck, std::size_t count, std::uint8_t bound,
                                 std::uint8_t* __restrict flag) noexcept {
    const std::uint8_t* __restrict place = bytes(place_column);
    const std::uint8_t* __restrict school = bytes(school_column);
    for (std::size_t k = 0; k < count; ++k)
        flag[k] = static_cast<std::uint8_t>((place[k] == home) & (school[k] == enrolled) & (luck[k] <= bound));
}

SAVAN_KERNEL void working_below(const Place* place_column, const School* school_column, const Work* work_column,
                                const std::uint8_t* __restrict luck, std::size_t count,
                                std::array<std::uint8_t, 2> bound, std::uint8_t* __restrict flag) noexcept {
    const std::uint8_t* __restrict place = bytes(place_column);
    const std::uint8_t* __restrict school = bytes(school_column);
    const std::uint8_t* __restrict work = bytes(work_column);
    const std::uint8_t of_farm = bound[0], of_wage = bound[1];
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint8_t own = work[k] == 0 ? of_farm : of_wage;
        flag[k] = static_cast<std::uint8_t>((place[k] == home) & (school[k] != enrolled) & (luck[k] <= own));
    }
}

SAVAN_KERNEL void equal_to(const std::int16_t* __restrict month, std::size_t count, std::int16_t now,
                           std::uint8_t* __restrict flag) noexcept {
    for (std::size_t k = 0; k < count; ++k) flag[k] = static_cast<std::uint8_t>(month[k] == now);
}

}  // namespace savan::candidates
