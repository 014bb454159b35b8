#include "sim/run/replicate.hpp"

#include <algorithm>

#include "sim/measures/tally.hpp"
#include "sim/model/founding.hpp"
#include "sim/model/month.hpp"
#include "sim/model/population.hpp"
#include "sim/model/risk.hpp"
#include "sim/run/branching.hpp"
#include "sim/run/uncertainty.hpp"

namespace savan::run {

namespace {

/// A world and the scenarios that are still the same in it.
struct Branch {
    World world;
    Tallies tallies;
    std::vector<const Scenario*> scenarios;  ///< the first one's interventions are simulated

    const Scenario& leader() const { return *scenarios.front(); }
};

bool looks_for_dropouts(const Scenario& scenario) {
    return std::ranges::any_of(scenario.interventions, [](const Intervention& what) {
        return what.who.school == SchoolFilter::near_dropout && !what.inert();
    });
}

class Simulation {
public:
    Simulation(const Scenario& any, std::uint32_t seed, std::uint32_t replicate, const Options& options,
               const Executor& executor, Effort& effort)
        : options_(options), executor_(executor), effort_(effort), draws_{{seed, replicate}},
          parameters_(parameters_of(any, draws_)), tables_(make_tables(parameters_)), no_programme_(any) {
        no_programme_.interventions.clear();
        start_ = Month{-static_cast<int>(parameters_.warm_up_months)};
        // Risk lists need the rest of the last year.
        end_ = Month{(any.months + risk::window_months - 1) / risk::window_months * risk::window_months};
        roster_ = population::build(any.setting, parameters_, draws_, start_, end_);
    }

    std::vector<Tallies> run(const std::vector<const Scenario*>& scenarios) {
        int first = never;
        for (const Scenario* scenario : scenarios) first = std::min(first, first_activity(*scenario));
        Branch trunk = without_programme(first);
        std::vector<Tallies> results(scenarios.size());
        std::vector<const Scenario*> active;
        for (std::size_t k = 0; k < scenarios.size(); ++k)
            if (first_activity(*scenarios[k]) == never)
                results[k] = carry_over(trunk.tallies, no_programme_, *scenarios[k]);
            else
                active.push_back(scenarios[k]);
        if (active.empty()) return results;
        for (const Branch& branch : with_programmes(std::move(trunk), active, first))
            for (const Scenario* scenario : branch.scenarios) {
                const auto k = std::ranges::find(scenarios, scenario) - scenarios.begin();
                results[static_cast<std::size_t>(k)] = carry_over(branch.tallies, branch.leader(), *scenario);
            }
        return results;
    }

private:
    Step step(const Scenario& scenario, Month now, const RiskList* risk) {
        return {roster_, scenario, parameters_, tables_, draws_, luck_, risk, looks_for_dropouts(scenario), now, executor_,
                options_.villages_per_block};
    }

    void draw(Month now) {
        luck_.draw_month(roster_, draws_, now, executor_, options_.villages_per_block);
    }

    void count_effort(const World& world, std::size_t scenarios) {
        std::int64_t people = 0;
        for (std::size_t v = 0; v < roster_.villages(); ++v) people += world.villages.to[v] - world.villages.from[v];
        effort_.person_months += people;
        effort_.person_months_asked += people * static_cast<std::int64_t>(scenarios);
    }

    /// The warm-up and the no-programme run, whose risk lists everything else is measured on. Its world is
    /// that of the beginning of month `keep`, its tallies are whole.
    Branch without_programme(int keep) {
        World world = found_world(roster_, no_programme_, parameters_, draws_, start_);
        world.youth.release_doses();
        Branch trunk{{}, Tallies(no_programme_.months, roster_.districts, 0), {&no_programme_}};
        std::vector<std::pair<Month, Events>> year;  // counted by risk when the year's list is known
        for (Month now = start_; now < end_; ++now) {
            if (now.index == keep) trunk.world = world;
            draw(now);
            advance_one_month(world, trunk.tallies, step(no_programme_, now, nullptr));
            count_effort(world, 1);
            if (now.index < 0) continue;
            lists_.observe(world, step(no_programme_, now, nullptr));
            year.emplace_back(now, tally::events_by_risk(world.events));
            if (const RiskList* list = lists_.list_for(now)) {
                for (const auto& [month, events] : year)
                    tally::count_by_risk(events, roster_, *list, month, trunk.tallies);
                year.clear();
                if (keep == never) lists_.forget();
            }
        }
        return trunk;
    }

    std::vector<Branch> with_programmes(Branch trunk, const std::vector<const Scenario*>& scenarios, int first) {
        std::vector<Branch> branches;
        split_off(trunk, no_programme_, scenarios, first, branches);
        trunk = {};
        for (Month now{first}; now.index < no_programme_.months; ++now) {
            for (std::size_t b = 0; b < branches.size(); ++b) split(branches, b, now.index);
            draw(now);
            const RiskList* list = lists_.list_for(now);
            for (Branch& branch : branches) {
                advance_one_month(branch.world, branch.tallies, step(branch.leader(), now, list));
                count_effort(branch.world, branch.scenarios.size());
            }
        }
        return branches;
    }

    /// New branches for scenarios that have been the same as `origin` so far, grouped by when they part.
    void split_off(const Branch& origin, const Scenario& as, std::vector<const Scenario*> scenarios, int month,
                   std::vector<Branch>& branches) {
        while (!scenarios.empty()) {
            const Scenario* leader = scenarios.front();
            Branch branch{origin.world, carry_over(origin.tallies, as, *leader), {}};
            branch.world.youth.hold_doses();
            branch.world.ledger = savan::carry_over(origin.world.ledger, as, *leader, roster_.districts);
            std::vector<const Scenario*> others;
            for (const Scenario* scenario : scenarios)
                (scenario == leader || first_difference(*leader, *scenario) > month ? branch.scenarios : others)
                    .push_back(scenario);
            // What the no-programme run counted from this month on is not this branch's.
            erase_from(branch.tallies, month);
            branches.push_back(std::move(branch));
            scenarios = std::move(others);
        }
    }

    void split(std::vector<Branch>& branches, std::size_t b, int month) {
        std::vector<const Scenario*> parting;
        auto& scenarios = branches[b].scenarios;
        const Scenario* leader = scenarios.front();
        std::erase_if(scenarios, [&](const Scenario* scenario) {
            if (scenario == leader || first_difference(*leader, *scenario) > month) return false;
            parting.push_back(scenario);
            return true;
        });
        if (parting.empty()) return;
        std::vector<Branch> parted;
        split_off(branches[b], *leader, parting, month, parted);
        std::ranges::move(parted, std::back_inserter(branches));
    }

    static void erase_from(Tallies& tallies, int month) {
        for (const MeasureRow& row : measure_table()) {
            auto counts = tallies.all(row.measure);
            const std::size_t kept = static_cast<std::size_t>(month) * tallies.cells(row.measure);
            std::fill(counts.begin() + static_cast<std::ptrdiff_t>(kept), counts.end(), 0);
        }
    }

    const Options& options_;
    const Executor& executor_;
    Effort& effort_;
    const Draws draws_;
    const Parameters parameters_;
    const Tables tables_;
    Scenario no_programme_;
    Month start_, end_;
    Roster roster_;
    MonthLuck luck_;
    risk::Recorder lists_;
};

}  // namespace

std::vector<Tallies> simulate(const std::vector<const Scenario*>& scenarios, std::uint32_t seed,
                              std::uint32_t replicate, const Options& options, const Executor& executor,
                              Effort& effort) {
    return Simulation(*scenarios.front(), seed, replicate, options, executor, effort).run(scenarios);
}

}  // namespace savan::run
