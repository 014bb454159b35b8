// How many Philox calls a month of the full model makes: linked with an engine in which they are counted.
// Prints JSON: calls and people-months of twelve months of the shipped no-programme scenario, after its
// warm-up.
#include <cstdio>

#include "benchmarks/support/scenarios.hpp"
#include "tests/support/tiny_world.hpp"

int main() {
    using namespace savan;
    support::TinyWorld tiny(benchmarks::load("scenarios/no-programme.toml"));
    tiny.release_doses();
    tiny.live(-tiny.start.index);
    const std::uint64_t before = philox_calls;
    tiny.live(12);
    const std::uint64_t calls = philox_calls - before;
    std::int64_t person_months = 0;
    for (int month = 0; month < 12; ++month)
        for (const std::int64_t count : tiny.tallies.month(Measure::population, month))
            person_months += count;
    std::printf("{\"philox_calls\": %llu, \"person_months\": %lld}\n", static_cast<unsigned long long>(calls),
                static_cast<long long>(person_months));
}
