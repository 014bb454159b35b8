/// What becomes of a person's events, worked out by hand.

#include "sim/measures/paired_ledger.hpp"

#include <gtest/gtest.h>

namespace savan {
namespace {

using paired_ledger::compare, paired_ledger::Life;

constexpr Channel legal = Channel::legal, broker = Channel::broker, network = Channel::network;

/// A village of one district with people born in these months; everybody lives to forty.
Roster people(std::vector<std::int16_t> births) {
    Roster roster;
    roster.districts = 1;
    roster.district = {0};
    roster.birth = births;
    for (std::size_t i = 0; i < births.size(); ++i) {
        roster.local_id.push_back(static_cast<std::uint32_t>(i));
        roster.village.push_back(0);
        roster.male.push_back(i % 2);
        roster.exit.push_back(static_cast<std::int16_t>(births[i] + exit_age_months));
    }
    return roster;
}

struct Told {
    int month;
    Event event;
};

LifeRecord record(const Roster& roster, std::vector<Told> story) {
    LifeRecord made;
    World world;
    for (const Told& told : story) {
        world.events = {{told.event}};
        made.add(world, roster, Month{told.month});
    }
    return made;
}

Event leaves(PersonIndex i, Channel channel) {
    return {i, Happening::departed, static_cast<std::int32_t>(channel)};
}
Event is_exploited(PersonIndex i) { return {i, Happening::exploited}; }

Change of(std::vector<Told> before, std::vector<Told> after, LifeEvent event) {
    const Roster roster = people({-12 * 20});
    return compare(paired_ledger::lives(record(roster, before), 1)[0],
                   paired_ledger::lives(record(roster, after), 1)[0], event);
}

TEST(PairedLedger, DeparturesByTheirFirst) {
    const auto change = [](std::vector<Told> before, std::vector<Told> after) {
        return of(before, after, LifeEvent::departure);
    };
    const Told early{3, leaves(0, broker)}, late{9, leaves(0, broker)}, other{3, leaves(0, network)};
    EXPECT_EQ(change({}, {}), Change::neither);
    EXPECT_EQ(change({early}, {early}), Change::unaffected);
    EXPECT_EQ(change({early, late}, {early}), Change::unaffected) << "the second trip does not show";
    EXPECT_EQ(change({early}, {late}), Change::delayed);
    EXPECT_EQ(change({{8, leaves(0, broker)}}, {late}), Change::delayed) << "by a single month";
    EXPECT_EQ(change({late}, {{8, leaves(0, broker)}}), Change::hastened) << "by a single month";
    EXPECT_EQ(change({late}, {early}), Change::hastened);
    EXPECT_EQ(change({early}, {}), Change::averted);
    EXPECT_EQ(change({}, {late}), Change::induced);
    EXPECT_EQ(change({early}, {other}), Change::diverted) << "same month, another channel";
    EXPECT_EQ(change({late}, {other}), Change::hastened) << "another month has other luck: no diversion";
}

TEST(PairedLedger, UnsafeDeparturesThatBecomeSafe) {
    const auto change = [](std::vector<Told> before, std::vector<Told> after) {
        return of(before, after, LifeEvent::unsafe_departure);
    };
    const Told unsafe{5, leaves(0, broker)}, safe{5, leaves(0, legal)}, safe_before{2, leaves(0, legal)},
        safe_after{8, leaves(0, legal)}, unsafe_after{9, leaves(0, network)};
    EXPECT_EQ(change({unsafe}, {safe}), Change::diverted);
    EXPECT_EQ(change({unsafe}, {safe_after}), Change::diverted);
    EXPECT_EQ(change({safe_before, unsafe}, {safe_before}), Change::averted) << "they stay from then on";
    EXPECT_EQ(change({unsafe}, {}), Change::averted);
    EXPECT_EQ(change({unsafe}, {safe, unsafe_after}), Change::delayed) << "in the end unsafe all the same";
    EXPECT_EQ(change({safe}, {unsafe}), Change::induced) << "unsafe instead of safe is harm";
    EXPECT_EQ(change({unsafe}, {{5, leaves(0, network)}}), Change::unaffected)
        << "the other channel is as unsafe";
}

TEST(PairedLedger, AMinorIsUnsafeByAnyChannel) {
    const Roster roster = people({-12 * 17, -12 * 18});
    const auto lives =
        paired_ledger::lives(record(roster, {{0, leaves(0, legal)}, {0, leaves(1, legal)}}), 2);
    EXPECT_TRUE(lives[0].has(LifeEvent::unsafe_departure));
    EXPECT_FALSE(lives[1].has(LifeEvent::unsafe_departure));
}

/// Three people: a woman of 14 (decile 4), a man of 17, a girl of 5 who enters in month 12.
TEST(PairedLedger, CountsPeopleWhereTheyAreAtTheEarlierEvent) {
    const Roster roster = people({-12 * 14, -12 * 17, -12 * 5});
    ListedDeciles deciles(3);
    RiskList list{Month{0}, {26214, 0, 0}};  // the lower 40 % of 65535
    deciles.follow(list);
    ASSERT_EQ(deciles[0], 4);
    LifeRecord before = record(roster, {{13, leaves(0, broker)}, {13, is_exploited(0)}});
    before.set_deciles(0, deciles);
    LifeRecord after = record(roster, {{10, leaves(0, broker)}, {14, leaves(1, broker)}});
    list.rank = {65535, 1, 0};  // a later list, after both departures of the first person
    after.set_deciles(0, deciles);
    deciles.follow(list);
    Pairing counts(24, 1, {});
    paired_ledger::count(paired_ledger::lives(before, 3), paired_ledger::lives(after, 3), roster, deciles,
                         counts);
    const auto number = [&](int sex, int group, int decile, LifeEvent event, Change change) {
        return counts.at(Paired::events, 0, sex, group, decile, event, change);
    };
    EXPECT_EQ(number(0, 1, 4, LifeEvent::departure, Change::hastened), 1) << "14 in month 10";
    EXPECT_EQ(number(1, 3, 0, LifeEvent::departure, Change::induced), 1) << "18 in month 14, not listed then";
    EXPECT_EQ(number(0, 0, 0, LifeEvent::departure, Change::neither), 1) << "6 in month 23";
    EXPECT_EQ(number(0, 2, 4, LifeEvent::exploitation, Change::averted), 1) << "15 in month 13";
    EXPECT_EQ(number(1, 3, 1, LifeEvent::exploitation, Change::neither), 1)
        << "18 at the end, on the last list";
    std::int64_t all = 0;
    for (const std::int64_t count : counts.all(Paired::events)) all += count;
    EXPECT_EQ(all, 3 * 4) << "everybody once for every kind of event";
}

TEST(PairedLedger, WhoIsNotThereIsNotCounted) {
    const Roster roster =
        people({-exit_age_months, -exit_age_months + 1, 24 - entry_age_months, 23 - entry_age_months});
    EXPECT_EQ(paired_ledger::presence(roster, 0, 24).to, 0) << "forty when the run begins";
    EXPECT_EQ(paired_ledger::presence(roster, 1, 24).to, 1);
    EXPECT_EQ(paired_ledger::presence(roster, 2, 24).from, 24) << "six when it is over";
    Pairing counts(24, 1, {});
    const std::vector<Life> nothing(4);
    paired_ledger::count(nothing, nothing, roster, ListedDeciles(4), counts);
    std::int64_t all = 0;
    for (const std::int64_t count : counts.all(Paired::events)) all += count;
    EXPECT_EQ(all, 2 * 4);
}

TEST(LifeRecord, ThePartBeforeAMonth) {
    const Roster roster = people({-12 * 20});
    const LifeRecord whole =
        record(roster, {{1, leaves(0, broker)}, {4, is_exploited(0)}, {9, leaves(0, legal)}});
    EXPECT_EQ(whole.before(Month{4}).entries().size(), 1u);
    EXPECT_EQ(whole.before(Month{5}).entries().size(), 2u);
    EXPECT_EQ(whole.before(Month{0}).entries().size(), 0u);
    EXPECT_EQ(whole.before(Month{10}).entries().size(), 3u);
}

}  // namespace
}  // namespace savan
