/// Runs that differ in their scenarios as well as in their luck.

#include <gmock/gmock.h>

#include "tests/run/runs.hpp"

namespace savan {
namespace {

using namespace support;

Scenario place(double consider_rate) {
    return tiny_scenario(5, 120, 24, [&](Parameters& p) {
        p.initially_abroad = 0.2;
        p.consider_rate = consider_rate;
    });
}

constexpr double rates[] = {0.01, 0.02, 0.04};

/// Run k has the k / 2-th rate under luck k % 2.
run::Job job(std::uint32_t k) { return {{place(rates[k / 2])}, k % 2}; }

std::vector<run::Replicate> made(int threads, std::uint32_t runs = 6) {
    std::vector<run::Replicate> replicates;
    const std::atomic<bool> stop{false};
    run::run(
        job, {.replicates = runs, .threads = threads},
        [&](run::Replicate&& replicate) { replicates.push_back(std::move(replicate)); }, stop);
    return replicates;
}

TEST(Jobs, EachHasItsOwnScenariosAndLuck) {
    const auto runs = made(1);
    ASSERT_EQ(runs.size(), 6u);
    for (std::uint32_t k = 0; k < 6; ++k) {
        EXPECT_EQ(runs[k].number, k);
        const auto alone = replicates_of({place(rates[k / 2])}, {.first_replicate = k % 2, .replicates = 1});
        EXPECT_EQ(runs[k].tallies[0].digest(), alone[0].tallies[0].digest()) << k;
        EXPECT_EQ(runs[k].pairings[0].digest(), alone[0].pairings[0].digest()) << k;
    }
    EXPECT_NE(runs[0].tallies[0].digest(), runs[1].tallies[0].digest());
    EXPECT_NE(runs[0].tallies[0].digest(), runs[2].tallies[0].digest());
}

TEST(Jobs, ComeInTheirOrderOnAnyNumberOfThreads) {
    const auto one = made(1);
    for (const int threads : {2, 7}) {
        const auto several = made(threads);
        ASSERT_EQ(several.size(), one.size());
        for (std::size_t k = 0; k < one.size(); ++k) {
            EXPECT_EQ(several[k].number, k);
            EXPECT_EQ(several[k].tallies[0].digest(), one[k].tallies[0].digest());
        }
    }
}

}  // namespace
}  // namespace savan
