#include <gmock/gmock.h>

#include <algorithm>

#include "sim/scenario/extension_text.hpp"
#include "tests/scenario/workshop.hpp"

namespace savan::scenario {
namespace {

using testing::HasSubstr;

class ExtensionText : public Workshop {
protected:
    /// Every intervention of a shipped scenario taken out and added again under another id, with a change of
    /// each.
    Extension made_anew(const Loaded& base, const std::filesystem::path& file) const {
        Extension extension{
            {"A comment with a\nline end."}, file.string(), "A \"title\" with \\", "none", {}, {}};
        for (Intervention what : base.scenario.interventions) {
            extension.removed.push_back(what.id);
            extension.added.push_back({what, what.id});
            Intervention& again = extension.added.back().made;
            again.id += "-again";
            again.district_start.assign(again.districts.size(), again.start);
            again.budget_usd = 1234.56;
            again.coverage_fraction *= 1.0 / 3;
        }
        return extension;
    }
};

TEST_F(ExtensionText, IsReadBackToTheLastBit) {
    for (const char* name :
         {"all-recommendations.toml", "same-budget.toml", "cash.toml", "mou-facilitation.toml"}) {
        const Loaded base = load(shipped / name);
        const Extension extension = made_anew(base, shipped / name);
        const Loaded read = load(write("made.toml", extension_text(extension, base)));
        ASSERT_EQ(read.scenario.interventions.size(), extension.added.size()) << name;
        for (std::size_t k = 0; k < extension.added.size(); ++k)
            EXPECT_EQ(read.scenario.interventions[k], extension.added[k].made) << extension.added[k].made.id;
        EXPECT_EQ(read.scenario.title, extension.title);
        EXPECT_TRUE(read.scenario.same_world(base.scenario));
    }
}

TEST_F(ExtensionText, EveryFieldOfEveryKindSurvives) {
    const auto file = shipped / "no-programme.toml";
    const Loaded base = load(file);
    Extension extension{{}, file.string(), "t", "f", {}, {}};
    for (const KindRow& row : kind_table()) {
        Intervention what = default_intervention(row.kind, "one-" + std::to_string(extension.added.size()));
        what.start = {13}, what.stop = {40}, what.every_months = 3;
        what.districts = {1}, what.district_start = {what.start};
        what.village_fraction = 0.1 + 0.2;  // not a short number
        what.coverage_fraction = 1.0 / 3, what.quantity_per_delivery = 17,
        what.cumulative_coverage_fraction = 0.7;
        what.who = {14, 20, SexFilter::female, SchoolFilter::near_dropout, true, true, ListSource::oracle};
        what.hours_per_dose = 0.7, what.hours_per_delivery = 3, what.cost_per_dose_usd = 0,
        what.cost_per_delivery_usd = 7.77;
        what.cost_per_month_usd = 1e-3, what.doses_per_person_limit = 4, what.budget_usd = 98765.43,
        what.effect_fraction = 0.5;
        for (std::size_t slot = 0; slot < effect_slots; ++slot)
            if (row.slots[slot].used())
                what.effects[slot] =
                    row.slots[slot].low + 0.123 * (row.slots[slot].high - row.slots[slot].low);
        extension.added.push_back({what, ""});
    }
    const Loaded read = load(write("made.toml", extension_text(extension, base)));
    ASSERT_EQ(read.scenario.interventions.size(), kind_table().size());
    for (std::size_t k = 0; k < extension.added.size(); ++k)
        EXPECT_EQ(read.scenario.interventions[k], extension.added[k].made) << kind_table()[k].name;
}

TEST_F(ExtensionText, SourcesStayWithValuesThatStay) {
    const Loaded base = load(shipped / "as-was.toml");
    Extension extension{{}, (shipped / "as-was.toml").string(), "t", "f", {"staff"}, {}};
    const auto staff = std::ranges::find(base.scenario.interventions, "staff", &Intervention::id);
    Addition same{*staff, "staff"}, other{*staff, "staff"};
    same.made.id = "same", other.made.id = "other";
    other.made.effects[0] = 0.75;
    extension.added = {same, other};
    const Loaded read = load(write("made.toml", extension_text(extension, base)));
    const auto source = [&](const char* name) {
        return std::ranges::find(read.explained, name, &Explained::name)->source;
    };
    EXPECT_EQ(source("intervention.same.posts_fte"), "prog_staff_shortage");
    EXPECT_EQ(source("intervention.other.posts_fte"), "assumed");
    EXPECT_EQ(source("intervention.other.start"), "prog_second_district");
}

}  // namespace
}  // namespace savan::scenario
