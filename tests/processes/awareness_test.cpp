/// Knowledge of safe migration: fading and pulses, spread in complete mixing, and Bass's law.

#include "sim/processes/awareness.hpp"

#include <gtest/gtest.h>

#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

/// Of the two forms the one in which people hear each other.
constexpr void (*spread)(World&, const Step&) noexcept = awareness::spread;

constexpr double ln2 = 0.693147180559945309;

TEST(Awareness, PulsesHaveAFixedPoint) {
    constexpr int every = 5;
    constexpr double quality = 0.3, half_life = 9;
    TinyWorld tiny =
        crowd({.people = 10}, [](Parameters& p) { p.awareness_half_life = half_life, p.peer_rate = 0; });
    for (int pulse = 0; pulse < 40; ++pulse) {
        tiny.world.doses_given = true;
        std::fill(tiny.world.youth.lesson.begin(), tiny.world.youth.lesson.end(),
                  static_cast<float>(quality));
        tiny.months(1, spread);
        if (pulse + 1 == 40) break;
        tiny.world.doses_given = false;
        tiny.months(every - 1, spread);
    }
    const double after_pulse = quality / (1 - (1 - quality) * std::exp(-ln2 / half_life * every));
    for (const float a : tiny.world.youth.awareness) EXPECT_NEAR(a, after_pulse, 2e-6);
}

TEST(Awareness, HalvesInItsHalfLifeButReturneesKeepTheirs) {
    TinyWorld tiny = crowd({.people = 2}, [](Parameters& p) { p.awareness_half_life = 12, p.peer_rate = 0; });
    tiny.world.youth.awareness = {0.9f, 0.9f};
    tiny.world.youth.trips = {0, 1};
    tiny.months(12, spread);
    EXPECT_NEAR(tiny.world.youth.awareness[0], 0.45, 1e-6);
    EXPECT_FLOAT_EQ(tiny.world.youth.awareness[1], static_cast<float>(tiny.p().returnee_awareness));
}

TEST(Awareness, AWordTravelsOneTieAMonthAndLosesDepth) {
    constexpr int people = 8;
    TinyWorld tiny = crowd({.people = people}, [](Parameters& p) {
        p.awareness_half_life = 1e12, p.peer_rate = 1e6, p.peer_depth = 0.5;
    });
    tie_chain(tiny);
    tiny.world.youth.awareness[0] = 1;
    for (int month = 1; month <= people; ++month) {
        tiny.months(1, spread);
        for (int k = 0; k < people; ++k)
            EXPECT_FLOAT_EQ(tiny.world.youth.awareness[static_cast<std::size_t>(k)],
                            k <= month ? std::ldexp(1.0f, -k) : 0.0f)
                << "person " << k << " after month " << month;
    }
}

TEST(Awareness, ALessonIsPassedOnInItsMonthAndHearsayInTheNext) {
    TinyWorld tiny = crowd({.people = 3}, [](Parameters& p) { p.peer_rate = 1e6, p.peer_depth = 1; });
    tie_chain(tiny);
    tiny.world.doses_given = true;
    tiny.world.youth.lesson = {1, 0, 0};
    tiny.months(1, spread);
    EXPECT_EQ(tiny.world.youth.awareness, (Column<float>{1, 1, 0}));
}

TEST(Awareness, ThoseAbroadNeitherSpeakNorListen) {
    TinyWorld tiny = crowd({.people = 3}, [](Parameters& p) { p.peer_rate = 1e6, p.peer_depth = 1; });
    tie_chain(tiny);
    tiny.world.youth.awareness = {1, 0, 0};
    tiny.send_abroad({.person = 1});
    tiny.months(4, spread);
    EXPECT_EQ(tiny.world.youth.awareness[1], 0);
    EXPECT_EQ(tiny.world.youth.awareness[2], 0);
}

int knowing(const TinyWorld& tiny, std::size_t v) {
    int count = 0;
    for (PersonIndex i = tiny.roster.first_person[v]; i < tiny.roster.first_person[v + 1]; ++i)
        count += tiny.world.youth.awareness[i] == 1;
    return count;
}

/// Villages in which everybody knows everybody and what is known is never lost.
TinyWorld mixing(int people, int villages, double rate) {
    TinyWorld tiny = crowd({.people = people, .villages = villages}, [&](Parameters& p) {
        p.awareness_half_life = 1e12, p.peer_rate = rate, p.peer_depth = 1;
    });
    tie_all(tiny);
    return tiny;
}

/// New listeners over their expectation given who knew, in standard deviations: x (1 - (1 - rate)^knowing).
void expect_reed_frost(TinyWorld& tiny, int months, double rate) {
    double surprise = 0, variance = 0;
    for (int month = 0; month < months; ++month) {
        std::vector<int> before;
        for (std::size_t v = 0; v < tiny.roster.villages(); ++v) before.push_back(knowing(tiny, v));
        tiny.months(1, spread);
        for (std::size_t v = 0; v < tiny.roster.villages(); ++v) {
            const int people =
                static_cast<int>(tiny.roster.first_person[v + 1] - tiny.roster.first_person[v]);
            const double told = 1 - std::pow(1 - rate, before[v]);
            surprise += knowing(tiny, v) - before[v] - (people - before[v]) * told;
            variance += (people - before[v]) * told * (1 - told);
        }
    }
    ASSERT_GT(variance, 1000);
    EXPECT_TRUE(plausible(p_of_score(surprise / std::sqrt(variance))));
}

TEST(Awareness, SpreadsInCompleteMixingAsSusceptiblesAreTold) {
    const double rate = 0.6 / 40;
    TinyWorld tiny = mixing(40, 400, rate);
    for (std::size_t v = 0; v < 400; ++v) tiny.world.youth.awareness[tiny.roster.first_person[v] + 7] = 1;
    expect_reed_frost(tiny, 10, rate);
}

TEST(Awareness, MessengersSpeakTwiceAsOften) {
    const double rate = 0.01;
    TinyWorld tiny = mixing(40, 400, rate);
    for (std::size_t v = 0; v < 400; ++v) tiny.world.youth.awareness[tiny.roster.first_person[v] + 7] = 1;
    std::fill(tiny.world.youth.speaks_until.begin(), tiny.world.youth.speaks_until.end(), std::int16_t{8});
    expect_reed_frost(tiny, 8, 2 * rate);
    expect_reed_frost(tiny, 2, rate);
}

/// Largest distance of the mean share who know from Bass's curve over 10 units of time, with `parts`
/// months in each. A campaign tells everybody with chance p / parts a month, word of mouth does the rest.
double distance_from_bass(int parts) {
    constexpr double p = 0.2, q = 0.5;
    constexpr int people = 200, villages = 120, units = 10;
    TinyWorld tiny = mixing(people, villages, q / parts / people);
    double worst = 0;
    for (int month = 1; month <= units * parts; ++month) {
        tiny.world.doses_given = true;
        tiny.for_everyone([&](PersonIndex i) {
            const double u = tiny.draws.uniform(tiny.roster.person_id(i), Purpose::list_noise, tiny.now);
            tiny.world.youth.lesson[i] = u < p / parts ? 1.0f : 0.0f;
        });
        tiny.months(1, spread);
        double share = 0;
        for (std::size_t v = 0; v < villages; ++v) share += knowing(tiny, v) / double(people * villages);
        const double t = double(month) / parts, fall = std::exp(-(p + q) * t);
        worst = std::max(worst, std::fabs(share - (1 - fall) / (1 + q / p * fall)));
    }
    return worst;
}

TEST(Awareness, CampaignAndPeersTendToBassInSmallSteps) {
    const double whole = distance_from_bass(1), half = distance_from_bass(2), quarter = distance_from_bass(4);
    // Errors of a first-order scheme: 0.065, 0.033, 0.016 without chance and for endless villages.
    EXPECT_NEAR(whole, 0.065, 0.015);
    EXPECT_NEAR(half, 0.033, 0.015);
    EXPECT_NEAR(quarter, 0.016, 0.015);
    EXPECT_LT(half, 0.75 * whole);
    EXPECT_LT(quarter, 0.75 * half);
}

}  // namespace
}  // namespace savan
