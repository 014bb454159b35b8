#pragma once
/// Phase 8: those who leave choose a channel, pay, and cross.
///
/// Rule    U_c = b_c - g_C ln(1 + cost_c / L) - g_r a R_c - g_T wait_c + g_N x [network] + g_B b [broker] + Gumbel_c;
///         the legal channel only from 18 years, once the memorandum works, and with part of its cost at hand.
///         Assets pay; what is missing becomes debt. Whoever is stopped at the crossing loses
///         half the cost, or what the household has of it, and is considering again; the others are in Thailand, in a
///         sector by share, sex and age.
/// Reads   villages, households, youth.fee_cut/wait_cut, districts   Writes  youth.*, households, events
/// Draws   channel, apprehension, sector, wage_offer
/// Source  costs: legal_fee_2017, recruit_cost_months_2017, legal_vs_broker_cost_2022; the rest assumed

#include <array>

#include "sim/state/world.hpp"

namespace savan::departure {

void leave(World& world, const Step& step, std::size_t block) noexcept;

/// Whether a shorter wait for papers, which the district offers in this world, makes someone of the village who may leave this
/// month choose another channel than in the baseline, in which alone the village is lived.
bool wait_cut_matters(const World& world, const Step& step, std::size_t v) noexcept;

/// Utilities of the four channels without their luck; minus infinity where a channel is closed.
std::array<double, 4> channel_utilities(const World& world, const Step& step, PersonIndex i) noexcept;

/// What the people of a village have in common this month, by channel: U_c = utility - caution a - g_C ln(1 + cost / L),
/// without doses.
struct VillageOptions {
    std::array<double, 4> utility{}, caution{}, cost{};  ///< cost in US$
    double wait = 0;                                     ///< of the legal channel

    VillageOptions(const World& world, const Step& step, std::size_t v) noexcept
        : VillageOptions(world, world.districts, step, v) {}
    /// With what the districts of another world offer.
    VillageOptions(const World& world, const Districts& districts, const Step& step, std::size_t v) noexcept;
};

constexpr int adult_age = 18;  ///< below it, leaving is unsafe by any channel, and the legal one is closed

}  // namespace savan::departure
