// What is read is what was written.

#include <gmock/gmock.h>

#include <limits>

#include "sim/output/provenance.hpp"
#include "sim/output/results_reader.hpp"
#include "tests/output/sample_results.hpp"
#include "tests/output/temporary_folder.hpp"

namespace savan::output {
namespace {

using sample::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

void expect_equal(const Tallies& read, const Tallies& written) {
    EXPECT_EQ(read.months(), written.months());
    EXPECT_EQ(read.districts(), written.districts());
    EXPECT_EQ(read.interventions(), written.interventions());
    for (const MeasureRow& row : measure_table())
        EXPECT_TRUE(std::ranges::equal(read.all(row.measure), written.all(row.measure))) << row.name;
}

TEST(RoundTrip, EveryCountComesBack) {
    const TemporaryFolder folder;
    const Description d = sample::description();
    sample::write(folder / "r.h5", d);
    const Results results = Results::open(folder / "r.h5");
    ASSERT_EQ(results.replicates(), 4u);
    EXPECT_THAT(results.replicate_numbers(), ElementsAre(3, 4, 5, 6));
    EXPECT_TRUE(results.complete());
    for (std::size_t i = 0; i < 4; ++i) {
        const std::vector<Tallies> runs = results.replicate(i);
        ASSERT_EQ(runs.size(), 3u);
        for (std::size_t s = 0; s < 3; ++s) {
            const Tallies written = sample::run(d, s, d.first_replicate + static_cast<std::uint32_t>(i));
            expect_equal(runs[s], written);
            expect_equal(results.tallies(s, i), written);
            EXPECT_EQ(results.digest(s, i), written.digest());
        }
    }
}

// Two scenarios of so many months fill a chunk of the largest variables, so that the third is in one with room left.
TEST(RoundTrip, EveryCountComesBackFromSeveralChunks) {
    const TemporaryFolder folder;
    Description d = sample::description();
    d.months = 1300;
    d.replicates = 1;
    sample::write(folder / "r.h5", d, d.replicates);
    const std::vector<Tallies> runs = Results::open(folder / "r.h5").replicate(0);
    ASSERT_EQ(runs.size(), 3u);
    for (std::size_t s = 0; s < 3; ++s) expect_equal(runs[s], sample::run(d, s, d.first_replicate));
}

TEST(RoundTrip, EveryPairedCountComesBack) {
    const TemporaryFolder folder;
    for (const PairedParts parts : {PairedParts{true, true}, PairedParts{true, false},
                                    PairedParts{false, true}, PairedParts{false, false}}) {
        Description d = sample::description();
        d.parts = parts;
        sample::write(folder / "r.h5", d, d.replicates, true);
        const Results results = Results::open(folder / "r.h5");
        EXPECT_EQ(results.description().parts, parts);
        EXPECT_EQ(results.description().ledger_baseline, "as-was");
        for (const Check& check : results.verify())
            EXPECT_TRUE(check.passed) << check.name << ": " << check.words;
        std::vector<std::int64_t> second;  // scenario 1, all replicates
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t s = 0; s < 3; ++s) {
                const Pairing written =
                    sample::pairing(d, s, d.first_replicate + static_cast<std::uint32_t>(i));
                const Pairing read = results.pairing(s, i);
                for (const PairedRow& row : paired_table())
                    EXPECT_TRUE(std::ranges::equal(read.all(row.variable), written.all(row.variable)))
                        << row.name;
                EXPECT_EQ(results.paired_digest(s, i), written.digest());
                if (s != 1) continue;
                const auto partings = written.all(Paired::partings);
                second.insert(second.end(), partings.begin(), partings.end());
            }
        EXPECT_EQ(results.read(Paired::partings, 1), second);
        EXPECT_EQ(second.empty(), !parts.partings);
    }
}

TEST(RoundTrip, OneMeasureOfAScenarioIsInCOrder) {
    const TemporaryFolder folder;
    const Description d = sample::description();
    sample::write(folder / "r.h5", d);
    const Results results = Results::open(folder / "r.h5");
    std::vector<std::int64_t> wanted;
    for (std::uint32_t r = 3; r < 7; ++r) {
        const Tallies run = sample::run(d, 1, r);
        wanted.insert(wanted.end(), run.all(Measure::departures).begin(), run.all(Measure::departures).end());
    }
    EXPECT_EQ(results.read(Measure::departures, 1), wanted);
}

TEST(RoundTrip, InterventionsStandInTheUnionOfAllScenarios) {
    const TemporaryFolder folder;
    const Description d = sample::description();
    sample::write(folder / "r.h5", d);
    const Results results = Results::open(folder / "r.h5");
    EXPECT_THAT(results.interventions(), ElementsAre("events", "after-class", "cash"));
    const auto measure = static_cast<std::size_t>(Measure::doses);
    // First month and district of replicate 3: a scenario's own numbers under the union's names.
    const auto first = [&](std::size_t scenario) {
        const std::vector<std::int64_t> all = results.read(Measure::doses, scenario);
        return std::vector<std::int64_t>(all.begin(), all.begin() + 3);
    };
    EXPECT_THAT(first(0), ElementsAre(0, 0, 0));
    EXPECT_THAT(first(1), ElementsAre(sample::number(1, 3, measure, 0), sample::number(1, 3, measure, 1), 0));
    EXPECT_THAT(first(2), ElementsAre(sample::number(2, 3, measure, 2), sample::number(2, 3, measure, 1),
                                      sample::number(2, 3, measure, 0)));
}

TEST(RoundTrip, TheDescriptionComesBack) {
    const TemporaryFolder folder;
    const Description d = sample::description(false);
    sample::write(folder / "r.h5", d);
    const Results results = Results::open(folder / "r.h5");
    const Description& read = results.description();
    ASSERT_EQ(read.scenarios.size(), 3u);
    for (std::size_t s = 0; s < 3; ++s) {
        const ScenarioInfo &a = read.scenarios[s], &b = d.scenarios[s];
        EXPECT_EQ(std::tie(a.name, a.title, a.title_lo, a.finding, a.text, a.resolved, a.interventions,
                           a.intervention_kinds),
                  std::tie(b.name, b.title, b.title_lo, b.finding, b.text, b.resolved, b.interventions,
                           b.intervention_kinds));
    }
    EXPECT_EQ(std::tie(read.districts, read.districts_lo, read.months, read.seed, read.first_replicate,
                       read.replicates, read.argv, read.reproducible, read.explained_json),
              std::tie(d.districts, d.districts_lo, d.months, d.seed, d.first_replicate, d.replicates, d.argv,
                       d.reproducible, d.explained_json));
    EXPECT_EQ(read.libraries.at("oneTBB"), "2021.8");
    EXPECT_EQ(read.libraries.at("HDF5"), hdf5_version());
    EXPECT_EQ(read.libraries.at("zlib"), deflate_version());
    EXPECT_EQ(results.provenance().at("host"), host_name());
    EXPECT_EQ(results.provenance().at("git_revision"), build().git_revision);
    EXPECT_EQ(results.find_scenario("cash-first"), 2u);
    EXPECT_EQ(results.find_scenario("cash"), 3u);
}

TEST(RoundTrip, VerifyingFindsEverythingInOrder) {
    const TemporaryFolder folder;
    for (const bool reproducible : {true, false}) {
        sample::write(folder / (reproducible ? "a.h5" : "b.h5"), sample::description(reproducible));
        const auto checks = Results::open(folder / (reproducible ? "a.h5" : "b.h5")).verify();
        EXPECT_EQ(checks.size(), 7u);
        for (const Check& check : checks) EXPECT_TRUE(check.passed) << check.name << ": " << check.words;
    }
}

TEST(RoundTrip, WithoutAnyIntervention) {
    const TemporaryFolder folder;
    Description d = sample::description();
    d.scenarios.resize(1);
    sample::write(folder / "r.h5", d, 2);
    const Results results = Results::open(folder / "r.h5", Incomplete::accept);
    EXPECT_TRUE(results.interventions().empty());
    EXPECT_TRUE(results.read(Measure::cost, 0).empty());
    expect_equal(results.tallies(0, 1), sample::run(d, 0, 4));
    for (const Check& check : results.verify())
        EXPECT_TRUE(check.passed) << check.name << ": " << check.words;
}

TEST(RoundTrip, AnInterruptedRunKeepsWhatIsWhole) {
    const TemporaryFolder folder;
    const Description d = sample::description();
    sample::write(folder / "r.h5", d, 2);
    try {
        Results::open(folder / "r.h5");
        ADD_FAILURE() << "an incomplete file was taken for a complete one";
    } catch (const OutputError& error) {
        EXPECT_EQ(error.fault, Fault::incomplete);
        EXPECT_THAT(error.what(), HasSubstr("2 of 4 replicates"));
    }
    const Results results = Results::open(folder / "r.h5", Incomplete::accept);
    EXPECT_FALSE(results.complete());
    EXPECT_EQ(results.description().replicates, 4u);
    EXPECT_THAT(results.replicate_numbers(), ElementsAre(3, 4));
    for (std::size_t s = 0; s < 3; ++s) expect_equal(results.tallies(s, 1), sample::run(d, s, 4));
    for (const Check& check : results.verify())
        EXPECT_TRUE(check.passed) << check.name << ": " << check.words;
}

TEST(Reproducible, EqualInputsGiveEqualBytes) {
    const TemporaryFolder folder;
    Description d = sample::description();
    sample::write(folder / "a.h5", d);
    d.argv = {"savan", "run", "--threads", "7"};
    sample::write(folder / "b.h5", d);
    const std::string bytes = sample::bytes_of(folder / "a.h5");
    EXPECT_GT(bytes.size(), 10000u);
    EXPECT_TRUE(bytes == sample::bytes_of(folder / "b.h5"));
    // Wherever they are: no host, no hour, no command.
    for (const char* absent : {"host", "time_started", "time_finished", "date_created", "argv"})
        EXPECT_EQ(bytes.find(absent), std::string::npos) << absent;
    d.seed = 2006;
    sample::write(folder / "c.h5", d);
    EXPECT_FALSE(bytes == sample::bytes_of(folder / "c.h5"));
}

TEST(Counts, TooLargeForTheFileIsAnErrorAndNotAnotherNumber) {
    const TemporaryFolder folder;
    const Description d = sample::description();
    for (const std::int64_t limit : {std::int64_t{std::numeric_limits<std::int32_t>::max()} + 1,
                                     std::int64_t{std::numeric_limits<std::int32_t>::min()} - 1}) {
        ResultsWriter writer(folder / "r.h5", d, false);
        auto runs = sample::replicate(d, 3);
        runs[1].all(Measure::aware)[17] = limit;
        try {
            writer.add(3, runs, sample::pairings(d, 3));
            ADD_FAILURE() << "an overflow was swallowed";
        } catch (const OutputError& error) {
            EXPECT_EQ(error.fault, Fault::out_of_range);
            EXPECT_THAT(error.what(), HasSubstr("\"aware\""));
        }
        EXPECT_THROW(writer.add(3, sample::replicate(d, 3), sample::pairings(d, 3)), std::logic_error);
    }
    EXPECT_EQ(folder.files(), 0);
}

TEST(Counts, MoneyAndHoursAreHeldIn64Bits) {
    const TemporaryFolder folder;
    Description d = sample::description();
    d.replicates = 1;
    auto runs = sample::replicate(d, 3);
    constexpr std::int64_t much = std::int64_t{1} << 52;
    for (const Measure measure : {Measure::cost, Measure::hours, Measure::income, Measure::remittances})
        runs[1].all(measure)[3] = much;
    ResultsWriter writer(folder / "r.h5", d, false);
    writer.add(3, runs, sample::pairings(d, 3));
    writer.finish();
    expect_equal(Results::open(folder / "r.h5").tallies(1, 0), runs[1]);
}

TEST(Use, WrongUseIsRefused) {
    const TemporaryFolder folder;
    const Description d = sample::description();
    ResultsWriter writer(folder / "r.h5", d, false);
    EXPECT_THROW(writer.add(4, sample::replicate(d, 4), sample::pairings(d, 4)), std::invalid_argument)
        << "replicates come in order";
    EXPECT_THROW(writer.finish(0), std::invalid_argument);
    EXPECT_THROW(writer.finish(), std::invalid_argument) << "none was added";
    auto runs = sample::replicate(d, 3);
    std::swap(runs[0], runs[1]);
    EXPECT_THROW(writer.add(3, runs, sample::pairings(d, 3)), std::invalid_argument)
        << "another number of interventions";
    std::swap(runs[0], runs[1]);
    Description other = d;
    other.parts = {};
    EXPECT_THROW(writer.add(3, runs, sample::pairings(other, 3)), std::invalid_argument)
        << "parts are missing";
    runs.pop_back();
    EXPECT_THROW(writer.add(3, runs, sample::pairings(d, 3)), std::invalid_argument);
    Description empty = d;
    empty.scenarios.clear();
    EXPECT_THROW(ResultsWriter(folder / "e.h5", empty, false), std::invalid_argument);
}

TEST(Sha256, FipsExamples) {
    // FIPS 180-2, appendix B.
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Provenance, SaysWhatTheProgramIsMadeOf) {
    EXPECT_THAT(build().version, testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
    EXPECT_THAT(build().git_revision, testing::MatchesRegex("unknown|[0-9a-f]+(-dirty)?"));
    EXPECT_THAT(std::string(build().flags), HasSubstr("-ffp-contract=off"));
    EXPECT_THAT(utc_now(), testing::MatchesRegex("20..-..-..T..:..:..Z"));
    EXPECT_THAT(hdf5_version(), testing::StartsWith("1."));
    EXPECT_THAT(openssl_version(), Not(testing::IsEmpty()));
}

}  // namespace
}  // namespace savan::output
