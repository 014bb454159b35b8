#include "sim/state/world.hpp"

namespace savan {

void count_on_ties(World& world, const Roster& roster, PersonIndex person, TieCount what, int change) noexcept {
    Youth& youth = world.youth;
    std::vector<std::uint8_t>& count = what == TieCount::entered   ? youth.ties_entered
                                       : what == TieCount::present ? youth.ties_present
                                       : what == TieCount::abroad  ? youth.ties_abroad
                                                                   : youth.ties_left_school;
    for (const PersonIndex neighbour : roster.ties.of(person))
        count[neighbour] = static_cast<std::uint8_t>(count[neighbour] + change);
}

void move_abroad(World& world, const Roster& roster, PersonIndex person) noexcept {
    world.youth.place[person] = Place::abroad;
    count_on_ties(world, roster, person, TieCount::abroad, +1);
}

void move_home(World& world, const Roster& roster, PersonIndex person) noexcept {
    world.youth.place[person] = Place::home;
    count_on_ties(world, roster, person, TieCount::abroad, -1);
}

}  // namespace savan
