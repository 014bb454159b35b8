#pragma once
/// What a draw is for. The numbers are frozen: they are part of every key, so changing one changes
/// every result. Add new purposes at the end; never reuse a number. Retired: 5, 20-23.

#include <cstdint>

namespace savan {

enum class Purpose : std::uint16_t {
    // the initial population and its ties
    household_size = 1,
    household_wealth = 2,
    member_age = 3,
    member_history = 4,
    lifetime = 6,
    union_formation = 7,
    tie_choice = 8,
    next_entrant = 9,
    // luck of several months at once, and what a closer look at one month needs: see luck.hpp
    person_season = 24,
    person_month_fine = 25,
    talk = 26,
    household_season = 27,
    // single events of a person
    enrolment = 30,
    transition = 31,
    channel = 32,
    apprehension = 33,
    sector = 34,
    stay_month = 35,
    condition = 36,
    wage_offer = 37,
    funding = 38,
    // programme
    list_noise = 50,
    rationing = 51,
    village_rationing = 52,
    group_offer = 53,
    group_survival = 54,
    // parameter values that are given as a prior
    parameter_value = 70,
    // points of a sweep's design
    design_order = 71,
    design_place = 72,
    // samples of a sample, for bands
    resample = 73,
    // search of calibration: points that survive, points to simulate next, members of the posterior
    calibration_survivor = 74,
    calibration_proposal = 75,
    calibration_member = 76,
};

}  // namespace savan
