#include "sim/processes/schooling.hpp"

#include <algorithm>

#include "sim/base/flags.hpp"
#include "sim/base/reused.hpp"
#include "sim/processes/candidates.hpp"
#include "sim/processes/chance_kernels.hpp"
#include "sim/state/closer_look.hpp"

namespace savan::schooling {

namespace {

constexpr int last_enrolment_age = 8, last_primary_grade = 5, last_grade = 11, term_months = 9;
constexpr double transition_reference_km = 5;

bool poor(const World& world, const Step& step, PersonIndex i) noexcept {
    return world.households.income[step.roster.household[i]] < step.parameters.subsistence;
}

double positive(double x) noexcept { return x > 0 ? x : 0; }

/// ln of what raises a pupil's hazard above that of the level, when so many of their ties have left school.
double dropout_exponent(const World& world, const Step& step, PersonIndex i, std::uint8_t ties_left_school) noexcept {
    const Parameters& p = step.parameters;
    const std::uint8_t ties = world.youth.ties_present[i];
    const double left = ties ? double(ties_left_school) / ties : 0;
    const bool migrant = world.households.abroad[step.roster.household[i]] > 0;
    return p.dropout_poor * poor(world, step, i) +
           p.dropout_distance * step.roster.km_to_secondary[step.roster.village[i]] / 10 + p.dropout_migrant * migrant +
           p.dropout_peers * left;
}

double level_hazard(const Parameters& p, int grade) noexcept {
    return (grade <= last_primary_grade ? p.dropout_primary : p.dropout_secondary) / term_months;
}

/// No one of the village can have a larger hazard: every effect that raises it, in full.
double largest_hazard(const Step& step, std::size_t v) noexcept {
    const Parameters& p = step.parameters;
    return std::max(level_hazard(p, 1), level_hazard(p, last_grade)) *
           portable::exp(positive(p.dropout_poor) + positive(p.dropout_distance * step.roster.km_to_secondary[v] / 10) +
                         positive(p.dropout_migrant) + positive(p.dropout_peers)) *
           (1.0 + 1e-12);  // covers rounding
}

void leave(World& world, const Step& step, std::size_t block, PersonIndex i) noexcept {
    const census::Change change(world, step.roster, step.now, i);
    world.youth.school[i] = School::left;
    tell_ties_later(world, block, step.roster, {i, TieCount::left_school, +1});
    world.events[block].push_back({i, Happening::dropped_out});
}

bool enrols(const Step& step, std::size_t v, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const double odds = p.enrol_base + p.enrol_wealth * step.roster.wealth[step.roster.household[i]] -
                        p.enrol_distance * step.roster.km_to_secondary[v] / 10 -
                        (step.roster.male[i] ? 0 : p.enrol_female);
    return step.draws.uniform(step.roster.person_id(i), Purpose::enrolment, step.now) < portable::logistic(odds);
}

/// Whether a completer of grade 5 goes on to grade 6.
bool goes_on(const Step& step, std::size_t v, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const double odds = portable::log(p.transition_secondary / (1 - p.transition_secondary)) -
                        p.dropout_distance * (step.roster.km_to_secondary[v] - transition_reference_km) / 10;
    return step.draws.uniform(step.roster.person_id(i), Purpose::transition, step.now) < portable::logistic(odds);
}

void enrol(World& world, const Step& step, std::size_t v) noexcept {
    Youth& youth = world.youth;
    // The youngest are stored last.
    for (PersonIndex i = world.villages.to[v]; i-- > world.villages.from[v];) {
        if (step.roster.age(i, step.now) > last_enrolment_age) break;
        if (youth.place[i] != Place::home || youth.school[i] != School::never || !enrols(step, v, i)) continue;
        const census::Change change(world, step.roster, step.now, i);
        youth.school[i] = School::enrolled;
        youth.grade[i] = 1;
    }
}

/// Flags the village's people who are enrolled.
void find_pupils(const World& world, const Step& step, std::size_t v, std::vector<std::uint8_t>& flag) {
    const PersonIndex from = world.villages.from[v];
    flag.resize(rows_in_vectors(world.villages.to[v] - from, step.rows_of_block(v, from)));
    constexpr std::uint8_t everybody = 255;
    candidates::enrolled_below(&world.youth.place[from], &world.youth.school[from], &step.luck.top(word_schooling)[from],
                               flag.size(), everybody, flag.data());
}

void move_up(World& world, const Step& step, std::size_t v, std::vector<PersonIndex>& leaving,
             std::vector<Event>& events, std::vector<std::uint8_t>& flag) noexcept {
    Youth& youth = world.youth;
    const PersonIndex from = world.villages.from[v];
    find_pupils(world, step, v, flag);
    for_each_flagged(flag.data(), world.villages.to[v] - from, [&](std::size_t k) {
        const PersonIndex i = from + static_cast<PersonIndex>(k);
        if (youth.grade[i] == last_grade) {
            const census::Change change(world, step.roster, step.now, i);
            youth.school[i] = School::completed;
            events.push_back({i, Happening::completed_school});
        } else if (youth.grade[i] == last_primary_grade && !goes_on(step, v, i)) {
            leaving.push_back(i);
        } else {
            ++youth.grade[i];
        }
    });
}

/// Working memory of a block.
struct Pupils {
    CloserLook look;                   ///< whose luck may take them out of school
    std::vector<double> luck, hazard;  ///< of these
    std::vector<PersonIndex> leaving, assessed;
    std::vector<std::uint8_t> flag, bound;  ///< by row; by village, the largest luck with which a pupil may leave

    void clear() noexcept { look.clear(), leaving.clear(); }
};

void find_candidates(const World& world, const Step& step, const VillageRun& run, Pupils& pupils) {
    const Youth& youth = world.youth;
    const PersonIndex from = run.from(world);
    pupils.bound.clear();
    for (std::size_t v = run.first; v < run.end; ++v) pupils.bound.push_back(step.luck.bound(largest_hazard(step, v)));
    pupils.flag.resize(run.rows_to_flag(world, step));
    const std::vector<std::uint8_t>& luck = step.luck.top(word_schooling);
    candidates::enrolled_below(&youth.place[from], &youth.school[from], &luck[from], pupils.flag.size(),
                               *std::ranges::max_element(pupils.bound), pupils.flag.data());
    const std::size_t before = pupils.look.count();
    run.for_each_flagged(world, pupils.flag, [&](std::size_t v, PersonIndex i) {
        if (luck[i] <= pupils.bound[v - run.first]) pupils.look.add(step.roster, i, v);
    });
    for (std::size_t k = before; k < pupils.look.count(); ++k) {
        const HouseholdIndex h = step.roster.household[pupils.look.person(k)];
        __builtin_prefetch(&world.households.income[h]);
        __builtin_prefetch(&world.households.abroad[h]);
        __builtin_prefetch(&youth.ties_left_school[pupils.look.person(k)]);
        __builtin_prefetch(&youth.ties_present[pupils.look.person(k)]);
        __builtin_prefetch(&youth.grade[pupils.look.person(k)]);
    }
}

void drop_out(const World& world, const Step& step, Pupils& pupils) noexcept {
    const std::size_t count = pupils.look.count();
    pupils.look.draw(step.draws, step.luck);
    const std::size_t rows = whole_vectors(count);
    find_hazards(world, step, pupils.look.people(), pupils.hazard);
    pupils.luck.resize(rows), pupils.hazard.resize(rows), pupils.flag.resize(rows);
    for (std::size_t k = 0; k < count; ++k) {
        pupils.luck[k] = pupils.look.luck(step.luck, word_schooling, k);
        pupils.hazard[k] *= 1.0 - dose_of(world.youth.dropout_cut, pupils.look.person(k));
    }
    chance_kernels::happens(pupils.luck.data(), pupils.hazard.data(), rows, pupils.flag.data());
    for_each_flagged(pupils.flag.data(), count, [&](std::size_t k) {
        pupils.leaving.push_back(pupils.look.person(k));
        census::prefetch(world, step.roster, pupils.look.person(k));
    });
}

/// Writes the hazards by which pupils about to drop out are found; 0 for everybody else.
void assess(World& world, const Step& step, std::size_t block, Pupils& pupils) noexcept {
    Youth& youth = world.youth;
    pupils.assessed.clear();
    for_villages_of(world, step, block, [&](std::size_t v) {
        const PersonIndex from = world.villages.from[v], to = world.villages.to[v];
        std::fill(youth.dropout_hazard.begin() + from, youth.dropout_hazard.begin() + to, 0.0f);
        find_pupils(world, step, v, pupils.flag);
        for_each_flagged(pupils.flag.data(), to - from, [&](std::size_t k) {
            const PersonIndex i = from + static_cast<PersonIndex>(k);
            if (youth.grade[i] >= first_assessed_grade) pupils.assessed.push_back(i);
        });
    });
    find_hazards(world, step, pupils.assessed, pupils.hazard);
    for (std::size_t k = 0; k < pupils.assessed.size(); ++k)
        youth.dropout_hazard[pupils.assessed[k]] = static_cast<float>(pupils.hazard[k]);
}

}  // namespace

void find_hazards(const World& world, const Step& step, std::span<const PersonIndex> pupils, std::vector<double>& hazard) {
    hazard.resize(pupils.size());
    for (std::size_t k = 0; k < pupils.size(); ++k)
        hazard[k] = dropout_exponent(world, step, pupils[k], world.youth.ties_left_school[pupils[k]]);
    chance_kernels::exponentials(hazard.data(), hazard.size());
    for (std::size_t k = 0; k < pupils.size(); ++k) hazard[k] *= level_hazard(step.parameters, world.youth.grade[pupils[k]]);
}

bool ties_matter(const World& world, const Step& step, std::size_t v, PersonIndex i, std::uint8_t ties_left_school) noexcept {
    const Youth& youth = world.youth;
    // Whoever enrols may drop out in the same month, and has the hazard of primary school already; nobody moves up in term.
    const bool may_enrol = youth.school[i] == School::never && world.calendar.enrolment;
    if (youth.place[i] != Place::home || (youth.school[i] != School::enrolled && !may_enrol)) return false;
    if (ties_left_school == youth.ties_left_school[i]) return false;
    if (step.assess_dropout) return true;
    if (!world.calendar.in_term || step.luck.top(word_schooling)[i] > step.luck.bound(largest_hazard(step, v))) return false;
    const double u = step.luck.draw(step.roster, step.draws, i, word_schooling);
    const auto drops_out = [&](std::uint8_t left) {
        const double hazard = level_hazard(step.parameters, youth.grade[i]) *
                              portable::exp(dropout_exponent(world, step, i, left)) *
                              (1.0 - dose_of(youth.dropout_cut, i));
        return u < probability_of_hazard(hazard);
    };
    return drops_out(youth.ties_left_school[i]) != drops_out(ties_left_school);
}

void attend(World& world, const Step& step, std::size_t block) noexcept {
    auto& pupils = reused<Pupils>();
    const auto ask = [&](std::size_t v) {
        prefetch_people(world, v, world.youth.place, world.youth.school, step.luck.top(word_schooling), step.roster.local_id);
    };
    for_village_runs_of(world, step, block, ask, [&](const VillageRun& run) {
        for (std::size_t v = run.first; v < run.end; ++v) {
            if (world.calendar.enrolment) enrol(world, step, v);
            if (world.calendar.promotion) move_up(world, step, v, pupils.leaving, world.events[block], pupils.flag);
        }
        if (world.calendar.in_term) find_candidates(world, step, run, pupils);
    });
    drop_out(world, step, pupils);
    for (const PersonIndex i : pupils.leaving) leave(world, step, block, i);
    if (step.assess_dropout) assess(world, step, block, pupils);
}

}  // namespace savan::schooling
