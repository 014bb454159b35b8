#include "sim/processes/intention.hpp"

#include <algorithm>

#include "sim/base/flags.hpp"
#include "sim/base/reused.hpp"
#include "sim/processes/deciders.hpp"
#include "sim/processes/departure_costs.hpp"
#include "sim/processes/intention_bounds.hpp"

namespace savan::intention {

PersonIndex first_too_young(const World& world, const Step& step, std::size_t v) noexcept {
    // Between the ages at which people enter another age group there are few enough to count them, which is quicker than to search.
    static_assert(age_group_from[1] <= first_age && first_age <= age_group_from[2]);
    const PersonIndex from = std::max(world.villages.from[v], world.census.grown[v][1]), to = world.census.grown[v][0];
    const std::int32_t last_birth = step.now.index - 12 * first_age;
    const std::int16_t* birth = step.roster.birth.data();
    std::uint32_t old_enough = 0;
    for (PersonIndex i = from; i < to; ++i) old_enough += birth[i] <= last_birth;
    return from + old_enough;
}

double money_at_hand(const World& world, const Step& step, PersonIndex i) noexcept {
    return world.households.assets[step.roster.household[i]];
}

VillageTerms::VillageTerms(const World& world, const Step& step, std::size_t v) noexcept {
    const Parameters& p = step.parameters;
    const double km = step.roster.km_to_crossing[v], experience = world.villages.experience[v];
    score = p.intention_base + p.cumulative_causation * experience +
            p.norm_weight * (p.norm_village * experience - p.norm_stance * world.villages.stance[v]);
    cheapest_trip = cheapest_cost(p, km);
    funds_needed = p.funds_needed * cheapest_trip;
    remoteness = p.control_distance * km / 100;
}

namespace {

/// Those of a block whose luck may move them.
struct Candidates {
    std::vector<std::uint8_t> flag;
    std::vector<PersonIndex> flagged;
    LargestChances largest;
    Deciders people;

    void clear() noexcept { people.clear(); }
};

/// For finding a village's candidates and for the closer look at them.
void ask_for(const World& world, const Step& step, std::size_t v) noexcept {
    const Youth& youth = world.youth;
    const Roster& roster = step.roster;
    prefetch_people(world, v, youth.place, youth.stage, youth.school, youth.ties_abroad, youth.trips,
                    step.luck.top(word_intention), youth.awareness, youth.grade, youth.work, youth.group, youth.ties_present,
                    roster.birth, roster.local_id, roster.village, roster.household, roster.male);
    // The counts of household members are for those who leave or come home, in the same block.
    const Households& households = world.households;
    prefetch_households(roster, v, households.assets, households.income, households.abroad, households.at_home,
                        households.workers, households.wage_jobs);
}

void find_candidates(const World& world, const Step& step, std::size_t v, std::size_t place, Candidates& found) {
    const Youth& youth = world.youth;
    const PersonIndex from = world.villages.from[v];
    const std::size_t count = first_too_young(world, step, v) - from;
    found.flag.resize(whole_vectors(count));
    const std::size_t rows = rows_in_vectors(count, step.rows_of_block(v, from));
    intention_kernels::may_move_on({&youth.place[from], &youth.stage[from], &youth.school[from], &youth.ties_abroad[from],
                                    &youth.trips[from], &step.luck.top(word_intention)[from]},
                                   rows, found.largest.bounds(step, place), found.flag.data());
    std::fill(found.flag.begin() + static_cast<std::ptrdiff_t>(count), found.flag.end(), std::uint8_t{0});
    found.flagged.resize(found.flag.size() + 8);
    const std::size_t flagged = list_flagged(found.flag.data(), found.flag.size(), from, found.flagged.data());
    auto ends = found.people.make_room(flagged);
    const Stage* stages = youth.stage.data();
    const MayBegin may_begin(world, step, found.largest, place);
    for (std::size_t k = 0; k < flagged; ++k) {
        const PersonIndex i = found.flagged[k];
        // Written in any case and kept if they may move: no branch for the processor to guess.
        PersonIndex*& end = ends[static_cast<std::size_t>(stages[i])];
        *end = i;
        end += (stages[i] != Stage::none) | may_begin(i);
    }
    found.people.end_village(ends);
}

}  // namespace

bool anyone_goes_otherwise(const World& world, const Step& step, std::size_t v, std::span<const Other> others) noexcept {
    auto& found = reused<Candidates>();
    Deciders& people = found.people;
    people.enter(world, step, v);
    found.largest.find(world, step, people.terms());
    auto ends = people.make_room(2 * others.size());
    std::array<std::vector<Outlook>, 3> outlooks;  // by stage
    for (const Other& other : others) {
        const PersonIndex i = other.person;
        if (other.outlook == Outlook(world.youth, i) || world.youth.place[i] != Place::home ||
            step.roster.age(i, step.now) < first_age || found.largest.rule_out(world, step, 0, i))
            continue;
        // Two rows: as here and as there.
        const auto stage = static_cast<std::size_t>(world.youth.stage[i]);
        for (int row = 0; row < 2; ++row) *ends[stage]++ = i;
        outlooks[stage].push_back(other.outlook);
    }
    people.end_village(ends);
    people.look(world, step);
    for (const Stage stage : {Stage::none, Stage::considering, Stage::planning}) {
        const auto [first, end] = people.rows(stage);
        for (std::size_t row = first; row < end; row += 2)
            people.see(row + 1, outlooks[static_cast<std::size_t>(stage)][(row - first) / 2]);
    }
    people.decide(world, step);
    for (const Stage stage : {Stage::none, Stage::considering, Stage::planning}) {
        const auto [first, end] = people.rows(stage);
        for (std::size_t row = first; row < end; row += 2)
            if (people.next(row, stage) == Stage::leaving || people.next(row, stage) != people.next(row + 1, stage)) return true;
    }
    return false;
}

void decide(World& world, const Step& step, std::size_t block) noexcept {
    std::vector<PersonIndex>& leaving = world.leaving[block];
    leaving.clear();
    auto& found = reused<Candidates>();
    for_villages_of(world, step, block, [&](std::size_t v) { found.people.enter(world, step, v); });
    found.largest.find(world, step, found.people.terms());
    std::size_t place = 0;
    for_villages_of(world, step, block, [&](std::size_t v) { ask_for(world, step, v); },
                    [&](std::size_t v) { find_candidates(world, step, v, place++, found); });
    found.people.look(world, step);
    found.people.decide(world, step);
    found.people.for_each_mover([&](PersonIndex i, Stage now, Stage next) {
        const int considering = (next != Stage::none) - (now != Stage::none);
        if (considering != 0) census::count_considering(world.census, step.roster, step.now, i, considering);
        world.youth.stage[i] = next;
        if (next == Stage::leaving) leaving.push_back(i);
    });
}

}  // namespace savan::intention
