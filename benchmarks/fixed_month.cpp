// Ninety months of the whole model in a small made-up place, without a programme: the same work at every
// start, whose instructions instruction_counts.py counts.
#include <cstdio>

#include "tests/support/tiny_world.hpp"

int main() {
    using namespace savan;
    support::TinyWorld tiny(support::tiny_scenario(20, 500, 54));
    tiny.release_doses();
    tiny.live(90);
    std::printf("%016llx\n", static_cast<unsigned long long>(tiny.tallies.digest()));
}
