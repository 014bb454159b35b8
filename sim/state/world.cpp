#include "sim/state/world.hpp"

namespace savan {

void count_on_ties(World& world, const Roster& roster, PersonIndex person, TieCount what, int change) noexcept {
    const auto add = [&](auto&& count_of) {
        for (const PersonIndex neighbour : roster.ties.of(person)) {
            std::uint8_t& count = count_of(neighbour);
            count = static_cast<std::uint8_t>(count + change);
        }
    };
    Youth& youth = world.youth;
    switch (what) {
        case TieCount::entered: return add([&](PersonIndex i) -> auto& { return youth.ties_entered[i]; });
        case TieCount::present: return add([&](PersonIndex i) -> auto& { return youth.ties[i].present; });
        case TieCount::abroad: return add([&](PersonIndex i) -> auto& { return youth.ties[i].abroad; });
        case TieCount::left_school: return add([&](PersonIndex i) -> auto& { return youth.ties[i].left_school; });
    }
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
