// The table of intervention kinds, and what a single record of one says about itself.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "sim/parameters/effects.hpp"
#include "sim/parameters/parameters.hpp"
#include "tests/support/csv.hpp"
#include "tests/support/pinned.hpp"

namespace savan {
namespace {

const std::string source_folder = SAVAN_SOURCE_DIR;

TEST(KindTable, KeepsTheOrderThatKeysAndFilesRelyOn) {
    // A new kind goes at the end; none is moved or taken away.
    const std::vector<std::string_view> frozen = {
        "awareness_event", "peer_messengers", "after_class",        "stipend",        "income_group", "training",
        "data_system",     "survey",          "mou_facilitation",   "hotline",        "broker_enforcement",
        "ministry_links",  "cash",            "team_workshop",      "materials",      "staff"};
    const auto table = kind_table();
    ASSERT_GE(table.size(), frozen.size());
    for (std::size_t row = 0; row < table.size(); ++row) {
        EXPECT_EQ(table[row].kind, static_cast<Kind>(row)) << table[row].name;
        EXPECT_EQ(&kind_row(table[row].kind), &table[row]);
        if (row < frozen.size()) {
            EXPECT_EQ(table[row].name, frozen[row]);
        }
    }
}

TEST(KindTable, FindsEveryKindByItsUniqueName) {
    std::set<std::string_view> names;
    for (const KindRow& row : kind_table()) {
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_EQ(find_kind(row.name), &row);
        EXPECT_GE(row.meaning.size(), 10u) << row.name;
    }
    EXPECT_EQ(find_kind("awareness"), nullptr);
}

TEST(KindTable, HasCostsAndHoursThatAreNotNegative) {
    for (const KindRow& row : kind_table())
        for (const double number : {row.hours_per_dose, row.hours_per_delivery, row.cost_per_dose_usd,
                                    row.cost_per_delivery_usd, row.cost_per_month_usd}) {
            EXPECT_TRUE(std::isfinite(number)) << row.name;
            EXPECT_GE(number, 0) << row.name;
        }
}

TEST(KindTable, HasEffectsWhoseRangeHoldsTheDefaultAndNoEffect) {
    for (const KindRow& row : kind_table()) {
        EXPECT_TRUE(row.slots[0].used()) << row.name << " has no product";
        std::set<std::string_view> keys;
        bool ended = false;
        for (const EffectSlot& slot : row.slots) {
            ended = ended || !slot.used();
            EXPECT_EQ(slot.used(), !ended) << row.name << ": a gap between slots";
            if (!slot.used()) continue;
            const std::string where = std::string(row.name) + "." + std::string(slot.key);
            EXPECT_TRUE(keys.insert(slot.key).second) << where;
            EXPECT_FALSE(slot.unit.empty()) << where;
            EXPECT_GE(slot.meaning.size(), 10u) << where;
            EXPECT_LT(slot.low, slot.high) << where;
            EXPECT_LE(slot.low, 0) << where << ": 0 must be allowed, for it means no effect";
            EXPECT_GE(slot.high, 0) << where;
            EXPECT_GE(slot.value, slot.low) << where;
            EXPECT_LE(slot.value, slot.high) << where;
            if (slot.prior.kind == Prior::Kind::uniform) {
                EXPECT_GE(slot.prior.a, slot.low) << where;
                EXPECT_LE(slot.prior.b, slot.high) << where;
                EXPECT_GE(slot.value, slot.prior.a) << where << ": the default must be believable";
                EXPECT_LE(slot.value, slot.prior.b) << where << ": the default must be believable";
            }
        }
    }
}

TEST(KindTable, NamesSourcesThatExistOrSaysAssumed) {
    const auto evidence = support::csv_column(source_folder + "/scenarios/data/evidence.csv", "id");
    for (const KindRow& row : kind_table())
        for (const EffectSlot& slot : row.slots)
            if (slot.used()) {
                EXPECT_TRUE(slot.source == "assumed" || evidence.contains(std::string(slot.source)))
                    << row.name << "." << slot.key << ": " << slot.source;
            }
}

/// "uniform 0 0.3"; "decided" where there is nothing to believe.
std::string prior_text(const Prior& prior) {
    constexpr const char* names[] = {"decided", "uniform", "normal", "lognormal", "beta"};
    const std::string name = names[static_cast<std::size_t>(prior.kind)];
    if (prior.kind == Prior::Kind::fixed) return name;
    return name + ' ' + support::shortest(prior.a) + ' ' + support::shortest(prior.b);
}

TEST(EffectTable, NamesEveryUsedSlotOnceAndNoParameter) {
    std::set<std::string_view> names;
    std::size_t used = 0;
    for (const KindRow& kind : kind_table())
        for (std::size_t slot = 0; slot < effect_slots; ++slot) {
            if (!kind.slots[slot].used()) continue;
            ++used;
            const EffectRow& row = effect_row(kind.kind, slot);
            EXPECT_EQ(row.name, std::string(kind.name) + "." + std::string(kind.slots[slot].key));
            EXPECT_EQ(find_effect(row.name), &row);
            EXPECT_EQ(&row.what(), &kind.slots[slot]);
            EXPECT_EQ(row.decided(), kind.slots[slot].prior.kind == Prior::Kind::fixed);
            EXPECT_TRUE(names.insert(row.name).second) << row.name;
            EXPECT_EQ(find_parameter(row.name), nullptr) << row.name;
        }
    EXPECT_EQ(effect_table().size(), used);
    EXPECT_EQ(find_effect("after_class"), nullptr);
}

TEST(KindTable, IsPinned) {
    using support::shortest;
    std::string text = "kind,delivered_to,hours_per_dose,hours_per_delivery,usd_per_dose,usd_per_delivery,usd_per_month,"
                       "effect,unit,default,prior,low,high,source\n";
    for (const KindRow& row : kind_table()) {
        const char* unit = row.unit == DoseUnit::person ? "person" : row.unit == DoseUnit::village ? "village" : "district";
        for (const EffectSlot& slot : row.slots)
            if (slot.used())
                text += std::string(row.name) + ',' + unit + ',' + shortest(row.hours_per_dose) + ',' +
                        shortest(row.hours_per_delivery) + ',' + shortest(row.cost_per_dose_usd) + ',' +
                        shortest(row.cost_per_delivery_usd) + ',' + shortest(row.cost_per_month_usd) + ',' +
                        std::string(slot.key) + ',' + std::string(slot.unit) + ',' + shortest(slot.value) + ',' +
                        prior_text(slot.prior) + ',' + shortest(slot.low) + ',' + shortest(slot.high) + ',' + std::string(slot.source) + '\n';
    }
    EXPECT_TRUE(support::equals_pinned(text, source_folder + "/tests/parameters/kinds.csv"));
}

class EveryKind : public testing::TestWithParam<std::size_t> {
protected:
    const KindRow& row = kind_table()[GetParam()];
    Intervention made = default_intervention(row.kind, "an-id");
};

TEST_P(EveryKind, StartsFromItsRowAndCoversNothingYet) {
    EXPECT_EQ(made.id, "an-id");
    EXPECT_EQ(made.kind, row.kind);
    EXPECT_EQ(made.hours_per_dose, row.hours_per_dose);
    EXPECT_EQ(made.hours_per_delivery, row.hours_per_delivery);
    EXPECT_EQ(made.cost_per_dose_usd, row.cost_per_dose_usd);
    EXPECT_EQ(made.cost_per_delivery_usd, row.cost_per_delivery_usd);
    EXPECT_EQ(made.cost_per_month_usd, row.cost_per_month_usd);
    for (std::size_t slot = 0; slot < effect_slots; ++slot) {
        EXPECT_EQ(made.effects[slot], row.slots[slot].value);
        EXPECT_EQ(made.effect(slot), row.slots[slot].value);
    }
    EXPECT_TRUE(made.inert());
}

TEST_P(EveryKind, IsInertExactlyWhenNothingCanBeDelivered) {
    made.districts = {0};
    EXPECT_FALSE(made.inert());
    const auto inert_after = [&](auto&& change) {
        Intervention changed = made;
        change(changed);
        return changed.inert();
    };
    EXPECT_TRUE(inert_after([](Intervention& i) { i.coverage_fraction = 0; }));
    EXPECT_TRUE(inert_after([](Intervention& i) { i.start = i.stop + 1; }));
    EXPECT_TRUE(inert_after([](Intervention& i) { i.quantity_per_delivery = 0; }));
    EXPECT_TRUE(inert_after([](Intervention& i) { i.cumulative_coverage_fraction = 0; }));
    EXPECT_TRUE(inert_after([](Intervention& i) { i.budget_usd = 0; }));
    EXPECT_TRUE(inert_after([](Intervention& i) { i.village_fraction = 0; }));
    EXPECT_FALSE(inert_after([](Intervention& i) { i.village_fraction = 0, i.villages = {3}; }));
    EXPECT_FALSE(inert_after([](Intervention& i) { i.effect_fraction = 0; })) << "its doses still count";
}

TEST_P(EveryKind, HasNoEffectLeftWhenItsFractionIsZero) {
    made.effect_fraction = 0;
    for (std::size_t slot = 0; slot < effect_slots; ++slot) EXPECT_EQ(made.effect(slot), 0.0);
}

INSTANTIATE_TEST_SUITE_P(Of, EveryKind, testing::Range<std::size_t>(0, kind_table().size()),
                         [](const auto& each) { return std::string(kind_table()[each.param].name); });

}  // namespace
}  // namespace savan
