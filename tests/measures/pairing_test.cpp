/// Paired counts stand in C order over the axes of their row; the table is frozen, since files follow it.

#include "sim/measures/pairing.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace savan {
namespace {

TEST(PairedTable, RowsStandInTheOrderOfTheEnumeration) {
    std::set<std::string_view> names;
    for (std::size_t k = 0; k < paired_table().size(); ++k) {
        const PairedRow& row = paired_table()[k];
        EXPECT_EQ(static_cast<std::size_t>(row.variable), k) << row.name;
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_FALSE(row.axes.empty() || row.units.empty() || row.long_name.empty() ||
                     row.long_name_lo.empty());
    }
}

TEST(PairedTable, NamesAreFrozen) {
    std::string names;
    for (const PairedRow& row : paired_table()) names += std::string(row.name) + ' ';
    EXPECT_EQ(
        names,
        "paired_events partings partings_by_person partings_by_change spillover_departures "
        "spillover_unsafe_departures spillover_exploited spillover_trafficked spillover_exploitation_months "
        "spillover_dropouts spillover_remittances ");
}

TEST(Pairing, PlacesFollowTheAxes) {
    Pairing counts(5, 2, {.partings = true, .spillover = true});
    EXPECT_EQ(counts.all(Paired::events).size(), 2u * 2 * 5 * 11 * 4 * 7);
    EXPECT_EQ(counts.all(Paired::partings).size(), 5u * 2 * 14);
    counts.at(Paired::events, 1, 0, 3, 10, LifeEvent::exploitation, Change::averted) = 7;
    EXPECT_EQ(counts.all(Paired::events)[((((1 * 2 + 0) * 5 + 3) * 11 + 10) * 4 + 2) * 7 + 4], 7);
    counts.at(Paired::spillover_dropouts, 4, 1, EffectPath::village) = -3;
    EXPECT_EQ(counts.all(Paired::spillover_dropouts)[(4 * 2 + 1) * 4 + 2], -3);
}

TEST(Pairing, PartsThatAreNotAskedForTakeNoPlace) {
    const Pairing ledger(5, 2, {}), partings(5, 2, {.partings = true});
    for (const PairedRow& row : paired_table()) {
        EXPECT_EQ(ledger.all(row.variable).empty(), row.part != PairedPart::ledger) << row.name;
        EXPECT_EQ(partings.all(row.variable).empty(), row.part == PairedPart::spillover) << row.name;
    }
}

TEST(Pairing, TheDigestSeesEveryCount) {
    Pairing a(2, 1, {.spillover = true}), b = a;
    EXPECT_EQ(a.digest(), b.digest());
    ++b.all(Paired::spillover_remittances).back();
    EXPECT_NE(a.digest(), b.digest());
}

}  // namespace
}  // namespace savan
