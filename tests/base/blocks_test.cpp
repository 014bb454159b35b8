#include "sim/base/blocks.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

namespace savan {
namespace {

/// Runs blocks from last to first, to show that the caller does not rely on an order.
class Backwards final : public Executor {
public:
    void for_each(std::size_t count, Body body, void* context) const noexcept override {
        while (count-- > 0) body(context, count);
    }
};

TEST(Blocks, VisitEachBlockOnce) {
    const Backwards backwards;
    for (const Executor* executor : {&serial(), static_cast<const Executor*>(&backwards)}) {
        std::vector<int> visits(1000);
        for_each_block(*executor, visits.size(), [&](std::size_t block) { ++visits[block]; });
        EXPECT_EQ(visits, std::vector<int>(1000, 1));
    }
}

TEST(Blocks, InSerialGoInOrder) {
    std::vector<std::size_t> order;
    for_each_block(serial(), 5, [&](std::size_t block) { order.push_back(block); });
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

TEST(Blocks, AreFreeToBeNone) {
    bool called = false;
    for_each_block(serial(), 0, [&](std::size_t) { called = true; });
    EXPECT_FALSE(called);
}

TEST(Blocks, TakeNamedFunctionsAndKeepTheirState) {
    struct Counter {
        std::size_t sum = 0;
        void operator()(std::size_t block) { sum += block; }
    } counter;
    for_each_block(serial(), 101, counter);
    EXPECT_EQ(counter.sum, 5050u);
}

}  // namespace
}  // namespace savan
