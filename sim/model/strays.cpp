#include "sim/model/strays.hpp"

#include "sim/processes/awareness.hpp"
#include "sim/processes/departure.hpp"
#include "sim/processes/exploitation.hpp"
#include "sim/processes/homecoming.hpp"
#include "sim/processes/intention.hpp"
#include "sim/processes/schooling.hpp"
#include "sim/state/beside.hpp"

namespace savan::strays {

void follow_pupils(World& world, const Step& step) noexcept {
    beside::differ_where(world, step.roster, [&](const World& baseline, std::size_t v, const Stray& stray) {
        return schooling::ties_matter(baseline, step, v, stray.person,
                                      beside::ties(world, TieCount::left_school, stray.person));
    });
}

void follow_speakers(World& world, const Step& step) noexcept {
    beside::differ_where(world, step.roster, [&](const World& baseline, std::size_t, const Stray& stray) {
        return stray.awareness != baseline.youth.awareness[stray.person] &&
               awareness::may_speak(baseline, step, stray.person, stray.awareness);
    });
}

namespace {

/// Whether a stray of the village goes another way; one who is abroad and knows something else is always followed.
bool goes_otherwise(const World& world, const Step& step, std::size_t v, std::vector<intention::Other>& others) {
    const World& baseline = *world.beside.baseline;
    others.clear();
    for (const Stray& stray : world.beside.strays[v]) {
        const PersonIndex i = stray.person;
        if (baseline.youth.place[i] == Place::abroad && stray.awareness != baseline.youth.awareness[i]) return true;
        intention::Other& other = others.emplace_back(intention::Other{i, {baseline.youth, i}});
        other.outlook.awareness = stray.awareness;
        other.outlook.ties_abroad = beside::ties(world, TieCount::abroad, i);
    }
    return !others.empty() && intention::anyone_goes_otherwise(baseline, step, v, others);
}

}  // namespace

void follow_movers(World& world, const Step& step) noexcept {
    std::vector<intention::Other> others;
    beside::differ_where_village(world, step.roster, [&](std::size_t v) {
        return goes_otherwise(world, step, v, others) || departure::wait_cut_matters(world, step, v) ||
               exploitation::escape_gain_matters(world, step, v) || homecoming::repatriation_gain_matters(world, step, v);
    });
}

}  // namespace savan::strays
