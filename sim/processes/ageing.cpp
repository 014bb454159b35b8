#include "sim/processes/ageing.hpp"

namespace savan::ageing {

namespace {

void leave(World& world, const Roster& roster, PersonIndex i) noexcept {
    Youth& youth = world.youth;
    if (youth.place[i] == Place::abroad) move_home(world, roster, i);
    if (youth.school[i] == School::left) count_on_ties(world, roster, i, TieCount::left_school, -1);
    count_on_ties(world, roster, i, TieCount::present, -1);
    youth.place[i] = Place::absent;
    youth.stage[i] = Stage::none;
    youth.group[i] = Group::none;
}

}  // namespace

void advance(World& world, const Step& step) noexcept {
    const Roster& roster = step.roster;
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        std::uint32_t& from = world.villages.from[v];
        std::uint32_t& to = world.villages.to[v];
        for (PersonIndex i = from; i < to; ++i)
            if (roster.exit[i] == step.now.index) leave(world, roster, i);
        while (from < to && roster.birth[from] + exit_age_months <= step.now.index) ++from;
        while (to < roster.first_person[v + 1] && roster.entry(to) <= step.now) {
            world.youth.place[to] = Place::home;
            count_on_ties(world, roster, to, TieCount::present, +1);
            ++to;
        }
    }
}

}  // namespace savan::ageing
