#include "sim/run/replicate.hpp"

#include <algorithm>

#include "sim/measures/paired_ledger.hpp"
#include "sim/measures/tally.hpp"
#include "sim/model/founding.hpp"
#include "sim/model/month.hpp"
#include "sim/model/population.hpp"
#include "sim/model/risk.hpp"
#include "sim/run/branching.hpp"
#include "sim/run/side_by_side.hpp"
#include "sim/run/uncertainty.hpp"
#include "sim/state/beside.hpp"

namespace savan::run {

namespace {

using spillover::Held;

/// A world and the scenarios that are still the same in it.
struct Branch {
    World world;
    Tallies tallies;
    LifeRecord record;
    std::vector<const Scenario*> scenarios;  ///< the first one's interventions are simulated
    Held held{};                             ///< of a counterfactual, for the spillover
    Partings partings{};                     ///< when asked for

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
        deciles_ = ListedDeciles(roster_.people());
    }

    std::vector<Run> run(const std::vector<const Scenario*>& scenarios) {
        int first = never;
        for (const Scenario* scenario : scenarios) first = std::min(first, first_activity(*scenario));
        Branch trunk = without_programme(first);
        std::vector<const Scenario*> active;
        for (const Scenario* scenario : scenarios)
            if (first_activity(*scenario) != never) active.push_back(scenario);
        std::vector<Branch> branches;
        if (!active.empty()) branches = with_programmes(trunk, active, first);
        return compare(scenarios, trunk, branches);
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
        std::int64_t lived = 0, people = 0;
        for (std::size_t v = 0; v < roster_.villages(); ++v) {
            const Villages& villages = world.at(v).villages;
            const std::int64_t villagers = villages.to[v] - villages.from[v];
            people += villagers;
            if (world.lives_in(v)) lived += villagers;
        }
        effort_.person_months += lived;
        effort_.person_months_asked += people * static_cast<std::int64_t>(scenarios);
    }

    /// The warm-up and the no-programme run, whose risk lists everything else is measured on. Its world is
    /// that of the beginning of month `keep`, its tallies are whole.
    Branch without_programme(int keep) {
        World world = found_world(roster_, no_programme_, parameters_, draws_, start_);
        world.youth.release_doses();
        Branch trunk{{}, Tallies(no_programme_.months, roster_.districts, 0), {}, {&no_programme_}};
        std::vector<std::pair<Month, Events>> year;  // counted by risk when the year's list is known
        std::size_t recorded = 0;                    // entries of the record before this year
        for (Month now = start_; now < end_; ++now) {
            if (now.index == keep) trunk.world = world;
            draw(now);
            advance_one_month(world, trunk.tallies, step(no_programme_, now, nullptr));
            count_effort(world, 1);
            if (now.index < 0) continue;
            if (now.index < no_programme_.months) record(trunk, world, now);
            lists_.observe(world, step(no_programme_, now, nullptr));
            year.emplace_back(now, tally::events_by_risk(world.events));
            if (const RiskList* list = lists_.list_for(now)) {
                for (const auto& [month, events] : year)
                    tally::count_by_risk(events, roster_, *list, month, trunk.tallies);
                year.clear();
                if (options_.pair) {
                    deciles_.follow(*list);
                    trunk.record.set_deciles(recorded, deciles_);
                    recorded = trunk.record.entries().size();
                }
                if (keep == never) lists_.forget();
            }
        }
        return trunk;
    }

    /// The scenarios' runs; for the spillover also their counterfactuals. The trunk's world is used up.
    std::vector<Branch> with_programmes(Branch& trunk, const std::vector<const Scenario*>& scenarios, int first) {
        const PairedParts parts = options_.pair ? options_.parts : PairedParts{};
        std::vector<Branch> branches;
        if (parts.partings) trunk.partings = Partings(roster_.people());
        split_off(trunk, no_programme_, scenarios, first, branches);
        trunk.partings = {};
        if (parts.spillover)
            for (const Held held : {Held{true, true}, Held{.village = true}, Held{.peers = true}}) {
                trunk.held = held;
                split_off(trunk, no_programme_, scenarios, first, branches);
            }
        trunk.held = {};
        World baseline = std::move(trunk.world);
        trunk.world = {};
        const bool watched = parts.partings || parts.spillover, beside = !watched && scenarios.size() > 1;
        Tallies tallies(no_programme_.months, roster_.districts, 0);
        if (beside) {
            if (std::ranges::any_of(scenarios, [](const Scenario* scenario) { return looks_for_dropouts(*scenario); }))
                baseline.youth.dropout_hazard.resize(roster_.people());
            for (Branch& branch : branches) beside::begin(branch.world, baseline, roster_);
        }
        ListedDeciles deciles(roster_.people());
        for (Month now{0}; now.index < first; ++now)
            if (options_.pair && now.of_year() == 0) deciles.follow(*lists_.list_for(now));
        for (Month now{first}, next; now.index < no_programme_.months; now = next) {
            for (std::size_t b = 0; b < branches.size(); ++b) split(branches, b, now.index);
            draw(now);
            if (options_.pair && now.of_year() == 0) deciles.follow(*lists_.list_for(now));
            if (watched || beside) {
                if (watched) advance_all(baseline, branches, now, lists_.list_for(now), deciles);
                else advance_beside(baseline, tallies, branches, now, lists_.list_for(now));
                for (Branch& branch : branches) {
                    book(branch, now, deciles);
                    if (beside) beside::cease_where_equal(branch.world, roster_);
                }
                next = now + 1;
                continue;
            }
            // A branch lives all months that can be drawn together before the next has its turn, so that its world
            // is still in the processor's cache.
            next = end_of_turn(branches, now);
            for (Branch& branch : branches)
                for (Month month = now; month < next; ++month) {
                    draw(month);
                    advance_one_month(branch.world, branch.tallies,
                                      step(branch.leader(), month, lists_.list_for(month)));
                    book(branch, month, deciles);
                }
        }
        return branches;
    }

    /// Keeps the month's events for the pairing.
    void record(Branch& branch, const World& world, Month now) const {
        if (options_.pair) branch.record.add(world, roster_, now);
    }

    /// What is kept of a branch's month beside its counts.
    void book(Branch& branch, Month now, const ListedDeciles& deciles) {
        count_effort(branch.world, branch.held.any() ? 0 : branch.scenarios.size());
        const std::size_t recorded = branch.record.entries().size();
        record(branch, branch.world, now);
        branch.record.set_deciles(recorded, deciles);
    }

    /// The first month after `now` in which some branch parts or another season's luck, and maybe another year's
    /// list, is needed.
    Month end_of_turn(const std::vector<Branch>& branches, Month now) const {
        int end = std::min(no_programme_.months, MonthLuck::next_season(now).index);
        for (const Branch& branch : branches)
            for (const Scenario* scenario : branch.scenarios) {
                const int parting = first_difference(branch.leader(), *scenario);
                if (parting > now.index) end = std::min(end, parting);
            }
        return {end};
    }

    void advance_all(World& baseline, std::vector<Branch>& branches, Month now, const RiskList* list,
                     const ListedDeciles& deciles) {
        std::vector<Companion> companions;
        for (Branch& branch : branches) {
            const bool watched = options_.parts.partings && !branch.held.any();
            companions.push_back({branch.world, branch.tallies, step(branch.leader(), now, list), branch.held,
                                  watched ? &branch.partings : nullptr});
        }
        advance_together(baseline, step(no_programme_, now, nullptr), companions, deciles);
        count_effort(baseline, 0);
    }

    /// Of so many villages about one is lived in a world beside another: its blocks are larger by that.
    static constexpr std::size_t villages_to_one_lived = 8;

    /// A month of the baseline, which is counted into `tallies`, and of branches beside it.
    void advance_beside(World& baseline, Tallies& tallies, std::vector<Branch>& branches, Month now, const RiskList* list) {
        Step without = step(no_programme_, now, list);
        without.assess_dropout = !baseline.youth.dropout_hazard.empty();
        std::vector<Living> worlds{{baseline, tallies, without}};
        for (Branch& branch : branches) {
            Step its_step = step(branch.leader(), now, list);
            its_step.villages_per_block *= villages_to_one_lived;
            worlds.push_back({branch.world, branch.tallies, its_step});
        }
        advance_one_month(worlds);
        count_effort(baseline, 0);
    }

    /// New branches for scenarios that have been the same as `origin` so far, grouped by when they part.
    void split_off(const Branch& origin, const Scenario& as, std::vector<const Scenario*> scenarios, int month,
                   std::vector<Branch>& branches) {
        while (!scenarios.empty()) {
            const Scenario* leader = scenarios.front();
            Branch branch{origin.world, carry_over(origin.tallies, as, *leader), origin.record.before({month}),
                          {}, origin.held, origin.partings};
            branch.world.youth.hold_doses(looks_for_dropouts(*leader));
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

    /// What each scenario's run was, and everybody's life in it beside that in the baseline.
    std::vector<Run> compare(const std::vector<const Scenario*>& scenarios, const Branch& trunk,
                             const std::vector<Branch>& branches) const {
        /// Where a scenario was simulated to the end: the trunk when it never differs from that.
        const auto branch_of = [&](const Scenario* scenario, Held held) -> const Branch& {
            for (const Branch& branch : branches)
                if (branch.held == held && std::ranges::count(branch.scenarios, scenario)) return branch;
            return trunk;
        };
        std::vector<Run> runs;
        if (!options_.pair) {
            for (const Scenario* scenario : scenarios) {
                const Branch& branch = branch_of(scenario, {});
                runs.push_back({carry_over(branch.tallies, branch.leader(), *scenario), {}});
            }
            return runs;
        }
        const auto named = std::ranges::find(scenarios, options_.ledger_baseline, &Scenario::name);
        const Branch& baseline = named == scenarios.end() ? trunk : branch_of(*named, {});
        const auto before = paired_ledger::lives(baseline.record, roster_.people());
        for (const Scenario* scenario : scenarios) {
            const Branch& branch = branch_of(scenario, {});
            Run& run = runs.emplace_back(Run{carry_over(branch.tallies, branch.leader(), *scenario),
                                             Pairing(no_programme_.months, roster_.districts, options_.parts)});
            const auto own = &branch == &baseline ? std::vector<paired_ledger::Life>{}
                                                  : paired_ledger::lives(branch.record, roster_.people());
            const auto& after = &branch == &baseline ? before : own;
            paired_ledger::count(before, after, roster_, deciles_, run.pairing);
            if (options_.parts.partings) branch.partings.count(before, after, roster_, run.pairing);
            if (!options_.parts.spillover) continue;
            const auto tallies = [&](Held held) -> const Tallies& { return branch_of(scenario, held).tallies; };
            spillover::count(trunk.tallies, tallies({true, true}), tallies({.village = true}), tallies({.peers = true}),
                             branch.tallies, run.pairing);
        }
        return runs;
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
    ListedDeciles deciles_{0};  ///< after the last list of the no-programme run
};

}  // namespace

std::vector<Run> simulate(const std::vector<const Scenario*>& scenarios, std::uint32_t seed,
                          std::uint32_t replicate, const Options& options, const Executor& executor,
                          Effort& effort) {
    return Simulation(*scenarios.front(), seed, replicate, options, executor, effort).run(scenarios);
}

}  // namespace savan::run
