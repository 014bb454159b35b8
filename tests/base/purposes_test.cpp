#include "sim/base/purposes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <set>
#include <string_view>

namespace savan {
namespace {

#define FROZEN(name, number) \
    static_assert(static_cast<std::uint16_t>(Purpose::name) == number, #name " is frozen at " #number);
#define RETIRED(name, number)
#include "tests/base/frozen_purposes.def"
#undef FROZEN
#undef RETIRED

TEST(Purposes, HaveNumbersOfTheirOwnWhichNoneThatIsGoneHad) {
    const auto numbers = std::to_array<std::uint16_t>({
#define FROZEN(name, number) number,
#define RETIRED(name, number) number,
#include "tests/base/frozen_purposes.def"
#undef FROZEN
#undef RETIRED
    });
    EXPECT_EQ(std::set<std::uint16_t>(numbers.begin(), numbers.end()).size(), numbers.size());
}

}  // namespace
}  // namespace savan
