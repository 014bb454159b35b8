#include "sim/processes/economy.hpp"

#include <array>

#include "sim/base/reused.hpp"
#include "sim/processes/candidates.hpp"
#include "sim/processes/economy_kernels.hpp"
#include "sim/state/closer_look.hpp"

namespace savan::economy {

namespace {

/// Whether someone finds, or loses, a local wage job.
bool changes_work(const World& world, const Step& step, PersonIndex i, double u) noexcept {
    const Youth& youth = world.youth;
    const double hazard = youth.work[i] == Work::wage ? step.parameters.job_loss / 12
                                                      : step.parameters.job_rate / 12 * (1.0 + youth.job_gain[i]);
    return u < hazard && u < probability_of_hazard(hazard);
}

void change_work(World& world, const Step& step, PersonIndex i) noexcept {
    const census::Change change(world, step.roster, step.now, i);
    Work& work = world.youth.work[i];
    work = work == Work::wage ? Work::farm : Work::wage;
}

/// Working memory of a block.
struct Seekers {
    CloserLook look;
    std::vector<PersonIndex> changing;
    std::vector<std::uint8_t> flag;

    void clear() noexcept { look.clear(), changing.clear(); }
};

/// Those of 15 or more in some villages whose luck could move them into or out of a job.
void find_candidates(const World& world, const Step& step, const VillageRun& run, std::array<std::uint8_t, 2> bound,
                     Seekers& seekers) {
    const Youth& youth = world.youth;
    const PersonIndex from = run.from(world);
    seekers.flag.resize(run.rows_to_flag(world, step));
    candidates::working_below(&youth.place[from], &youth.school[from], &youth.work[from],
                              &step.luck.top(word_work)[from], seekers.flag.size(), bound, seekers.flag.data());
    run.for_each_flagged(world, seekers.flag, [&](std::size_t v, PersonIndex i) {
        if (step.roster.age(i, step.now) >= working_age) seekers.look.add(step.roster, i, v);
    });
}

}  // namespace

void live(World& world, const Step& step, std::size_t block) noexcept {
    const Roster& roster = step.roster;
    const Parameters& p = step.parameters;
    Households& households = world.households;
    // A probability is never above its hazard.
    const std::array bound{step.luck.bound(p.job_rate * (1.0 + world.largest_job_gain) / 12),
                           step.luck.bound(p.job_loss / 12)};
    const auto single = [](double rate) { return static_cast<float>(rate); };
    const economy_kernels::Rates rates{single(p.shock_persistence), single(p.shock_sd),
                                       single(p.farm_income * world.calendar.farm_season), single(p.local_wage),
                                       single(p.subsistence), single(p.asset_drift), single(p.saving_share),
                                       step.tables.labour.data()};
    auto& seekers = reused<Seekers>();
    const auto ask = [&](std::size_t v) {
        prefetch_people(world, v, world.youth.place, world.youth.school, world.youth.work, step.luck.top(word_work), roster.local_id);
        prefetch_households(roster, v, households.abroad, households.at_home, households.workers, households.wage_jobs);
    };
    for_village_runs_of(world, step, block, ask,
                        [&](const VillageRun& run) { find_candidates(world, step, run, bound, seekers); });
    const CloserLook& candidates = seekers.look;
    seekers.look.draw(step.draws, step.luck);
    for (std::size_t k = 0; k < candidates.count(); ++k) {
        const PersonIndex i = candidates.person(k);
        if (!changes_work(world, step, i, candidates.luck(step.luck, word_work, k))) continue;
        seekers.changing.push_back(i);
        census::prefetch(world, roster, i);
    }
    for (const PersonIndex i : seekers.changing) change_work(world, step, i);
    for_village_runs_of(world, step, block, [&](const VillageRun& run) {
        const HouseholdIndex first = roster.first_household[run.first], end = roster.first_household[run.end];
        const auto from = [first](auto& column) { return column.data() + first; };
        economy_kernels::live({from(step.luck.shock()), from(roster.land_yield), from(roster.others),
                               from(households.at_home), from(roster.elders), from(households.workers),
                               from(households.wage_jobs), from(households.shock), from(households.assets),
                               from(households.income), from(households.group_income), from(households.income_cents),
                               from(households.remitted), from(households.granted)},
                              end - first, rates);
    });
}

}  // namespace savan::economy
