/// What the founding draws side by side is what one would draw one by one.

#include "sim/model/founding_kernels.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "sim/state/village_draws.hpp"

namespace savan {
namespace {

constexpr std::size_t count = 5'003;  // no multiple of any vector

/// Some words, with the lowest and the highest.
std::vector<std::uint32_t> some_words() {
    std::vector<std::uint32_t> words = {0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
    for (std::uint32_t k = 0; words.size() < count; ++k) words.push_back(philox4x32_10({k, 0, 0, 0}, {6, 7})[0]);
    return words;
}

TEST(FoundingKernels, ExponentialsAreThoseOfTheWords) {
    const auto words = some_words();
    std::vector<double> values(count);
    founding_kernels::exponentials(words.data(), count, values.data());
    for (std::size_t k = 0; k < count; ++k) ASSERT_EQ(values[k], -portable::log(unit_interval(words[k]))) << k;
}

TEST(FoundingKernels, NormalsAreTheQuantilesOfTheWords) {
    const auto words = some_words();
    std::vector<double> values(count);
    founding_kernels::normals(words.data(), count, values.data());
    for (std::size_t k = 0; k < count; ++k)
        ASSERT_EQ(values[k], portable::normal_quantile(unit_interval(words[k]))) << k;
}

TEST(VillageDraws, AreThoseOfEachByItself) {
    const Draws draws{{20, 5}};
    constexpr std::uint16_t village = 417;
    VillageDraws together(draws);
    const auto expect = [&](Purpose purpose, std::size_t people, std::size_t wanted) {
        std::vector<std::uint32_t> id(people);
        for (std::size_t k = 0; k < people; ++k) id[k] = static_cast<std::uint32_t>(k * k) | (k % 3 ? 0 : 0x80000000u);
        together.draw(purpose, village, id.data(), people, wanted);
        for (std::size_t number = 0; number < wanted; ++number)
            for (std::size_t k = 0; k < people; ++k) {
                const auto call = static_cast<std::uint32_t>(number / 4);
                const std::uint32_t alone = draws.words({id[k], village}, purpose, Month{0}, call)[number % 4];
                ASSERT_EQ(together.word(k, number), alone);
                ASSERT_EQ(together.words(number)[k], alone);
            }
    };
    expect(Purpose::tie_choice, 333, 10);
    expect(Purpose::member_age, 40, 2);  // fewer, in the room of those before
    expect(Purpose::lifetime, 1001, 1);
    expect(Purpose::member_history, 0, 4);
}

}  // namespace
}  // namespace savan
