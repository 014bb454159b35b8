/// Threads, whether they split replicates or villages, cannot be seen in the results.

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

#include "tests/run/runs.hpp"

namespace savan {
namespace {

using namespace support;

std::vector<Scenario> scenarios() {
    const Scenario place = tiny_scenario(
        7, 120, 30, [](Parameters& p) { p.initially_abroad = 0.2, p.exploitation_rate = 0.01; });
    return {named(place, "none", {}), named(place, "everything", everything(10, 29)),
            named(place, "cash", {monthly(Kind::cash, "cash", 20, 29)})};
}

std::vector<std::uint64_t> digests(std::uint32_t replicates, int threads) {
    const run::Options options{.replicates = replicates, .threads = threads, .villages_per_block = 1};
    std::vector<std::uint64_t> made;
    for (const auto& replicate : run_all(scenarios(), options))
        for (const Tallies& tallies : replicate) made.push_back(tallies.digest());
    return made;
}

TEST(Threads, SplittingVillages) {
    const auto one = digests(1, 1);
    EXPECT_EQ(digests(1, 2), one);
    EXPECT_EQ(digests(1, 7), one);
}

TEST(Threads, SplittingReplicates) {
    const auto one = digests(9, 1);
    EXPECT_EQ(digests(9, 2), one);
    EXPECT_EQ(digests(9, 7), one);
}

TEST(Threads, ReplicatesArriveInOrderAndOneAtATime) {
    const run::Options options{.first_replicate = 5, .replicates = 12, .threads = 4};
    std::vector<std::uint32_t> numbers;
    std::atomic<int> inside{0};
    const std::atomic<bool> stop{false};
    const auto take = [&](run::Replicate&& replicate) {
        EXPECT_EQ(++inside, 1);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        numbers.push_back(replicate.number);
        --inside;
    };
    EXPECT_EQ(run::run({scenarios().front()}, options, take, stop), 12u);
    ASSERT_EQ(numbers.size(), 12u);
    for (std::uint32_t k = 0; k < 12; ++k) EXPECT_EQ(numbers[k], 5 + k);
}

TEST(Threads, StoppingFinishesWhatIsInHandAndBeginsNoMore) {
    const run::Options options{.replicates = 200, .threads = 2};
    std::atomic<bool> stop{false};
    std::uint32_t seen = 0;
    const auto take = [&](run::Replicate&& replicate) {
        EXPECT_EQ(replicate.number, seen++);
        if (seen == 3) stop = true;
    };
    const std::uint32_t taken = run::run({scenarios().front()}, options, take, stop);
    EXPECT_EQ(taken, seen) << "every replicate that is counted was handed over whole";
    EXPECT_GE(taken, 3u);
    EXPECT_LT(taken, 20u);
}

TEST(Threads, AnErrorInTakingEndsTheRun) {
    for (const int threads : {1, 3}) {
        const run::Options options{.replicates = 50, .threads = threads};
        const std::atomic<bool> stop{false};
        int taken = 0;
        const auto take = [&](run::Replicate&&) {
            if (++taken == 2) throw std::runtime_error("no room");
        };
        EXPECT_THROW(run::run({scenarios().front()}, options, take, stop), std::runtime_error);
        EXPECT_EQ(taken, 2);
    }
}

}  // namespace
}  // namespace savan
