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
}  // namespace

SAVAN_KERNEL void enrolled_below(const School* school_column, const std::uint8_t* __restrict luck, std::size_t count,
                                 std::uint8_t bound, std::uint8_t* __restrict flag) noexcept {
    const std::uint8_t* __restrict school = bytes(school_column);
    constexpr auto enrolled = static_cast<std::uint8_t>(School::enrolled);
    for (std::size_t k = 0; k < count; ++k)
        flag[k] = static_cast<std::uint8_t>((school[k] == enrolled) & (luck[k] <= bound));
}

SAVAN_KERNEL void at_home_below(const Place* place_column, const Stage* stage_column,
                                const std::uint8_t* __restrict luck, std::size_t count, std::uint8_t bound,
                                std::uint8_t* __restrict flag) noexcept {
    const std::uint8_t* __restrict place = bytes(place_column);
    const std::uint8_t* __restrict stage = bytes(stage_column);
    constexpr auto home = static_cast<std::uint8_t>(Place::home);
    for (std::size_t k = 0; k < count; ++k)
        flag[k] = static_cast<std::uint8_t>((place[k] == home) & ((luck[k] <= bound) | (stage[k] != 0)));
}

SAVAN_KERNEL void in_place(const Place* place_column, std::size_t count, Place where,
                           std::uint8_t* __restrict flag) noexcept {
    const std::uint8_t* __restrict place = bytes(place_column);
    const auto wanted = static_cast<std::uint8_t>(where);
    for (std::size_t k = 0; k < count; ++k) flag[k] = static_cast<std::uint8_t>(place[k] == wanted);
}

}  // namespace savan::candidates
