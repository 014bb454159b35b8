#include "tests/support/tiny_world.hpp"

#include "sim/model/founding.hpp"
#include "sim/model/month.hpp"
#include "sim/model/population.hpp"

namespace savan::support {

Setting tiny_setting(int villages, int residents) {
    Setting setting;
    setting.districts = {{"near", "Near", "ໃກ້"}, {"far", "Far", "ໄກ"}};
    for (int v = 0; v < villages; ++v) {
        const bool far = v >= (villages + 1) / 2;
        setting.villages.push_back({static_cast<std::uint16_t>(11 + 7 * v), static_cast<std::uint8_t>(far),
                                    residents, far ? 70.0 + v : 12.0 + v, 2.0 + v % 5});
    }
    // A young population, one sex like the other; the numbers are made up.
    for (auto& sex : setting.age_structure)
        for (std::size_t group = 0; group < census_age_groups; ++group)
            sex[group] = (group < 4 ? 0.07 : group < 8 ? 0.035 : 0.08 / 6);
    setting.household_sizes = {0.02, 0.05, 0.10, 0.18, 0.20, 0.18, 0.15, 0.12};
    return setting;
}

Scenario tiny_scenario(int villages, int residents, int months, const Change& change) {
    Scenario scenario;
    scenario.name = "tiny";
    scenario.months = months;
    scenario.setting = tiny_setting(villages, residents);
    scenario.parameters.warm_up_months = 36;
    if (change) change(scenario.parameters);
    return scenario;
}

Intervention monthly(Kind kind, std::string id, int start, int stop) {
    Intervention what = default_intervention(kind, std::move(id));
    what.districts = {0, 1};
    what.start = {start};
    what.stop = {stop};
    return what;
}

void constant_hazards(Parameters& p) {
    // intention: z = 0 for everybody
    p.attitude_weight = p.norm_weight = p.control_weight = p.cumulative_causation = 0;
    p.intention_base = p.intention_female = p.act_season = 0;
    p.age_peak = -1000, p.age_rise = 1, p.age_fall = 1e-12;
    p.control_funds = 1, p.control_tie = p.control_experience = p.control_literate = p.control_distance = 0;
    p.forget_awareness = 0;
    // schooling
    p.enrol_wealth = p.enrol_distance = p.enrol_female = 0;
    p.dropout_poor = p.dropout_distance = p.dropout_migrant = p.dropout_peers = 0;
    // journey and stay
    p.apprehension_irregular = 0;
    p.exploitation_rate = p.repatriation_rate = p.escape_rate = 0;
    p.exploitation_broker = p.exploitation_alone = p.exploitation_legal = p.exploitation_minor = 0;
    p.exploitation_debt = p.exploitation_awareness = p.exploitation_experience = 0;
    p.return_duration = p.return_target = p.return_planting = p.return_union = p.return_enforcement = 0;
    p.farm_season = 0;
}

TinyWorld::TinyWorld(Scenario wanted, std::uint32_t seed, std::uint32_t replicate)
    : scenario(std::move(wanted)),
      draws{{seed, replicate}},
      start{-static_cast<int>(scenario.parameters.warm_up_months)},
      now(start),
      roster(population::build(scenario.setting, p(), draws, start, Month{scenario.months})),
      tables(make_tables(p())),
      world(found_world(roster, scenario, p(), draws, start)),
      tallies(scenario.months, roster.districts, scenario.interventions.size()) {
    world.youth.hold_doses(true);
}

Step TinyWorld::step() const {
    return {.roster = roster,
            .scenario = scenario,
            .parameters = scenario.parameters,
            .tables = tables,
            .draws = draws,
            .luck = luck,
            .risk = has_list ? &list : nullptr,
            .assess_dropout = assess_dropout,
            .now = now,
            .executor = serial(),
            .villages_per_block = villages_per_block};
}

void TinyWorld::draw() { luck.draw_month(roster, draws, now, serial(), villages_per_block); }

void TinyWorld::recount() { census::recount(world, roster, now); }

void TinyWorld::begin_month() {
    draw();
    recount();
    for (auto& block : world.events) block.clear();
    world.events.resize(step().blocks());
}

void TinyWorld::send_abroad(Sojourn sojourn) {
    if (sojourn.wage == 0) sojourn.wage = static_cast<float>(world.calendar.wage);
    move_abroad(world, roster, sojourn);
}

void TinyWorld::live(int count) {
    for (int k = 0; k < count; ++k) {
        draw();
        advance_one_month(world, tallies, step());
        ++now;
    }
}

void TinyWorld::release_doses() {
    Youth& youth = world.youth;
    for (auto* column : {&youth.lesson, &youth.dropout_cut, &youth.fee_cut, &youth.wait_cut, &youth.dropout_hazard})
        Column<float>().swap(*column);
}

void TinyWorld::plan(std::vector<Intervention> interventions) {
    scenario.interventions = std::move(interventions);
    world.ledger = carry_over({}, {}, scenario, roster.districts);
    tallies = Tallies(scenario.months, roster.districts, scenario.interventions.size());
}

TinyWorld crowd(const Crowd& wanted, const Change& change, std::uint32_t seed) {
    Scenario scenario = tiny_scenario(0, 0, 0, [](Parameters& p) { constant_hazards(p); });
    scenario.parameters.warm_up_months = 0;
    if (change) change(scenario.parameters);
    TinyWorld tiny(scenario, seed);
    tiny.start = tiny.now = wanted.start;
    Roster& roster = tiny.roster;
    for (int v = 0; v < wanted.villages; ++v) {
        const auto first = static_cast<HouseholdIndex>(roster.households());
        for (int k = 0; k < wanted.people; ++k) {
            const auto household = static_cast<HouseholdIndex>(k / wanted.people_per_household);
            if (k % wanted.people_per_household == 0) {
                roster.land_yield.push_back(1);
                roster.wealth.push_back(0);
                roster.others.push_back(0);
                roster.elders.push_back(0);
            }
            roster.local_id.push_back(static_cast<std::uint32_t>(k));
            roster.household.push_back(first + household);
            roster.village.push_back(static_cast<std::uint16_t>(v));
            roster.male.push_back(k % 2);
            roster.birth.push_back(static_cast<std::int16_t>(wanted.start.index - 12 * wanted.age_years));
            roster.exit.push_back(INT16_MAX);
            roster.union_month.push_back(INT16_MAX);
        }
        roster.first_person.push_back(static_cast<PersonIndex>(roster.people()));
        roster.first_household.push_back(static_cast<HouseholdIndex>(roster.households()));
        roster.village_number.push_back(static_cast<std::uint16_t>(1 + v));
        roster.district.push_back(0);
        roster.km_to_crossing.push_back(0);
        roster.km_to_secondary.push_back(5);
    }
    roster.ties.first.assign(roster.people() + 1, 0);
    roster.ties.owned.assign(roster.people(), 0);

    World& world = tiny.world;
    world.youth = Youth(roster.people());
    world.youth.hold_doses(true);
    world.sojourns = Sojourns(roster.villages());
    world.households = Households(roster.households());
    world.villages = Villages(roster.villages());
    world.calendar.wage = tiny.p().wage_2003;
    std::fill(world.youth.place.begin(), world.youth.place.end(), Place::home);
    std::fill(world.households.assets.begin(), world.households.assets.end(), 10'000.0f);
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        world.villages.from[v] = roster.first_person[v];
        world.villages.to[v] = roster.first_person[v + 1];
    }
    tiny.recount();
    return tiny;
}

namespace {

/// Builds the rows from each person's own ties, which lead to people stored before.
void lay_ties(TinyWorld& tiny, const std::vector<std::vector<PersonIndex>>& own) {
    Roster& roster = tiny.roster;
    const std::size_t people = roster.people();
    std::vector<std::vector<PersonIndex>> rows = own;
    for (PersonIndex i = 0; i < people; ++i)
        for (const PersonIndex j : own[i]) rows[j].push_back(i);
    Ties& ties = roster.ties;
    ties = {};
    ties.first.push_back(0);
    for (PersonIndex i = 0; i < people; ++i) {
        ties.owned.push_back(static_cast<std::uint8_t>(own[i].size()));
        ties.neighbours.insert(ties.neighbours.end(), rows[i].begin(), rows[i].end());
        ties.first.push_back(static_cast<std::uint32_t>(ties.neighbours.size()));
        tiny.world.youth.ties_entered[i] = tiny.world.youth.ties_present[i] =
            static_cast<std::uint8_t>(rows[i].size());
    }
}

}  // namespace

void tie_all(TinyWorld& tiny) {
    const Roster& roster = tiny.roster;
    std::vector<std::vector<PersonIndex>> own(roster.people());
    for (PersonIndex i = 0; i < roster.people(); ++i)
        for (PersonIndex j = roster.first_person[roster.village[i]]; j < i; ++j) own[i].push_back(j);
    lay_ties(tiny, own);
}

void tie_chain(TinyWorld& tiny) {
    std::vector<std::vector<PersonIndex>> own(tiny.roster.people());
    for (PersonIndex i = 1; i < own.size(); ++i) own[i].push_back(i - 1);
    lay_ties(tiny, own);
}

namespace {

/// Calls visit(name, column of a, column of b) for the columns by person.
template <class Visit>
void for_each_personal_column(const Youth& a, const Youth& b, Visit&& visit) {
#define COLUMN(name) visit(#name, a.name, b.name)
    COLUMN(awareness), COLUMN(place), COLUMN(stage), COLUMN(school), COLUMN(grade), COLUMN(work),
        COLUMN(group);
    COLUMN(group_since), COLUMN(group_yield), COLUMN(trips), COLUMN(speaks_until),
        COLUMN(job_gain), COLUMN(ties_entered), COLUMN(ties_present), COLUMN(ties_abroad),
        COLUMN(ties_left_school);
#undef COLUMN
}

template <class Visit>
void for_each_household_column(const Households& a, const Households& b, Visit&& visit) {
#define COLUMN(name) visit(#name, a.name, b.name)
    COLUMN(income), COLUMN(assets), COLUMN(shock), COLUMN(remitted), COLUMN(granted), COLUMN(group_income);
    COLUMN(abroad), COLUMN(at_home), COLUMN(workers), COLUMN(wage_jobs);
#undef COLUMN
}

}  // namespace

std::vector<std::string> different_columns(const World& a, const World& b) {
    std::vector<std::string> names;
    const auto compare = [&](const char* name, const auto& x, const auto& y) {
        if (x != y) names.emplace_back(name);
    };
    for_each_personal_column(a.youth, b.youth, compare);
    compare("sojourns", a.sojourns, b.sojourns);
    for_each_household_column(a.households, b.households, compare);
    compare("migrant_months", a.villages.migrant_months, b.villages.migrant_months);
    compare("experience", a.villages.experience, b.villages.experience);
    compare("broker", a.villages.broker, b.villages.broker);
    compare("stance", a.villages.stance, b.villages.stance);
    compare("prevalence", a.villages.prevalence, b.villages.prevalence);
    compare("headcount", a.census.headcount, b.census.headcount);
    compare("remitted by village", a.census.remitted, b.census.remitted);
    compare("paid by village", a.census.paid, b.census.paid);
    return names;
}

std::vector<bool> different_people(const TinyWorld& a, const TinyWorld& b) {
    std::vector<bool> different(a.roster.people()), households(a.roster.households());
    for_each_personal_column(a.world.youth, b.world.youth, [&](const char*, const auto& x, const auto& y) {
        for (std::size_t i = 0; i < different.size(); ++i)
            if (x[i] != y[i]) different[i] = true;
    });
    for (std::size_t v = 0; v < a.roster.villages(); ++v)
        for (const Sojourn& stay : a.world.sojourns.of(v))
            if (!b.world.sojourns.contains(v, stay.person) || b.world.sojourns.at(v, stay.person) != stay)
                different[stay.person] = true;  // who is abroad in b alone differs by place
    for_each_household_column(a.world.households, b.world.households,
                              [&](const char*, const auto& x, const auto& y) {
                                  for (std::size_t h = 0; h < households.size(); ++h)
                                      if (x[h] != y[h]) households[h] = true;
                              });
    for (PersonIndex i = 0; i < different.size(); ++i)
        if (households[a.roster.household[i]]) different[i] = true;
    return different;
}

}  // namespace savan::support
