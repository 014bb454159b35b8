/// Sojourns that begin and end together leave the records as one after the other would.

#include "sim/state/sojourns.hpp"

#include <gtest/gtest.h>

#include <map>

#include "sim/base/philox.hpp"

namespace savan {
namespace {

TEST(Sojourns, BeginAndEndTogetherInTheOrderOfPersons) {
    constexpr std::uint32_t people = 60;
    Sojourns sojourns(2);
    std::map<std::uint32_t, Sojourn> expected;
    std::size_t most = 0, least = people;
    for (std::uint32_t month = 0; month < 200; ++month) {
        const auto moves = [&](std::uint32_t person) {
            return philox4x32_10({person, month, 0, 0}, {1, 2})[0] % 5 == 0;
        };
        std::vector<Sojourn> beginning;
        std::vector<const Sojourn*> ending;
        for (std::uint32_t person = 0; person < people; ++person) {
            if (!moves(person)) continue;
            if (expected.contains(person)) {
                ending.push_back(&sojourns.at(1, person));
                ASSERT_EQ(*ending.back(), expected.at(person));
            } else {
                beginning.push_back({.person = person, .wage = static_cast<float>(month)});
            }
        }
        for (const Sojourn* sojourn : ending) expected.erase(sojourn->person);
        for (const Sojourn& sojourn : beginning) expected[sojourn.person] = sojourn;
        sojourns.end(1, ending);
        sojourns.begin(1, beginning);
        ASSERT_EQ(sojourns.of(1).size(), expected.size()) << "month " << month;
        auto next = sojourns.of(1).begin();
        for (const auto& [person, sojourn] : expected) ASSERT_EQ(*next++, sojourn) << "month " << month;
        most = std::max(most, expected.size());
        if (month > 20) least = std::min(least, expected.size());
    }
    EXPECT_TRUE(sojourns.of(0).empty());
    EXPECT_GT(most, 30u);
    EXPECT_GT(least, 10u);
}

}  // namespace
}  // namespace savan
