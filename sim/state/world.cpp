#include "sim/state/world.hpp"

#include "sim/base/reused.hpp"
#include "sim/state/beside.hpp"

namespace savan {

namespace {
/// Of all blocks, so that what is asked for in time does not end with each.
struct AllNews : std::vector<TieNews> {};
}  // namespace

void count_on_ties(World& world, const Roster& roster, PersonIndex person, TieCount what, int change) noexcept {
    std::uint8_t* count = tie_counts(world.youth)[static_cast<std::size_t>(what)]->data();
    for (const PersonIndex neighbour : roster.ties.of(person))
        count[neighbour] = static_cast<std::uint8_t>(count[neighbour] + change);
}

void begin_blocks(World& world, const Step& step) {
    const std::size_t blocks = step.blocks();
    world.events.resize(blocks);
    world.leaving.resize(blocks);
    world.tie_news.resize(blocks);
    for (auto& block : world.tie_news) block.clear();
    world.home_from_harm.resize(blocks);
}

void tell_ties(World& world, const Roster& roster) noexcept {
    if (world.beside.baseline) return beside::tell_ties(world, roster);
    // Rows of ties are far apart, and so, of many people, are the counts of those who stand in them.
    constexpr std::size_t rows_ahead = 24, counts_ahead = 12;
    const bool far_apart = is_far(world, roster);
    const auto counts = tie_counts(world.youth);
    auto& news = reused<AllNews>();
    for (const auto& block : world.tie_news) news.insert(news.end(), block.begin(), block.end());
    const auto ask_for_row = [&](std::size_t k) {
        if (k < news.size()) roster.ties.prefetch(news[k].person);
    };
    for (std::size_t k = 0; k < rows_ahead; ++k) ask_for_row(k);
    for (std::size_t k = 0; k < news.size(); ++k) {
        ask_for_row(k + rows_ahead);
        if (far_apart && k + counts_ahead < news.size()) {
            const TieNews& later = news[k + counts_ahead];
            const auto& count = *counts[static_cast<std::size_t>(later.what)];
            for (const PersonIndex neighbour : roster.ties.of(later.person)) __builtin_prefetch(&count[neighbour], 1);
        }
        count_on_ties(world, roster, news[k].person, news[k].what, news[k].change);
    }
}

void go_abroad(World& world, std::size_t village, std::span<const Sojourn> beginning) {
    for (const Sojourn& sojourn : beginning) world.youth.place[sojourn.person] = Place::abroad;
    world.sojourns.begin(village, beginning);
}

void come_home(World& world, std::size_t village, std::span<const Sojourn* const> ending) noexcept {
    for (const Sojourn* sojourn : ending) world.youth.place[sojourn->person] = Place::home;
    world.sojourns.end(village, ending);
}

void move_abroad(World& world, const Roster& roster, const Sojourn& sojourn) {
    go_abroad(world, roster.village[sojourn.person], {&sojourn, 1});
    count_on_ties(world, roster, sojourn.person, TieCount::abroad, +1);
}

}  // namespace savan
