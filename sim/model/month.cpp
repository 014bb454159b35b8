#include "sim/model/month.hpp"

#include "sim/measures/tally.hpp"
#include "sim/model/programme.hpp"
#include "sim/processes/ageing.hpp"
#include "sim/processes/awareness.hpp"
#include "sim/processes/brokers.hpp"
#include "sim/processes/calendar.hpp"
#include "sim/processes/departure.hpp"
#include "sim/processes/economy.hpp"
#include "sim/processes/exploitation.hpp"
#include "sim/processes/homecoming.hpp"
#include "sim/processes/intention.hpp"
#include "sim/processes/remittance.hpp"
#include "sim/processes/schooling.hpp"
#include "sim/processes/villages.hpp"

namespace savan {

void advance_one_month(World& world, Tallies& tallies, const Step& step) {
    for (auto& block : world.events) block.clear();

    calendar::turn(world, step);         //  1 season, wages, law
    brokers::follow(world, step);        //  1 broker supply
    ageing::advance(world, step);        //  2 who enters at six, who leaves at forty or dies
    in_every_block(world, step, [&](std::size_t block) {
        schooling::attend(world, step, block);  //  3 who enrols, moves up, drops out
        economy::live(world, step, block);      //  4 household income; last month's remittances arrive
    });
    programme::deliver(world, step);     //  5 staff, lists, doses and the ledger
    awareness::spread(world, step);      //  6 fading, lessons, word of mouth
    in_every_block(world, step, [&](std::size_t block) {
        intention::decide(world, step, block);     //  7 from no thought to leaving
        departure::leave(world, step, block);      //  8 channel, funding, crossing
        exploitation::strike(world, step, block);  //  9 onset and escape
        remittance::send(world, step, block);      // 10 pay, debt, remittances
        homecoming::come(world, step, block);      // 11 return and repatriation
        villages::remember(world, step, block);    // 12 migration experience, stance
    });
    tally::count(world, step, tallies);  // 13 what the planner sees
}

}  // namespace savan
