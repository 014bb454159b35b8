#include "sim/run/replicate.hpp"

#include <algorithm>

#include "sim/measures/tally.hpp"
#include "sim/model/founding.hpp"
#include "sim/model/month.hpp"
#include "sim/model/population.hpp"
#include "sim/model/programme.hpp"
#include "sim/model/risk.hpp"
#include "sim/run/branch.hpp"
#include "sim/run/branching.hpp"
#include "sim/run/runs.hpp"
#include "sim/run/side_by_side.hpp"
#include "sim/run/uncertainty.hpp"
#include "sim/state/beside.hpp"

namespace savan::run {

namespace {

using spillover::Held;

class Simulation {
public:
    Simulation(const Scenario& any, std::uint32_t seed, std::uint32_t replicate, const Options& options,
               const Executor& executor, Effort& effort)
        : options_(options), executor_(executor), effort_(effort), draws_{{seed, replicate}},
          parameters_(parameters_of(any, draws_)), tables_(make_tables(parameters_)), no_programme_(any) {
        no_programme_.interventions.clear();
        start_ = Month{-static_cast<int>(parameters_.warm_up_months)};
        // The last year's risk list needs more of it than may be asked for.
        end_ = Month{(any.months + 11) / 12 * 12};
        roster_ = population::build(any.setting, parameters_, draws_, start_, end_);
        deciles_ = ListedDeciles(roster_.people());
    }

    std::vector<Run> run(const std::vector<const Scenario*>& scenarios) {
        std::vector<const Scenario*> active;
        for (const Scenario* scenario : scenarios)
            if (first_activity(*scenario) != never) active.push_back(scenario);
        for (const Scenario* scenario : active) first_ = std::min(first_, first_activity(*scenario));
        Branch trunk{found_world(roster_, no_programme_, parameters_, draws_, start_),
                     Tallies(no_programme_.months, roster_.districts, 0), {}, {&no_programme_}};
        std::vector<Branch> branches;
        if (everywhere() && !active.empty()) {
            World at_first = live_without_programme(trunk, {}, branches);
            trunk.world = std::move(at_first);
            live_with_programmes(trunk, active, branches);
        } else {
            live_without_programme(trunk, active, branches);
        }
        trunk.world = {};
        for (Branch& branch : branches) branch.world = {};
        return runs_of(scenarios, trunk, branches, roster_, deciles_, options_);
    }

private:
    /// Whether every world is lived everywhere: where nothing is shared, or worlds are looked at after every step of the month.
    bool everywhere() const noexcept { return !options_.share || watched(); }
    bool watched() const noexcept { return options_.pair && (options_.parts.partings || options_.parts.spillover); }

    Step step(const Scenario& scenario, Month now, const RiskList* risk) {
        const bool assess_dropout = programme::looks_for_dropouts(scenario, roster_.districts, now);
        return {roster_, scenario, parameters_, tables_, draws_, luck_, risk, assess_dropout, now, executor_,
                options_.villages_per_block};
    }

    void draw(Month now) {
        if (later_luck_.holds(now)) std::swap(luck_, later_luck_);
        luck_.draw_month(roster_, draws_, now, executor_, options_.villages_per_block);
    }

    /// Person-months that a world's month was, and that `scenarios` would need one by one.
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

    /// The warm-up and the no-programme run, whose risk lists everything else is measured on, and scenarios that are lived
    /// beside it. If none is, returns the world at the beginning of the first month in which some scenario differs.
    World live_without_programme(Branch& trunk, const std::vector<const Scenario*>& beside, std::vector<Branch>& branches) {
        World at_first;
        for (Month now = start_; now < end_; ++now) {
            if (now.index == first_ && beside.empty()) at_first = trunk.world;
            if (now.index == first_ && !beside.empty()) begin_beside(trunk, beside, branches);
            for (std::size_t b = 0; b < branches.size(); ++b) split(branches, b, now.index, roster_);
            const auto asks_by_list = [&](const Scenario* scenario) { return goes_by_lists(*scenario, now.year()); };
            if (now.index >= 0 && now.of_year() == 0 && std::ranges::any_of(beside, asks_by_list)) find_list(trunk.world, now);
            const RiskList* list = lists_.list_for(now);
            const bool counted = now.index >= 0 && now.index < no_programme_.months;
            draw(now);
            advance_beside(trunk.world, trunk.tallies, counted ? std::span(branches) : std::span<Branch>{}, now, list);
            count_effort(trunk.world, 1);
            if (counted) {
                book(trunk, now, list, deciles_);
                for (Branch& branch : branches) {
                    count_effort(branch.world, branch.scenarios.size());
                    book(branch, now, list, deciles_);
                    beside::cease_where_equal(branch.world, roster_);
                }
            }
            if (now.index >= 0 && !list) observe(trunk, branches, now);
            if (now.of_year() == 11 && (first_ == never || !beside.empty())) lists_.forget();
        }
        return at_first;
    }

    /// A month without a programme has been lived of which the year's list may follow: what waits for it.
    void observe(Branch& trunk, std::vector<Branch>& branches, Month now) {
        lists_.observe(trunk.world, step(no_programme_, now, nullptr));
        const RiskList* list = lists_.list_for(now);
        if (!list) return;
        if (options_.pair) deciles_.follow(*list);
        tally::count_list(*list, roster_, trunk.tallies);
        trunk.list_has_come(*list, roster_, deciles_);
        for (Branch& branch : branches) {
            if (const int made = list->made.index; made < no_programme_.months)
                std::ranges::copy(trunk.tallies.month(Measure::listed, made), branch.tallies.month(Measure::listed, made).begin());
            branch.list_has_come(*list, roster_, deciles_);
        }
    }

    /// Finds the list of the year that begins by living the world without a programme for some months ahead.
    void find_list(const World& world, Month january) {
        static_assert(risk::months_to_list > season_months && risk::months_to_list <= 2 * season_months,
                      "the luck of two seasons is kept until it is lived again");
        ahead_ = world;
        Tallies none(0, roster_.districts, 0);
        for (Month now = january; !lists_.list_for(now); ++now) {
            if (now == MonthLuck::next_season(january)) std::swap(luck_, later_luck_);
            draw(now);
            const Step without = step(no_programme_, now, nullptr);
            advance_one_month(ahead_, none, without);
            count_effort(ahead_, 0);
            lists_.observe(ahead_, without);
        }
        std::swap(luck_, later_luck_);
        if (options_.pair) deciles_.follow(*lists_.list_for(january));
    }

    /// What is kept of a branch's month beside its counts.
    void book(Branch& branch, Month now, const RiskList* list, const ListedDeciles& deciles) const {
        if (options_.pair) branch.record.add(branch.world, roster_, now);
        if (list) branch.set_deciles(deciles);
        else branch.waiting.emplace_back(now, tally::events_by_risk(branch.world, roster_));
    }

    /// The scenarios' runs, each lived everywhere, when all lists are known; for the spillover also their counterfactuals. The
    /// trunk's world is that of the beginning of the first month in which some scenario differs, and is used up.
    void live_with_programmes(Branch& trunk, const std::vector<const Scenario*>& scenarios, std::vector<Branch>& branches) {
        const PairedParts parts = options_.pair ? options_.parts : PairedParts{};
        if (parts.partings) trunk.partings = Partings(roster_.people());
        split_off(trunk, no_programme_, scenarios, first_, roster_, branches, false);
        trunk.partings = {};
        if (parts.spillover)
            for (const Held held : {Held{true, true}, Held{.village = true}, Held{.peers = true}}) {
                trunk.held = held;
                split_off(trunk, no_programme_, scenarios, first_, roster_, branches, false);
            }
        trunk.held = {};
        if (!watched()) trunk.world = {};
        ListedDeciles deciles(roster_.people());
        for (Month now{0}; now.index < first_; ++now)
            if (options_.pair && now.of_year() == 0) deciles.follow(*lists_.list_for(now));
        for (Month now{first_}, next; now.index < no_programme_.months; now = next) {
            for (std::size_t b = 0; b < branches.size(); ++b) split(branches, b, now.index, roster_);
            draw(now);
            const RiskList* list = lists_.list_for(now);
            if (options_.pair && now.of_year() == 0) deciles.follow(*list);
            if (watched()) {
                advance_all(trunk.world, branches, now, list, deciles);
                count_effort(trunk.world, 0);
                for (Branch& branch : branches) {
                    count_effort(branch.world, branch.held.any() ? 0 : branch.scenarios.size());
                    book(branch, now, list, deciles);
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
                    advance_one_month(branch.world, branch.tallies, step(branch.leader(), month, list));
                    count_effort(branch.world, branch.scenarios.size());
                    book(branch, month, list, deciles);
                }
        }
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
    }

    /// Branches of the scenarios that are lived beside the trunk's world.
    void begin_beside(Branch& trunk, const std::vector<const Scenario*>& scenarios, std::vector<Branch>& branches) {
        split_off(trunk, no_programme_, scenarios, first_, roster_, branches, true);
        if (std::ranges::any_of(scenarios, [](const Scenario* scenario) { return ever_looks_for_dropouts(*scenario); }))
            trunk.world.youth.dropout_hazard.resize(roster_.people());
        for (Branch& branch : branches) beside::begin(branch.world, trunk.world, roster_);
    }

    /// A month of the baseline, which is counted into `tallies`, and of branches beside it.
    void advance_beside(World& baseline, Tallies& tallies, std::span<Branch> branches, Month now, const RiskList* list) {
        Step without = step(no_programme_, now, list);
        for (const Branch& branch : branches)
            without.assess_dropout |= programme::looks_for_dropouts(branch.leader(), roster_.districts, now);
        std::vector<Living> worlds{{baseline, tallies, without}};
        for (Branch& branch : branches) {
            Step its_step = step(branch.leader(), now, list);
            its_step.villages_per_block *= villages_to_one_lived;
            worlds.push_back({branch.world, branch.tallies, its_step});
        }
        advance_one_month(worlds);
    }

    /// Of so many villages about one is lived in a world beside another: its blocks are larger by that.
    static constexpr std::size_t villages_to_one_lived = 8;

    const Options& options_;
    const Executor& executor_;
    Effort& effort_;
    const Draws draws_;
    const Parameters parameters_;
    const Tables tables_;
    Scenario no_programme_;
    Month start_, end_;
    int first_ = never;  ///< month in which some scenario differs from no programme
    Roster roster_;
    MonthLuck luck_, later_luck_;  ///< of the month's season, and of the next while the year's list is looked for
    World ahead_;                  ///< in which it is
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
