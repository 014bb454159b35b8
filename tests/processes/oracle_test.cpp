/// The main rules written once more, plainly and in double precision, and compared person by person and
/// household by household on a small world that has lived for some years.

#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "sim/parameters/destinations.hpp"
#include "sim/processes/awareness.hpp"
#include "sim/processes/calendar.hpp"
#include "sim/processes/departure.hpp"
#include "sim/processes/economy.hpp"
#include "sim/processes/exploitation.hpp"
#include "sim/processes/homecoming.hpp"
#include "sim/processes/intention.hpp"
#include "sim/processes/remittance.hpp"
#include "sim/processes/schooling.hpp"
#include "tests/support/deciders_of.hpp"
#include "tests/support/intention_by_hand.hpp"

namespace savan {
namespace {

using namespace support;

/// Of the two forms the one in which people hear each other.
constexpr void (*spread)(World&, const Step&) noexcept = awareness::spread;

TinyWorld lived_in(const Change& change = {}) {
    TinyWorld made(tiny_scenario(6, 400, 96, [&](Parameters& p) {
        p.initially_abroad = 0.2, p.consider_rate *= 3, p.exploitation_rate = 0.01, p.mou_start = 0;
        if (change) change(p);
    }));
    made.live(36 + 30);
    return made;
}

/// A person's draw of the month from its two parts: the month's byte of the season's word, then 32 finer
/// bits.
double whole_draw(const TinyWorld& tiny, PersonIndex i, PersonWord word, Month now) {
    const EntityId id = tiny.roster.person_id(i);
    const int of_year = (now.index % 12 + 12) % 12, season = (now.index - of_year) / 4 + of_year / 4;
    const std::uint32_t coarse = tiny.draws.words(id, Purpose::person_season, Month{season})[word];
    const std::uint32_t fine = tiny.draws.words(id, Purpose::person_month_fine, now)[word];
    return ((coarse >> (8 * (of_year % 4)) & 255u) + (fine + 0.5) / 4294967296.0) / 256.0;
}

TEST(Oracle, IntentionHazardAndWhoBeginsToConsider) {
    TinyWorld tiny = lived_in();
    std::vector<double> hazard(tiny.roster.people());
    const World before = tiny.world;
    tiny.begin_month();
    const std::vector<PersonIndex> asked = who_decide(tiny);
    intention::Deciders engine = deciders_of(tiny, asked, {Stage::none, Stage::considering});
    engine.find_hazards(tiny.world, tiny.step());
    const Parameters& p = tiny.p();
    for (std::size_t k = 0; k < asked.size(); ++k) {
        const PersonIndex i = asked[k];
        hazard[i] = start_hazard(tiny, i);
        const std::size_t none = engine.rows(Stage::none).first + k, considering = engine.rows(Stage::considering).first + k;
        ASSERT_EQ(engine.person(none), i);
        ASSERT_EQ(engine.person(considering), i);
        ASSERT_NEAR(engine.onward(none), hazard[i], 1e-10 * hazard[i]);
        ASSERT_NEAR(engine.onward(considering), p.plan_rate * control(tiny, i), 1e-12);
        ASSERT_NEAR(engine.back(considering), p.forget_rate * (1 + p.forget_awareness * tiny.world.youth.awareness[i]), 1e-12);
    }
    tiny.take(intention::decide);
    int began = 0;
    tiny.for_everyone([&](PersonIndex i) {
        if (before.youth.place[i] != Place::home || before.youth.stage[i] != Stage::none) return;
        const double u = whole_draw(tiny, i, word_intention, tiny.now);
        const bool begins = u < -std::expm1(-hazard[i]);
        ASSERT_EQ(tiny.world.youth.stage[i] == Stage::considering, begins) << "person " << i;
        began += begins;
    });
    EXPECT_GT(began, 5);
}

TEST(Oracle, WhoMovesOnFromConsideringAndPlanning) {
    TinyWorld tiny = lived_in([](Parameters& p) { p.consider_rate = 0.2, p.postpone_rate = 0.3; });
    tiny.begin_month();
    const World before = tiny.world;
    const Parameters& p = tiny.p();
    const double season = tiny.world.calendar.act_season;
    std::vector<double> onward(tiny.roster.people()), back(tiny.roster.people());
    for (const PersonIndex i : who_decide(tiny)) {
        back[i] = p.postpone_rate;
        if (before.youth.stage[i] == Stage::considering) {
            onward[i] = p.plan_rate * control(tiny, i);
            back[i] = p.forget_rate * (1 + p.forget_awareness * before.youth.awareness[i]);
        } else if (before.youth.stage[i] == Stage::planning) {
            bool tie_abroad = false;
            for (const PersonIndex j : tiny.roster.ties.of(i)) tie_abroad |= before.youth.place[j] == Place::abroad;
            const double km = tiny.roster.km_to_crossing[tiny.roster.village[i]];
            const bool own = before.households.assets[tiny.roster.household[i]] >= p.funds_needed * cheapest(p, km);
            const EntityId id = tiny.roster.person_id(i);
            const bool lender = tiny.draws.uniform(id, Purpose::funding, tiny.now) < p.lender_chance;
            const bool tie = tie_abroad && tiny.draws.uniform(id, Purpose::funding, tiny.now, 1) < p.lender_chance;
            onward[i] = own || lender || tie ? p.act_rate * season : 0;
        }
    }
    tiny.take(intention::decide);
    std::array<std::array<int, 3>, 3> moved{};  // by stage: back, not, onward
    for (const PersonIndex i : who_decide(tiny)) {
        const auto stage = static_cast<int>(before.youth.stage[i]);
        if (stage == 0) continue;
        const double u = whole_draw(tiny, i, word_intention, tiny.now), total = onward[i] + back[i];
        const double any = -std::expm1(-total);
        const int change = u < any * onward[i] / total ? 1 : u < any ? -1 : 0;
        ASSERT_EQ(static_cast<int>(tiny.world.youth.stage[i]), stage + change) << "person " << i;
        ++moved[static_cast<std::size_t>(stage)][static_cast<std::size_t>(change + 1)];
    }
    for (const int stage : {1, 2})
        for (const int times : moved[static_cast<std::size_t>(stage)]) EXPECT_GT(times, 0) << stage;
}

TEST(Oracle, WhoIsStruckAndWhoIsTrafficked) {
    TinyWorld tiny = lived_in(
        [](Parameters& p) { p.exploitation_rate = 0.1, p.escape_rate = 0.3, p.trafficked_share = 0.4; });
    // Debts up to far beyond those at which a bound on the hazard is a chord; some have come this month.
    tiny.for_everyone([&](PersonIndex i) {
        if (tiny.world.youth.place[i] != Place::abroad) return;
        Sojourn& stay = tiny.sojourn(i);
        stay.debt = i % 4 == 0 ? 0 : stay.wage * static_cast<float>(i % 31);
        if (i % 3 == 0) stay.moved = static_cast<std::int16_t>(tiny.now.index);
    });
    const World before = tiny.world;
    const Parameters& p = tiny.p();
    tiny.months(1, exploitation::strike);
    const Month now = tiny.now - 1;
    int struck = 0, trafficked = 0;
    tiny.for_everyone([&](PersonIndex i) {
        const Youth& was = before.youth;
        if (was.place[i] != Place::abroad) return;
        const Sojourn& stay = tiny.sojourn_in(before, i);
        if (stay.condition != Condition::free) return;
        const EntityId id = tiny.roster.person_id(i);
        const Sector& sector = sectors[stay.sector];
        const bool minor = (now.index - tiny.roster.birth[i]) / 12 < 18;
        double log_hazard = sector.exploitation_log + p.exploitation_minor * minor +
                            p.exploitation_debt * stay.debt / stay.wage -
                            p.exploitation_awareness * was.awareness[i] -
                            p.exploitation_experience * std::min(was.trips[i] - 1, 3);
        if (stay.channel == Channel::broker) log_hazard += p.exploitation_broker;
        if (stay.channel == Channel::alone) log_hazard += p.exploitation_alone;
        if (stay.channel == Channel::legal) log_hazard += p.exploitation_legal;
        const double onset = -std::expm1(-p.exploitation_rate * std::exp(log_hazard));
        const double u = stay.moved == now.index ? tiny.draws.uniform(id, Purpose::stay_month, now)
                                                 : whole_draw(tiny, i, word_onset, now);
        const bool falls = u < onset;
        const double logit = std::log(p.trafficked_share / (1 - p.trafficked_share)) +
                             sector.trafficked_logit + p.trafficked_minor * minor +
                             p.trafficked_female * !tiny.roster.male[i];
        const bool into_trafficking =
            tiny.draws.uniform(id, Purpose::condition, now) < 1 / (1 + std::exp(-logit));
        const Condition expected = !falls             ? Condition::free
                                   : into_trafficking ? Condition::trafficked
                                                      : Condition::exploited;
        ASSERT_EQ(tiny.sojourn(i).condition, expected) << "person " << i;
        struck += falls, trafficked += falls && into_trafficking;
    });
    EXPECT_GT(struck, 15);
    EXPECT_GT(trafficked, 5);
}

TEST(Oracle, WhoComesHome) {
    TinyWorld tiny = lived_in([](Parameters& p) {
        p.return_rate = 0.15, p.return_target = 0.8, p.return_enforcement = 1, p.target_savings = 1;
    });
    tiny.world.districts.apprehension_gain = {0.04, 0.2};
    const World before = tiny.world;
    const Parameters& p = tiny.p();
    tiny.world.calendar.planting = true;
    tiny.months(1, exploitation::strike, homecoming::come);
    const Month now = tiny.now - 1;
    int home = 0;
    tiny.for_everyone([&](PersonIndex i) {
        const Youth& was = before.youth;
        if (was.place[i] != Place::abroad) return;
        const Sojourn& stay = tiny.sojourn_in(before, i);
        if (stay.condition != Condition::free) return;
        const bool abroad = tiny.world.youth.place[i] == Place::abroad;
        if (abroad && tiny.sojourn(i).condition != Condition::free) return;  // struck this month
        const double years = std::min(5.0, (now.index - stay.moved) / 12.0);
        const double enforcement = tiny.roster.district[tiny.roster.village[i]] == 0 ? 0.4 : 1.0;
        const double hazard =
            p.return_rate *
            std::exp(p.return_duration * years +
                     p.return_target * (stay.savings >= p.target_savings * stay.wage) +
                     p.return_planting + p.return_union * (tiny.roster.union_month[i] <= now.index) +
                     p.return_enforcement * enforcement * (stay.channel != Channel::legal));
        const double u = whole_draw(tiny, i, word_return, now);
        const bool comes = stay.moved < now.index && u < -std::expm1(-hazard);
        ASSERT_EQ(tiny.world.youth.place[i] == Place::home, comes) << "person " << i;
        if (comes) {
            EXPECT_GE(tiny.world.youth.awareness[i], static_cast<float>(p.returnee_awareness));
            EXPECT_FALSE(tiny.world.sojourns.contains(tiny.roster.village[i], i));
        }
        home += comes;
    });
    EXPECT_GT(home, 20);
}

TEST(Oracle, HouseholdIncomeAndAssets) {
    TinyWorld tiny = lived_in([](Parameters& p) { p.job_rate = 0.5; });
    tiny.for_everyone([&](PersonIndex i) { tiny.world.households.granted[tiny.roster.household[i]] += 150; });
    const World before = tiny.world;
    tiny.months(1, calendar::turn, economy::live);
    const Parameters& p = tiny.p();
    const double pi = std::acos(-1.0),
                 season = 1 + p.farm_season * std::cos(2 * pi * ((tiny.now - 1).of_year() - 10) / 12);
    int poor = 0;
    for (HouseholdIndex h = 0; h < tiny.roster.households(); ++h) {
        int home = 0, farmers = 0, employed = 0;
        tiny.for_everyone([&](PersonIndex i) {
            if (tiny.roster.household[i] != h || tiny.world.youth.place[i] != Place::home) return;
            ++home;
            if (tiny.roster.age(i, tiny.now - 1) < 15 || tiny.world.youth.school[i] == School::enrolled)
                return;
            ++(tiny.world.youth.work[i] == Work::wage ? employed : farmers);
        });
        const double members = std::max(1, tiny.roster.others[h] + home);
        const double shock =
            p.shock_persistence * before.households.shock[h] + p.shock_sd * tiny.luck.shock()[h];
        const double land = std::exp(p.land_spread * tiny.roster.wealth[h]);
        const double farm = p.farm_income * std::pow(land, 0.4) *
                            std::pow(tiny.roster.elders[h] + farmers, 0.6) * season * std::exp(shock);
        const double earned = farm + p.local_wage * employed + before.households.group_income[h] +
                              before.households.remitted[h] / 100.0;
        const double income = (earned + before.households.granted[h] / 100.0) / members;
        const double beyond = earned - p.subsistence * members;
        const double assets = before.households.assets[h] * (1 - p.asset_drift) +
                              (beyond > 0 ? p.saving_share * beyond : beyond);
        ASSERT_NEAR(tiny.world.households.income[h], income, 2e-6 * (1 + income)) << "household " << h;
        ASSERT_NEAR(tiny.world.households.assets[h], std::max(0.0, assets), 1e-5 * (1 + std::fabs(assets)));
        poor += beyond < 0;
    }
    EXPECT_GT(poor, 10);
    EXPECT_LT(poor, static_cast<int>(tiny.roster.households()) - 10);
}

/// Those whom a speaker tells at that rate: every tie's draw is made, in ascending order, and compared.
std::vector<PersonIndex> listeners_of(const TinyWorld& tiny, PersonIndex i, Month now, double rate) {
    const EntityId id = tiny.roster.person_id(i);
    // Ties of those who have reached six, in the order of the row; the month itself has brought nobody yet.
    std::vector<PersonIndex> left;
    for (const PersonIndex j : tiny.roster.ties.of(i))
        if (tiny.roster.birth[j] + 72 < now.index) left.push_back(j);
    std::vector<PersonIndex> told;
    double waited = 0;
    for (std::uint32_t k = 0; !left.empty(); ++k) {
        const Words4 words = tiny.draws.words(id, Purpose::talk, now, k / 2);
        const double fine = (words[k % 2 * 2] + 0.5) / 4294967296.0;
        const auto top = static_cast<unsigned>(256 * whole_draw(tiny, i, word_talk, now));
        const double v = k == 0 ? (top + fine) / 256 : fine;
        waited += -std::log1p(-v) / static_cast<double>(left.size());
        const double choice = (words[k % 2 * 2 + 1] + 0.5) / 4294967296.0;
        const auto which =
            left.begin() + static_cast<std::ptrdiff_t>(choice * static_cast<double>(left.size()));
        if (-std::expm1(-waited) < rate) told.push_back(*which);
        left.erase(which);
    }
    return told;
}

/// A month of awareness at that rate of word of mouth; the number of words that were passed on.
int expect_awareness(double peer_rate) {
    TinyWorld tiny = lived_in([=](Parameters& p) { p.peer_rate = peer_rate; });
    Youth& youth = tiny.world.youth;
    tiny.for_everyone([&](PersonIndex i) {
        youth.awareness[i] =
            static_cast<float>(tiny.draws.uniform(tiny.roster.person_id(i), Purpose::list_noise, Month{1}));
        if (i % 3 == 0) youth.lesson[i] = 0.4f;
        if (i % 5 == 0) youth.speaks_until[i] = static_cast<std::int16_t>(tiny.now.index + 1);
    });
    tiny.world.doses_given = true;
    std::vector<double> known(youth.awareness.begin(), youth.awareness.end());
    const Parameters& p = tiny.p();
    tiny.for_everyone([&](PersonIndex i) {
        known[i] *= std::pow(0.5, 1 / p.awareness_half_life);
        if (youth.trips[i] > 0) known[i] = std::max(known[i], p.returnee_awareness);
        known[i] = 1 - (1 - known[i]) * (1 - (i % 3 == 0 ? 0.4 : 0.0));
    });
    const Month now = tiny.now;
    tiny.months(1, spread);
    std::vector<double> expected = known;
    int told = 0;
    tiny.for_everyone([&](PersonIndex i) {
        if (youth.place[i] != Place::home) return;
        const double often = youth.speaks_until[i] > now.index ? 2 : 1;
        for (const PersonIndex j :
             listeners_of(tiny, i, now, std::min(1.0, often * p.peer_rate * known[i]))) {
            ++told;
            if (youth.place[j] == Place::home) expected[j] = std::max(expected[j], p.peer_depth * known[i]);
        }
    });
    tiny.for_everyone(
        [&](PersonIndex i) { EXPECT_NEAR(youth.awareness[i], expected[i], 1e-6) << "person " << i; });
    return told;
}

TEST(Oracle, AwarenessFadesIsTaughtAndPassedOn) {
    // Rates at which few, some and nearly all speakers are looked at closely.
    EXPECT_GT(expect_awareness(0.3), 1000);
    EXPECT_GT(expect_awareness(0.06), 300);
    EXPECT_GT(expect_awareness(0.01), 30);
}

TEST(Oracle, PayDebtRemittanceAndSavings) {
    TinyWorld tiny = lived_in([](Parameters& p) { p.exploitation_rate = 0.05; });
    for (std::size_t v = 0; v < tiny.roster.villages(); ++v)
        for (Sojourn& stay : tiny.world.sojourns.of(v)) stay.debt += stay.person % 2 ? 0 : 40;
    const World before = tiny.world;
    tiny.months(1, exploitation::strike, remittance::send);
    const Parameters& p = tiny.p();
    std::map<HouseholdIndex, double> sent;
    std::vector<std::int64_t> paid(tiny.roster.villages());
    int indebted = 0;
    tiny.for_everyone([&](PersonIndex i) {
        if (before.youth.place[i] != Place::abroad) return;
        const Sojourn &was = tiny.sojourn_in(before, i), &is = tiny.sojourn(i);
        const double years = std::min(5.0, (tiny.now.index - 1 - was.moved) / 12.0);
        const double part = is.condition == Condition::free ? 1 : is.condition == Condition::exploited ? 0.5 : 0;
        const double pay = part * was.wage * (1 + p.wage_experience * years);
        const double living = std::min(pay, p.living_cost * tiny.world.calendar.wage);
        const double service =
            std::min({double(was.debt), p.debt_service * pay, pay - living});
        const double remitted = std::min(p.remittance_share * pay, pay - living - service);
        ASSERT_NEAR(is.debt, was.debt - service, 1e-3);
        ASSERT_NEAR(is.savings,
                    was.savings + pay - living - service - remitted, 0.01);
        sent[tiny.roster.household[i]] += 100 * remitted;
        paid[tiny.roster.village[i]] += std::llround(100 * pay);
        indebted += service > 0;
    });
    EXPECT_GT(indebted, 50);
    ASSERT_GT(sent.size(), 50u);
    for (const auto& [h, cents] : sent)
        ASSERT_NEAR(tiny.world.households.remitted[h] - before.households.remitted[h], cents, 6);
    for (std::size_t v = 0; v < paid.size(); ++v) {
        const auto& counted = tiny.world.census.paid[v];
        ASSERT_GT(paid[v], 10'000);
        ASSERT_NEAR(double(std::accumulate(counted.begin(), counted.end(), Cents{0})), double(paid[v]), 10);
    }
}

TEST(Oracle, DropOutHazard) {
    TinyWorld tiny = lived_in();
    tiny.begin_month();
    const Parameters& p = tiny.p();
    std::vector<PersonIndex> pupils;
    std::vector<double> expected, hazards;
    tiny.for_everyone([&](PersonIndex i) {
        const Youth& youth = tiny.world.youth;
        if (youth.place[i] != Place::home) return;
        if (youth.school[i] != School::enrolled) return;
        int left = 0, present = 0;
        for (const PersonIndex j : tiny.roster.ties.of(i)) {
            present += youth.place[j] != Place::absent;
            left += youth.place[j] != Place::absent && youth.school[j] == School::left;
        }
        const HouseholdIndex h = tiny.roster.household[i];
        const double km = tiny.roster.km_to_secondary[tiny.roster.village[i]];
        pupils.push_back(i);
        expected.push_back((youth.grade[i] <= 5 ? p.dropout_primary : p.dropout_secondary) / 9 *
                              std::exp(p.dropout_poor * (tiny.world.households.income[h] < p.subsistence) +
                                       p.dropout_distance * km / 10 +
                                       p.dropout_migrant * (tiny.world.households.abroad[h] > 0) +
                                       (present ? p.dropout_peers * left / present : 0.0)));
    });
    schooling::find_hazards(tiny.world, tiny.step(), pupils, hazards);
    ASSERT_EQ(hazards.size(), expected.size());
    for (std::size_t k = 0; k < hazards.size(); ++k) ASSERT_NEAR(hazards[k], expected[k], 1e-12);
    EXPECT_GT(pupils.size(), 100u);
}

}  // namespace
}  // namespace savan
