#include "sim/processes/ageing.hpp"

#include "sim/base/flags.hpp"
#include "sim/processes/candidates.hpp"

namespace savan::ageing {

namespace {

void leave(World& world, const Step& step, std::size_t block, std::size_t v, PersonIndex i) noexcept {
    Youth& youth = world.youth;
    const Roster& roster = step.roster;
    const census::Change change(world, roster, step.now, i);
    if (youth.place[i] == Place::abroad) {
        const Sojourn* ending = &world.sojourns.at(v, i);
        come_home(world, v, {&ending, 1});
        tell_ties_later(world, block, roster, {i, TieCount::abroad, -1});
    }
    if (youth.school[i] == School::left) tell_ties_later(world, block, roster, {i, TieCount::left_school, -1});
    tell_ties_later(world, block, roster, {i, TieCount::present, -1});
    youth.place[i] = Place::absent;
    youth.stage[i] = Stage::none;
    leave_group(youth, i);
}

void enter(World& world, const Step& step, std::size_t block, PersonIndex i) noexcept {
    const census::Change change(world, step.roster, step.now, i);
    world.youth.place[i] = Place::home;
    tell_ties_later(world, block, step.roster, {i, TieCount::entered, +1});
    tell_ties_later(world, block, step.roster, {i, TieCount::present, +1});
}

}  // namespace

void advance(World& world, const Step& step, std::size_t block) noexcept {
    const Roster& roster = step.roster;
    std::vector<std::uint8_t> flag;
    const auto ask = [&](std::size_t v) {
        prefetch_people(world, v, roster.exit);
        prefetch_rows(v, v + 1, world.census.headcount);
        for (const PersonIndex next : world.census.grown[v])  // may be in another age group now
            census::prefetch(world, roster, next);
        if (world.villages.to[v] < roster.first_person[v + 1]) census::prefetch(world, roster, world.villages.to[v]);  // may enter
    };
    for_village_runs_of(world, step, block, ask, [&](const VillageRun& run) {
        for (std::size_t v = run.first; v < run.end; ++v) census::grow_older(world, roster, v, step.now);
        flag.resize(run.rows_to_flag(world, step));
        candidates::equal_to(&roster.exit[run.from(world)], flag.size(), static_cast<std::int16_t>(step.now.index), flag.data());
        run.for_each_flagged(world, flag, [&](std::size_t v, PersonIndex i) { leave(world, step, block, v, i); });
        for (std::size_t v = run.first; v < run.end; ++v) {
            std::uint32_t& from = world.villages.from[v];
            std::uint32_t& to = world.villages.to[v];
            while (from < to && roster.birth[from] + exit_age_months <= step.now.index) ++from;
            while (to < roster.first_person[v + 1] && roster.entry(to) <= step.now) enter(world, step, block, to++);
        }
    });
}

}  // namespace savan::ageing
