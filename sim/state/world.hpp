#pragma once
/// One scenario's world at a moment, and what a month's step is given beside it.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/blocks.hpp"
#include "sim/base/clones.hpp"
#include "sim/base/flags.hpp"
#include "sim/base/prefetch.hpp"
#include "sim/parameters/scenario.hpp"
#include "sim/state/census.hpp"
#include "sim/state/events.hpp"
#include "sim/state/ledger.hpp"
#include "sim/state/luck.hpp"
#include "sim/state/places.hpp"
#include "sim/state/roster.hpp"
#include "sim/state/sojourns.hpp"
#include "sim/state/tables.hpp"
#include "sim/state/youth.hpp"

namespace savan {

/// What the month brings to everybody.
struct Calendar {
    double farm_season = 1, act_season = 1;  ///< factors with mean 1 over the year
    bool in_term = false, enrolment = false, promotion = false, planting = false;
    bool legal_open = false;                 ///< the memorandum can be used
    double wage = 0;                         ///< US$/month in manufacturing in Thailand
};

/// What their ties count about someone.
enum class TieCount : std::uint8_t { entered, present, abroad, left_school };

constexpr std::size_t tie_counts_number = 4;
/// The columns of these counts, in the order of TieCount.
template <class SomeYouth>
auto tie_counts(SomeYouth& youth) noexcept {
    return std::array{&youth.ties_entered, &youth.ties_present, &youth.ties_abroad, &youth.ties_left_school};
}

/// A change of someone that their ties count.
struct TieNews {
    PersonIndex person = 0;
    TieCount what{};
    std::int8_t change = 0;
    friend auto operator<=>(const TieNews&, const TieNews&) = default;
};

/// What someone has been told this month by someone they have a tie with, at home or not.
struct Told {
    PersonIndex speaker = 0;
    std::uint32_t who = 0;  ///< while phase 6 is at work the place in Ties::neighbours, then the listener who stands there
    float awareness = 0;    ///< a listener at home is at least so aware afterwards
    friend auto operator<=>(const Told&, const Told&) = default;
};

/// Someone who differs from themselves in the baseline in nothing but what they know, or what their ties count.
struct Stray {
    PersonIndex person = 0;
    float awareness = 0;
};

/// How a world is lived beside another one with the same luck, its baseline: see state/beside.hpp.
struct Beside {
    const struct World* baseline = nullptr;  ///< null: the world is lived everywhere, by itself
    std::vector<std::uint8_t> differs;       ///< by village: 1 where it is lived; elsewhere all but strays is as in the baseline
    /// By TieCount and person: what ties count more than in the baseline, modulo 256. None for entered and present, which are the
    /// same in all worlds.
    std::array<Column<std::uint8_t>, tie_counts_number> more_ties;
    std::vector<std::vector<Stray>> strays;  ///< by village: in those that are not lived
};

struct World {
    Youth youth;
    Sojourns sojourns;
    Households households;
    Villages villages;
    Districts districts;
    Census census;
    Ledger ledger;
    Calendar calendar;
    Events events;              ///< of this month
    std::vector<std::vector<PersonIndex>> leaving;  ///< by block, in their order; phase 7 makes it for phase 8
    std::vector<std::vector<Told>> told;            ///< by the speaker's village, of this month
    /// By the listener's village: of these what people of other villages have said, for worlds beside this one.
    std::vector<std::vector<Told>> told_from_elsewhere;
    std::vector<std::vector<TieNews>> tie_news;     ///< by block, of the blocks that were last gone through: see in_every_block
    std::vector<std::vector<PersonIndex>> home_from_harm;  ///< by block: came home last month out of exploitation
    double largest_job_gain = 0;  ///< over all youth
    bool doses_given = false;   ///< some dose column of the youth is not all 0
    std::vector<std::uint16_t> dosed_villages;  ///< where these columns may hold doses of this month
    Beside beside;

    /// Whether the village is lived in this world; where it is not, its rows here mean nothing.
    bool lives_in(std::size_t village) const noexcept { return !beside.baseline || beside.differs[village]; }
    /// The world in which the village's rows are those of this world.
    const World& at(std::size_t village) const noexcept { return lives_in(village) ? *this : *beside.baseline; }
};

/// Baseline risk s0 of those on the list of one January, by rank: see model/risk.hpp.
struct RiskList {
    Month made{};
    std::vector<std::uint16_t> rank;  ///< by person: 0 not listed, else 1 .. 65535 from lowest to highest risk

    bool listed(PersonIndex i) const noexcept { return rank[i] != 0; }
    std::size_t decile(PersonIndex i) const noexcept { return (rank[i] - 1u) * 10u / 65535u; }
    /// Standard normal by rank.
    double score(PersonIndex i) const noexcept { return score_of(rank[i]); }
    [[gnu::always_inline]] static double score_of(std::uint16_t rank) noexcept {
        return portable::moderate_normal_quantile((rank - 0.5) / 65535.0);
    }
};

/// What one month's step is given beside the world: all of it read-only.
struct Step {
    const Roster& roster;
    const Scenario& scenario;      ///< only the programme reads its interventions
    const Parameters& parameters;
    const Tables& tables;          ///< of those parameters
    const Draws& draws;
    const MonthLuck& luck;
    const RiskList* risk;          ///< the year's list; null where it is not known yet, which only who goes by it must wait for
    bool assess_dropout;           ///< some intervention looks for pupils about to drop out this month
    Month now;
    const Executor& executor;
    std::size_t villages_per_block;

    std::size_t blocks() const noexcept {
        return (roster.villages() + villages_per_block - 1) / villages_per_block;
    }
    std::size_t first_village(std::size_t block) const noexcept {
        return std::min(block * villages_per_block, roster.villages());
    }
    /// Rows of people from `from` on that belong to the block of that village: others' may change at the same time.
    std::size_t rows_of_block(std::size_t village, PersonIndex from) const noexcept {
        return roster.first_person[first_village(village / villages_per_block + 1)] - from;
    }
};

/// Calls body(village) for every village of a block that is lived in the world.
template <class Body>
void for_villages_of(const World& world, const Step& step, std::size_t block, Body&& body) {
    for (std::size_t village = step.first_village(block); village < step.first_village(block + 1); ++village)
        if (world.lives_in(village)) body(village);
}

/// So many people's columns are near the processor all the while, unless other worlds have their turns between.
constexpr std::size_t near_people = std::size_t{1} << 18;
inline bool is_far(const World& world, const Roster& roster) noexcept {
    return roster.people() > near_people || world.beside.baseline;
}

/// The same; of each village ask(village) is called while the one before it is at hand, to bring closer what body() will read.
template <class Ask, class Body>
void for_villages_of(const World& world, const Step& step, std::size_t block, Ask&& ask, Body&& body) {
    if (!is_far(world, step.roster)) return for_villages_of(world, step, block, body);
    const std::size_t end = step.first_village(block + 1);
    const auto lived_from = [&](std::size_t village) {
        while (village < end && !world.lives_in(village)) ++village;
        return village;
    };
    std::size_t village = lived_from(step.first_village(block));
    if (village < end) ask(village);
    for (std::size_t next; village < end; village = next) {
        next = lived_from(village + 1);
        if (next < end) ask(next);
        body(village);
    }
}

/// What ask() may do: asks for these columns of the village's people who are of age, or of its households.
template <class... Column>
void prefetch_people(const World& world, std::size_t village, const Column&... columns) noexcept {
    prefetch_rows(world.villages.from[village], world.villages.to[village], columns...);
}
template <class... Column>
void prefetch_households(const Roster& roster, std::size_t village, const Column&... columns) noexcept {
    prefetch_rows(roster.first_household[village], roster.first_household[village + 1], columns...);
}

/// Neighbouring villages first .. end - 1 of a block that are all lived in a world. Loops over the rows of all their people, or
/// households, cost less than one loop for each; rows between are of people who are gone or not yet there.
struct VillageRun {
    std::size_t first = 0, end = 0;

    PersonIndex from(const World& world) const noexcept { return world.villages.from[first]; }
    PersonIndex to(const World& world) const noexcept { return world.villages.to[end - 1]; }
    /// Rows from from() on that a kernel flags.
    std::size_t rows_to_flag(const World& world, const Step& step) const noexcept {
        return rows_in_vectors(to(world) - from(world), step.rows_of_block(first, from(world)));
    }
    /// Calls visit(village, person) for everybody of age whose flag is 1, in their order; the first flag is that of from().
    template <class Visit>
    void for_each_flagged(const World& world, const std::vector<std::uint8_t>& flag, Visit&& visit) const {
        const Villages& villages = world.villages;
        std::size_t village = first;
        savan::for_each_flagged(flag.data(), to(world) - from(world), [&](std::size_t k) {
            const auto person = static_cast<PersonIndex>(from(world) + k);
            while (person >= villages.to[village] && village + 1 < end) ++village;
            if (person >= villages.from[village] && person < villages.to[village]) visit(village, person);
        });
    }
};

/// The first run of at most so many villages that are lived in the world, from village `from` of a block on that ends before `last`.
inline VillageRun next_run(const World& world, std::size_t from, std::size_t last, std::size_t most) noexcept {
    VillageRun run{from, 0};
    while (run.first < last && !world.lives_in(run.first)) ++run.first;
    for (run.end = run.first; run.end < last && run.end - run.first < most && world.lives_in(run.end); ++run.end) {}
    return run;
}

/// Calls body(run) for every run of villages of a block that are lived in the world. If they are far, runs are short, and
/// ask(village) is called for those of the next while one is at hand: see for_villages_of.
template <class Ask, class Body>
void for_village_runs_of(const World& world, const Step& step, std::size_t block, Ask&& ask, Body&& body) {
    const bool far = is_far(world, step.roster);
    const std::size_t last = step.first_village(block + 1), most = far ? 4 : last;
    const auto ask_for = [&](const VillageRun& run) {
        for (std::size_t village = run.first; far && village < run.end; ++village) ask(village);
    };
    VillageRun run = next_run(world, step.first_village(block), last, most);
    ask_for(run);
    for (VillageRun next; run.end > run.first; run = next) {
        next = next_run(world, run.end, last, most);
        ask_for(next);
        body(run);
    }
}
template <class Body>
void for_village_runs_of(const World& world, const Step& step, std::size_t block, Body&& body) {
    for_village_runs_of(world, step, block, [](std::size_t) {}, body);
}

/// Calls body(block, village) for every village that is lived in the world, blocks in parallel.
template <class Body>
void for_each_village(const World& world, const Step& step, Body&& body) noexcept {
    for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
        for_villages_of(world, step, block, [&](std::size_t village) { body(block, village); });
    });
}

/// The same, asking for each a village earlier.
template <class Ask, class Body>
void for_each_village(const World& world, const Step& step, Ask&& ask, Body&& body) noexcept {
    for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
        for_villages_of(world, step, block, ask, [&](std::size_t village) { body(block, village); });
    });
}

/// Lists for every block are there, and nothing waits to be told.
void begin_blocks(World& world, const Step& step);

/// Calls body(block) for every block of villages, in parallel: what it calls writes that block's people, households and
/// villages only. What ties count of it, of whatever block, waits in tie_news until all are done and tell_ties() is called,
/// so that nobody's counts change while somebody reads them. Several processes in one body find a block's people still in
/// the processor's cache.
template <class Body>
void in_every_block(World& world, const Step& step, Body&& body) noexcept {
    begin_blocks(world, step);
    for_each_block(step.executor, step.blocks(), body);
}

/// Once after in_every_block: people's counts of their ties follow. A world beside another is told after its baseline, and
/// villages that something reaches begin to differ.
void tell_ties(World& world, const Roster& roster) noexcept;

/// One process in every block, and what ties count of it.
template <void (*process)(World&, const Step&, std::size_t block) noexcept>
void everywhere(World& world, const Step& step) noexcept {
    in_every_block(world, step, [&](std::size_t block) { process(world, step, block); });
    tell_ties(world, step.roster);
}

/// Someone entered, left, moved or left school: keeps the counts of their ties right. Not for parallel use.
void count_on_ties(World& world, const Roster& roster, PersonIndex person, TieCount what, int change) noexcept;
/// The same at the next tell_ties(); from a process of a block.
inline void tell_ties_later(World& world, std::size_t block, const Roster& roster, const TieNews& news) {
    __builtin_prefetch(&roster.ties.first[news.person]);
    world.tie_news[block].push_back(news);
}

/// People of a village come to live abroad, where sojourns begin, or at home, where these records of it end; both in the
/// order of persons. The ties are still to be told, and the census.
void go_abroad(World& world, std::size_t village, std::span<const Sojourn> beginning);
void come_home(World& world, std::size_t village, std::span<const Sojourn* const> ending) noexcept;
/// One person goes abroad within a census::Change, and the ties are told at once. Not for parallel use.
void move_abroad(World& world, const Roster& roster, const Sojourn& sojourn);

}  // namespace savan
