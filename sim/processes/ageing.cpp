#include "sim/processes/ageing.hpp"

#include "sim/base/flags.hpp"
#include "sim/processes/candidates.hpp"

namespace savan::ageing {

namespace {

void leave(World& world, const Step& step, PersonIndex i) noexcept {
    Youth& youth = world.youth;
    const Roster& roster = step.roster;
    const census::Change change(world, roster, step.now, i);
    if (youth.place[i] == Place::abroad) move_home(world, roster, i);
    if (youth.school[i] == School::left) count_on_ties(world, roster, i, TieCount::left_school, -1);
    count_on_ties(world, roster, i, TieCount::present, -1);
    youth.place[i] = Place::absent;
    youth.stage[i] = Stage::none;
    youth.group[i] = Group::none;
}

void enter(World& world, const Step& step, PersonIndex i) noexcept {
    const census::Change change(world, step.roster, step.now, i);
    world.youth.place[i] = Place::home;
    count_on_ties(world, step.roster, i, TieCount::entered, +1);
    count_on_ties(world, step.roster, i, TieCount::present, +1);
}

}  // namespace

void advance(World& world, const Step& step) noexcept {
    const Roster& roster = step.roster;
    std::vector<std::uint8_t> flag;
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        std::uint32_t& from = world.villages.from[v];
        std::uint32_t& to = world.villages.to[v];
        census::grow_older(world, roster, v, step.now);
        const std::size_t count = to - from;
        flag.resize(rows_to_flag(count, roster.people() - from));
        candidates::equal_to(&roster.exit[from], flag.size(), static_cast<std::int16_t>(step.now.index), flag.data());
        for_each_flagged(flag.data(), count,
                         [&](std::size_t k) { leave(world, step, from + static_cast<PersonIndex>(k)); });
        while (from < to && roster.birth[from] + exit_age_months <= step.now.index) ++from;
        while (to < roster.first_person[v + 1] && roster.entry(to) <= step.now) enter(world, step, to++);
    }
}

}  // namespace savan::ageing
