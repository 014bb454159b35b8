#pragma once
/// One scenario's world at a moment, and what a month's step is given beside it.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/blocks.hpp"
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

/// A change of someone that their ties count.
struct TieNews {
    PersonIndex person = 0;
    TieCount what{};
    std::int8_t change = 0;
};

/// What someone has been told this month by someone they have a tie with, at home or not.
struct Told {
    std::uint32_t who = 0;  ///< while phase 6 is at work the place in Ties::neighbours, then the listener who stands there
    float awareness = 0;    ///< a listener at home is at least so aware afterwards
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
    std::vector<std::vector<Told>> told;            ///< by block, of this month
    std::vector<std::vector<TieNews>> tie_news;     ///< by block; kept until all blocks have been through, see in_every_block
    std::vector<std::vector<PersonIndex>> home_from_harm;  ///< by block: came home last month out of exploitation
    double largest_job_gain = 0;  ///< over all youth
    bool doses_given = false;   ///< some dose column of the youth is not all 0
    std::vector<std::uint16_t> dosed_villages;  ///< where these columns may hold doses of this month
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
    const RiskList* risk;          ///< the year's list; null in the warm-up and in the run that makes the lists
    bool assess_dropout;           ///< some intervention looks for pupils about to drop out
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
    /// Calls body(village) for every village of a block.
    template <class Body>
    void for_villages_of(std::size_t block, Body&& body) const {
        for (std::size_t village = first_village(block); village < first_village(block + 1); ++village) body(village);
    }
};

/// Calls body(block, village) for every village, blocks in parallel.
template <class Body>
void for_each_village(const Step& step, Body&& body) noexcept {
    for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
        step.for_villages_of(block, [&](std::size_t village) { body(block, village); });
    });
}

/// The two ends of in_every_block: lists for every block are there; what waits in tie_news is told.
void begin_blocks(World& world, const Step& step);
void tell_ties(World& world, const Roster& roster) noexcept;

/// Calls body(block) for every block of villages, in parallel: what it calls writes that block's people, households and
/// villages only. What ties count of it, of whatever block, is told when all are done, so that nobody's counts change
/// while somebody reads them. Several processes in one body find a block's people still in the processor's cache.
template <class Body>
void in_every_block(World& world, const Step& step, Body&& body) noexcept {
    begin_blocks(world, step);
    for_each_block(step.executor, step.blocks(), body);
    tell_ties(world, step.roster);
}

/// One process in every block.
template <void (*process)(World&, const Step&, std::size_t block) noexcept>
void everywhere(World& world, const Step& step) noexcept {
    in_every_block(world, step, [&](std::size_t block) { process(world, step, block); });
}

/// Someone entered, left, moved or left school: keeps the counts of their ties right. Not for parallel use.
void count_on_ties(World& world, const Roster& roster, PersonIndex person, TieCount what, int change) noexcept;
/// The same as soon as all blocks have been through; from a process of a block.
inline void tell_ties_later(World& world, std::size_t block, const Roster& roster, const TieNews& news) {
    __builtin_prefetch(&roster.ties.first[news.person]);
    world.tie_news[block].push_back(news);
}

/// People of a village come to live abroad, where sojourns begin, or at home, where these records of it end; both in the
/// order of persons. The ties are still to be told, and the census.
void go_abroad(World& world, std::size_t village, std::span<const Sojourn> beginning);
void come_home(World& world, std::size_t village, std::span<const Sojourn* const> ending) noexcept;
/// The same of one person within a census::Change, and the ties are told at once. Not for parallel use.
void move_abroad(World& world, const Roster& roster, const Sojourn& sojourn);
void move_home(World& world, const Roster& roster, PersonIndex person) noexcept;

}  // namespace savan
