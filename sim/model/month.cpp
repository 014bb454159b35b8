#include "sim/model/month.hpp"

#include <type_traits>

#include "sim/base/reused.hpp"
#include "sim/measures/tally.hpp"
#include "sim/model/programme.hpp"
#include "sim/model/strays.hpp"
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

namespace {

// What ties count, and what people have heard, follows when everybody of a world has done their part.
void tell(const Living& one) { tell_ties(one.world, one.step.roster); }
void hear(const Living& one) { awareness::hear(one.world, one.step); }

}  // namespace

void advance_one_month(std::span<const Living> worlds) {
    const auto begin = [](World& world, const Step& step) {
        for (auto& block : world.events) block.clear();
        calendar::turn(world, step);         //  1 season, wages, law
        brokers::follow(world, step);        //  1 broker supply
        in_every_block(world, step, [&](std::size_t block) {
            ageing::advance(world, step, block);    //  2 who enters at six, who leaves at forty or dies
        });
    };
    const auto learn_and_earn = [](World& world, const Step& step) {
        in_every_block(world, step, [&](std::size_t block) {
            schooling::attend(world, step, block);  //  3 who enrols, moves up, drops out
            economy::live(world, step, block);      //  4 household income; last month's remittances arrive
        });
    };
    const auto offer = [](World& world, const Step& step) {
        programme::deliver(world, step);     //  5 staff, lists, doses and the ledger
    };
    const auto speak = [](World& world, const Step& step) {
        awareness::speak(world, step);       //  6 fading, lessons, word of mouth
    };
    const auto move = [](World& world, const Step& step) {
        in_every_block(world, step, [&](std::size_t block) {
            intention::decide(world, step, block);     //  7 from no thought to leaving
            departure::leave(world, step, block);      //  8 channel, funding, crossing
            exploitation::strike(world, step, block);  //  9 onset and escape
            remittance::send(world, step, block);      // 10 pay, debt, remittances
            homecoming::come(world, step, block);      // 11 return and repatriation
            villages::remember(world, step, block);    // 12 migration experience, stance
        });
    };
    const bool some_are_beside = worlds.size() > 1;
    auto& sums = reused<tally::BaselineSums>();
    const auto count = [&](const Living& one) {
        tally::count(one.world, one.step, one.tallies, some_are_beside ? &sums : nullptr);  // 13 what the planner sees
    };

    // Worlds beside the first one take turns with it: they look people up in it as it is before it goes on.
    const auto take = [](const Living& one, const auto& part) {
        if constexpr (std::is_invocable_v<decltype(part), const Living&>) part(one);
        else part(one.world, one.step);
    };
    const auto first = [&](const auto&... parts) { (take(worlds.front(), parts), ...); };
    const auto others = [&](const auto&... parts) {
        for (const Living& one : worlds.subspan(1)) (take(one, parts), ...);
    };
    first(begin, tell);
    others(begin, tell, strays::follow_pupils, learn_and_earn);
    first(learn_and_earn, tell, offer);
    others(tell, offer, strays::follow_speakers, speak);
    first(speak);
    if (some_are_beside) awareness::find_told_elsewhere(worlds.front().world, worlds.front().step.roster);
    others(hear);
    first(hear);
    others(strays::follow_movers, move);
    first(move, tell, count);
    others(tell, count);
}

void advance_one_month(World& world, Tallies& tallies, const Step& step) {
    const Living alone{world, tallies, step};
    advance_one_month({&alone, 1});
}

}  // namespace savan
