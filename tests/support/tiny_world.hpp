#pragma once
/// A world in a few lines: a place, changed parameters, then months of the whole model or of single
/// processes. Everything that a step reads is at hand and can be changed between months.

#include <cstdint>
#include <functional>
#include <string>
#include <type_traits>
#include <vector>

#include "sim/measures/tallies.hpp"
#include "sim/state/world.hpp"

namespace savan::support {

using Change = std::function<void(Parameters&)>;

/// Villages of `residents` each, the first half in a district near the crossing, the others far from it.
Setting tiny_setting(int villages, int residents);

/// A scenario of such a place without interventions; the warm-up is short (36 months) unless changed.
Scenario tiny_scenario(int villages, int residents, int months, const Change& change = {});

/// An intervention of that kind with its defaults, in both districts, every month from `start` to `stop`.
Intervention monthly(Kind kind, std::string id, int start, int stop);

/// Constant hazards: every effect of person, household, village and season on a hazard is nil, trips
/// can be paid and nobody is stopped, exploited or brought home.
void constant_hazards(Parameters& p);

struct TinyWorld {
    Scenario scenario;
    Draws draws;
    Month start, now;
    Roster roster;
    Tables tables;
    World world;
    MonthLuck luck;
    Tallies tallies;
    RiskList list;  ///< used when `has_list`
    bool has_list = false;
    bool assess_dropout = false;
    std::size_t villages_per_block = 16;

    /// The scenario's people and ties, as found at the start of the warm-up.
    explicit TinyWorld(Scenario wanted, std::uint32_t seed = 2005, std::uint32_t replicate = 0);

    Step step() const;
    const Parameters& p() const { return scenario.parameters; }

    void draw();
    /// Counts people anew, after a test has changed them by hand.
    void recount();
    /// Draws the luck of `now`, clears last month's events and counts people anew.
    void begin_month();

    /// Months of nothing but these processes, of the whole world or of a block, in that order.
    template <class... Processes>
    void months(int count, Processes&&... processes) {
        for (int k = 0; k < count; ++k) {
            begin_month();
            (take(processes), ...);
            ++now;
        }
    }

    template <class Process>
    void take(Process&& process) {
        if constexpr (std::is_invocable_v<Process, World&, const Step&, std::size_t>) {
            in_every_block(world, step(), [&](std::size_t block) { process(world, step(), block); });
            tell_ties(world, roster);
        } else {
            process(world, step());
        }
    }

    /// The sojourn of someone who is abroad.
    Sojourn& sojourn(PersonIndex i) { return world.sojourns.at(roster.village[i], i); }
    const Sojourn& sojourn(PersonIndex i) const { return world.sojourns.at(roster.village[i], i); }
    /// That of someone who was abroad in a copy of this world.
    const Sojourn& sojourn_in(const World& copy, PersonIndex i) const { return copy.sojourns.at(roster.village[i], i); }

    /// Lets someone be abroad; with the pay of the time unless it is given.
    void send_abroad(Sojourn sojourn);

    /// Months of the whole model.
    void live(int count);

    /// For months without a programme: what only programmes use is let go.
    void release_doses();

    /// These interventions from now on, with fresh books.
    void plan(std::vector<Intervention> interventions);

    /// Calls body(i) for everybody of 6 to 39 years.
    template <class Body>
    void for_everyone(Body&& body) const {
        for (std::size_t v = 0; v < roster.villages(); ++v)
            for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i) body(i);
    }
};

struct Crowd {
    int people = 1000;
    int villages = 1;
    int age_years = 20;
    int people_per_household = 1;
    Month start{0};
};

/// People of one age without ties, at home, never at school, with money for any trip; sexes take turns.
TinyWorld crowd(const Crowd& wanted, const Change& change = {}, std::uint32_t seed = 2005);

/// Ties of everybody with everybody else in their village; all have come of age.
void tie_all(TinyWorld& tiny);
/// A chain of ties in the order of storage.
void tie_chain(TinyWorld& tiny);

/// Names of the columns in which the two worlds differ for any person, household or village; bookkeeping of
/// a programme (its ledger, who was reached) is left out.
std::vector<std::string> different_columns(const World& a, const World& b);

/// For each person whether anything of theirs or of their household's differs.
std::vector<bool> different_people(const TinyWorld& a, const TinyWorld& b);

}  // namespace savan::support
