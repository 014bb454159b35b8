// The report's data from a results file: every shape that the page relies on, and numbers that can be
// added up from the file.
#include "analysis/report_data.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "analysis/discounting.hpp"
#include "analysis/section_tables.hpp"
#include "sim/output/results_writer.hpp"
#include "tests/analysis/toy_runs.hpp"
#include "tests/output/temporary_folder.hpp"

namespace savan::analysis {
namespace {

using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::ordered_json;

constexpr int months = 24;
constexpr std::uint32_t replicates = 4;

output::ScenarioInfo scenario(const std::string& name, const std::string& title, bool events, bool data) {
    output::ScenarioInfo info{name, title, "ຊື່", "finding", "text", "", {}, {}};
    Json interventions = Json::array();
    const auto add = [&](const std::string& id, const std::string& kind) {
        info.interventions.push_back(id);
        info.intervention_kinds.push_back(kind);
        interventions.push_back({{"id", id}, {"kind", kind}, {"list", "youth_union"}});
    };
    if (events) add("events", "awareness_event");
    if (data) add("data", "data_system");
    const Json setting = {{"districts", {{{"id", "near"}}, {{"id", "far"}}}},
                          {"villages", {{110, "near", 500, 3.5, 2.0}, {310, "far", 400, 60, 9}}}};
    info.resolved = Json{
        {"name", name},
        {"title", title},
        {"title_lo", "ຊື່"},
        {"finding", "finding"},
        {"months", months},
        {"parameters", {{"economics.discount_rate", 0.03}}},
        {"drawn_parameters", Json::object()},
        {"interventions", interventions},
        {"setting",
         setting}}.dump();
    return info;
}

output::Description description() {
    output::Description made;
    made.scenarios = {scenario("no-programme", "No programme", false, false),
                      scenario("events", "=HYPERLINK(\"x\")|<b>", true, false),
                      scenario("data", "With data", true, true)};
    made.districts = {"Near", "Far"};
    made.districts_lo = {"ໃກ້", "ໄກ"};
    made.months = months;
    made.seed = 7;
    made.replicates = replicates;
    made.reproducible = true;
    made.parts = {.partings = true, .spillover = true};
    Json explained = Json::array();
    for (const output::ScenarioInfo& info : made.scenarios)
        explained.push_back({{"scenario", info.name},
                             {"values",
                              {{{"name", "a"},
                                {"value", info.name == "data" ? "2" : "1"},
                                {"unit", "month"},
                                {"range", {0, 3}},
                                {"status", "assumed"},
                                {"source", "assumed"},
                                {"meaning", "a number"}}}}});
    made.explained_json = explained.dump();
    return made;
}

/// 1000 unsafe departures a month without a programme, 10 fewer with events, 13 with data as well; dearer
/// too.
Tallies run(const output::Description& about, std::size_t arm, std::int64_t luck) {
    Tallies made(months, 2, about.scenarios[arm].interventions.size());
    for (int month = 0; month < months; ++month) {
        for (const std::size_t district : {0u, 1u}) {
            toy::count(made, Measure::population, month, 60'000, district);
            toy::count(made, Measure::income, month, 60'000 * 1500, district);
        }
        const std::int64_t averted[] = {0, 10, 13};
        toy::count(made, Measure::unsafe_departures, month, 1000 + luck - averted[arm]);
        toy::count(made, Measure::exploited, month, 40 + (arm == 1 && month == 3 ? luck : 0), 1, 1, 4);
        toy::count(made, Measure::remittances, month, 100'000 - 1000 * static_cast<std::int64_t>(arm));
        for (std::size_t line = 0; line < made.interventions(); ++line) {
            made.month(Measure::cost, month)[line] = 100'00;
            made.month(Measure::doses, month)[line] = 5;
        }
        if (month % 12 > 0) continue;
        for (std::size_t decile = 0; decile < risk_deciles; ++decile) {
            toy::by_risk(made, Measure::listed, month, decile, 100);
            if (arm > 0)
                toy::by_risk(made, Measure::reach, month, decile,
                             arm == 1 ? 20 : 10 + 2 * static_cast<std::int64_t>(decile));
        }
    }
    return made;
}

/// Everybody in the same cells, five more averted in each replicate; effects by one way in one month.
Pairing pairing(const output::Description& about, std::size_t arm, std::uint32_t replicate) {
    Pairing made(months, 2, about.parts);
    if (arm == 0) return made;
    made.at(Paired::events, 0, 1, 3, 10, LifeEvent::exploitation, Change::averted) = 20 + 5 * static_cast<std::int64_t>(replicate);
    made.at(Paired::events, 0, 1, 3, 10, LifeEvent::exploitation, Change::induced) = 6;
    made.at(Paired::events, 0, 1, 3, 10, LifeEvent::exploitation, Change::neither) = 1000;
    made.at(Paired::partings, 13, 1, 5) = 40;
    made.at(Paired::partings_by_change, LifeEvent::exploitation, Change::averted, 5) = 40;
    made.at(Paired::spillover_exploited, 2, 0, EffectPath::direct) = -9;
    made.at(Paired::spillover_exploited, 20, 0, EffectPath::peers) = -4 - static_cast<std::int64_t>(replicate);
    return made;
}

class ReportDataOfAFile : public testing::Test {
protected:
    const output::sample::TemporaryFolder folder;

    ReportData read(std::size_t baseline = 0, Period period = {0, months - 1}, double rate = 0) {
        const output::Description about = description();
        output::ResultsWriter writer(folder / "results.h5", about, true);
        for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
            std::vector<Tallies> runs;
            std::vector<Pairing> pairings;
            for (std::size_t arm = 0; arm < about.scenarios.size(); ++arm) {
                runs.push_back(run(about, arm, 2 * static_cast<std::int64_t>(replicate) - 3));
                pairings.push_back(pairing(about, arm, replicate));
            }
            writer.add(replicate, runs, pairings);
        }
        writer.finish();
        return report_data(output::Results::open(folder / "results.h5"), baseline, period, rate);
    }
};

TEST_F(ReportDataOfAFile, HoldsWhatTheFileAddsUpTo) {
    Json json = to_json(read());
    EXPECT_EQ(json["baseline"], 0);
    EXPECT_EQ(json["first_month"], "2002-01");
    EXPECT_EQ(json["months"], 24);
    EXPECT_EQ(json["replicates"], 4);
    EXPECT_EQ(json["complete"], true);
    EXPECT_EQ(json["scenarios"][1]["title_lo"], "ຊື່");
    Json& unsafe = json["scenarios"][1]["outcomes"]["unsafe_departures"];
    EXPECT_EQ(unsafe["level"], 24 * 990);
    EXPECT_EQ(unsafe["difference"], -240);
    EXPECT_EQ(unsafe["high"], -240);
    EXPECT_EQ(unsafe["chance_of_harm"], 0);
    EXPECT_TRUE(json["scenarios"][1]["outcomes"]["cost"]["chance_of_harm"].is_null());

    Json& money = json["economics"]["by_scenario"][1];
    EXPECT_EQ(money["cost"]["mean"], 2400);
    EXPECT_EQ(money["effects"][0]["verdict"], "averts");
    EXPECT_EQ(money["effects"][0]["usd_per_case"]["mean"], 10);
    EXPECT_EQ(money["effects"][1]["verdict"], "unclear");
    EXPECT_EQ(money["plane"]["extra_cost"], (std::vector<int>{2400, 2400, 2400, 2400}));
    EXPECT_EQ(money["plane"]["averted"][1], (std::vector<int>{3, 1, -1, -3}));
    EXPECT_EQ(money["remittances"]["mean"], -240);

    Json& reach = json["reach"]["by_scenario"];
    EXPECT_TRUE(reach[0].is_null());
    EXPECT_EQ(reach[1]["ratio"]["mean"], 1);
    EXPECT_EQ(reach[2]["ratio"]["mean"], 1.474);  // 28 of 100 against 190 of 1000
    EXPECT_EQ(json["knowledge"].size(), 1u);
    EXPECT_EQ(json["knowledge"][0]["with"], 2);
    EXPECT_EQ(json["knowledge"][0]["effects"][0]["averted"]["mean"], 72);
    EXPECT_EQ(json["knowledge"][0]["effects"][0]["usd_per_case"]["mean"], 33.33);

    EXPECT_EQ(json["programme"][2]["interventions"][1]["kind"], "data_system");
    EXPECT_EQ(json["programme"][2]["interventions"][1]["doses"]["mean"], 120);
    EXPECT_EQ(json["programme"][2]["year_costs"], (std::vector<int>{2400, 2400}));
    EXPECT_EQ(json["series"]["by_scenario"][1]["unsafe_departures"]["difference"]["middle"][23], -240);
    EXPECT_EQ(json["villages"][1], Json::parse("[310, 1, 400, 60, 9]"));
    EXPECT_EQ(json["assumptions"]["counts"]["assumed"], 2);
    EXPECT_EQ(json["assumptions"]["rows"][1]["scenarios"], (std::vector<int>{2}));
    EXPECT_FALSE(json["assumptions"]["rows"][0].contains("prior"));
    EXPECT_EQ(json["provenance"]["seed"], "7");
}

TEST_F(ReportDataOfAFile, FollowsBaselinePeriodAndDiscountRate) {
    Json json = to_json(read(1, {12, 23}, 0.03));
    EXPECT_EQ(json["baseline"], 1);
    EXPECT_EQ(json["first_month"], "2003-01");
    EXPECT_EQ(json["scenarios"][2]["outcomes"]["unsafe_departures"]["difference"], -36);
    EXPECT_EQ(json["economics"]["by_scenario"][1]["effects"][0]["verdict"], "baseline");
    EXPECT_TRUE(json["series"]["by_scenario"][1]["exploited"]["difference"].is_null());
    double annuity = 0;
    for (const double weight : discount_weights({12, 23}, 0.03)) annuity += weight;
    EXPECT_NEAR(json["economics"]["by_scenario"][2]["cost"]["mean"].get<double>(), 200 * annuity, 0.5);
}

/// Keys of all objects, with the type of what they hold; arrays by the first entry that is not null.
void shape(const Json& json, const std::string& path, std::set<std::string>& paths) {
    if (json.is_object()) {
        for (const auto& [key, value] : json.items()) shape(value, path + "/" + key, paths);
    } else if (json.is_array()) {
        for (const Json& entry : json) shape(entry, path + "[]", paths);
    } else if (!json.is_null()) {
        paths.insert(path + (json.is_number() ? " number" : std::string(" ") + json.type_name()));
    }
}

// The sample is of a real run, and what the page was made with.
TEST_F(ReportDataOfAFile, HasTheShapeOfTheSample) {
    std::set<std::string> made, sample;
    Json json = to_json(read());
    std::ifstream stream(SAVAN_REPORT_DATA_SAMPLE);
    Json recorded = Json::parse(stream);
    const std::set<std::string> by_content{"provenance", "assumptions"};  // keys depend on the run
    for (const auto& [key, value] : json.items())
        if (!by_content.contains(key)) shape(value, "/" + key, made);
    for (const auto& [key, value] : recorded.items())
        if (!by_content.contains(key)) shape(value, "/" + key, sample);
    // What a run happens to have: small cells, and a clear effect of knowing more.
    for (std::set<std::string>* paths : {&made, &sample})
        std::erase_if(*paths, [](const std::string& path) {
            return path.find("/hidden ") != path.npos ||
                   path.starts_with("/knowledge[]/effects[]/usd_per_case/");
        });
    std::vector<std::string> differing;
    std::ranges::set_symmetric_difference(made, sample, std::back_inserter(differing));
    EXPECT_THAT(differing, testing::IsEmpty());
}

TEST_F(ReportDataOfAFile, HoldsTheLedgerAndTheWaysOfEffects) {
    const ReportData data = read(0, {0, 11});
    const EventLedger& exploited = data.ledger.arms[1].events[2];
    EXPECT_EQ(exploited.people[static_cast<std::size_t>(Change::averted)].mean, (20 + 35) / 2.0);
    EXPECT_EQ(exploited.baseline.mean - exploited.scenario.mean, 27.5 - 6)
        << "of the whole run, whatever the period";
    EXPECT_EQ(data.partings[1].by_year[1].mean, 40);
    EXPECT_EQ(data.split[1][2].whole.mean, -9) << "the peers' part comes after the period";
    EXPECT_EQ(read().split[1][2].whole.mean, -9 - 5.5);
    const std::string text = ledger_markdown(data);
    EXPECT_THAT(text, HasSubstr("choice of coupling"));
    EXPECT_THAT(text, HasSubstr("27.5 [20.8, 34.3]"));
    EXPECT_THAT(split_markdown(data), HasSubstr("add up"));
    const std::string csv = ledger_csv(data);
    EXPECT_EQ(std::ranges::count(csv, '\n'), 1 + 3 * 4 * (7 + 8 + 7 * (2 + 5 + 2 + 11)));
}

TEST_F(ReportDataOfAFile, StaysSmall) {
    EXPECT_LT(std::filesystem::file_size(SAVAN_REPORT_DATA_SAMPLE), 400'000u);
    EXPECT_THAT(to_json(read()).dump(), Not(HasSubstr("00000000")));  // no noise of binary fractions
}

TEST_F(ReportDataOfAFile, MarkdownSaysWhatHappens) {
    const ReportData data = read();
    const std::string economics = economics_markdown(data);
    EXPECT_THAT(economics, HasSubstr("10 US$ [10, 10] for each unsafe departure averted"));
    EXPECT_THAT(economics,
                HasSubstr("not clear: up to 1.1 fewer and up to 1.1 more people exploited per 1,000"));
    EXPECT_THAT(economics, HasSubstr("efficient: 33 US$ a case more than events"));
    EXPECT_THAT(economics, HasSubstr("over chance alone: no parameter is drawn"));
    const std::string reach = reach_markdown(data);
    EXPECT_THAT(reach, HasSubstr("data against events: a data system or surveys more"));
    EXPECT_THAT(reach, HasSubstr("reach ratio +0.47"));
    EXPECT_THAT(reach, Not(HasSubstr("| no-programme")));
    const std::string equity = equity_markdown(data);
    EXPECT_THAT(equity, HasSubstr("### Unsafe departures, by district"));
    EXPECT_THAT(equity, HasSubstr(" -240 [-240, -240] "));
}

/// Commas that are not within quotes.
std::ptrdiff_t commas(const std::string& line) {
    const std::string open = std::regex_replace(line, std::regex("\"[^\"]*\""), "");
    return std::ranges::count(open, ',');
}

TEST_F(ReportDataOfAFile, CsvHasAByteOrderMarkLaoNamesAndNoFormulas) {
    const ReportData data = read();
    for (const std::string& text : {economics_csv(data), reach_csv(data), equity_csv(data)}) {
        EXPECT_TRUE(text.starts_with("\xEF\xBB\xBFscenario,title,title_lo,"));
        EXPECT_THAT(text, HasSubstr("\nevents,\"'=HYPERLINK(\"\"x\"\")|<b>\",ຊື່,"));
        const auto head = text.substr(0, text.find('\n'));
        const auto last = text.substr(text.rfind('\n', text.size() - 2) + 1);
        EXPECT_EQ(commas(head), commas(last));
    }
    EXPECT_THAT(equity_csv(data), HasSubstr(",district,Far,ໄກ,false,"));
    EXPECT_THAT(economics_csv(data), HasSubstr("ການອອກເດີນທາງທີ່ບໍ່ປອດໄພ"));
}

}  // namespace
}  // namespace savan::analysis
