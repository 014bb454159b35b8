#pragma once
/// The steps of model/month.cpp one by one, for timing. tests/lint/odd.py holds that they are the same calls
/// in the same order.

#include <array>

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

namespace savan::benchmarks {

struct MonthStep {
    const char* name;
    void (*take)(World& world, const Step& step, Tallies& tallies);
};

// clang-format off
inline constexpr auto month_steps = std::to_array<MonthStep>({
    {"calendar", [](World& world, const Step& step, Tallies&) { calendar::turn(world, step); }},
    {"brokers", [](World& world, const Step& step, Tallies&) { brokers::follow(world, step); }},
    {"ageing", [](World& world, const Step& step, Tallies&) { everywhere<ageing::advance>(world, step); }},
    {"schooling", [](World& world, const Step& step, Tallies&) { everywhere<schooling::attend>(world, step); }},
    {"economy", [](World& world, const Step& step, Tallies&) { everywhere<economy::live>(world, step); }},
    {"programme", [](World& world, const Step& step, Tallies&) { programme::deliver(world, step); }},
    {"awareness", [](World& world, const Step& step, Tallies&) { awareness::speak(world, step), awareness::hear(world, step); }},
    {"intention", [](World& world, const Step& step, Tallies&) { everywhere<intention::decide>(world, step); }},
    {"departure", [](World& world, const Step& step, Tallies&) { everywhere<departure::leave>(world, step); }},
    {"exploitation", [](World& world, const Step& step, Tallies&) { everywhere<exploitation::strike>(world, step); }},
    {"remittance", [](World& world, const Step& step, Tallies&) { everywhere<remittance::send>(world, step); }},
    {"homecoming", [](World& world, const Step& step, Tallies&) { everywhere<homecoming::come>(world, step); }},
    {"villages", [](World& world, const Step& step, Tallies&) { everywhere<villages::remember>(world, step); }},
    {"tally", [](World& world, const Step& step, Tallies& tallies) { tally::count(world, step, tallies); }},
});
// clang-format on

/// People of 6 to 39 years (with the few who have died and are not yet past forty).
inline std::int64_t living(const World& world) {
    std::int64_t people = 0;
    for (std::size_t v = 0; v < world.villages.to.size(); ++v)
        people += world.villages.to[v] - world.villages.from[v];
    return people;
}

}  // namespace savan::benchmarks
