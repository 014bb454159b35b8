/// Threads, whether they split replicates or villages, cannot be seen in the results.

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

#include "sim/run/ordered.hpp"
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

TEST(Threads, SplittingBoth) {
    const auto one = digests(5, 1);
    // What would go wrong does so seldom.
    for (int again = 0; again < 5; ++again) {
        EXPECT_EQ(digests(5, 6), one);
        EXPECT_EQ(digests(5, 16), one);
    }
}

// What a thread keeps for a month would be overwritten by another replicate's.
TEST(Threads, WhoWaitsForBlocksBeginsNoOtherJob) {
    constexpr int threads = 4;
    constexpr std::uint32_t jobs = 12;
    static thread_local int in_hand = 0;
    std::atomic<int> begun_within_another{0}, blocks{0};
    const auto executor = run::block_executor(threads);
    const std::atomic<bool> stop{false};
    const auto make = [&](std::uint32_t) -> run::Delivery {
        begun_within_another += in_hand++ > 0;
        for (int month = 0; month < 5; ++month)
            for_each_block(*executor, 2 * threads, [&](std::size_t block) {
                std::this_thread::sleep_for(std::chrono::microseconds(block == 0 ? 500 : 50));
                ++blocks;
            });
        --in_hand;
        return [] {};
    };
    EXPECT_EQ(run::make_in_order(jobs, threads, stop, make), jobs);
    EXPECT_EQ(blocks, static_cast<int>(jobs) * 5 * 2 * threads);
    EXPECT_EQ(begun_within_another, 0);
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
