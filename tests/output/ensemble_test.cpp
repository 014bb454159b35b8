/// A file of runs under the members of an ensemble says which parameters and which luck each run had.

#include <gmock/gmock.h>

#include "sim/output/results_reader.hpp"
#include "sim/output/schema.hpp"
#include "sim/output/sealed_reading.hpp"
#include "tests/output/sample_results.hpp"
#include "tests/output/temporary_folder.hpp"

namespace savan::output {
namespace {

using sample::TemporaryFolder;
using testing::ElementsAre;

std::int64_t layout_of(const std::filesystem::path& path) {
    return hdf5::read_integer_attribute(open_sealed(path, Content::results), "schema_version");
}

std::vector<std::int64_t> column(const std::filesystem::path& path, const char* name) {
    return hdf5::read_integers(open_sealed(path, Content::results), name);
}

TEST(EnsembleFile, TheEnsembleComesBack) {
    const TemporaryFolder folder;
    const Description d = sample::with_ensemble(sample::description());
    sample::write(folder / "r.h5", d);
    const Results results = Results::open(folder / "r.h5");
    const EnsembleInfo& read = results.description().ensemble;
    EXPECT_EQ(read.text, d.ensemble.text);
    EXPECT_EQ(read.parameters, d.ensemble.parameters);
    EXPECT_EQ(read.members, d.ensemble.members);
    EXPECT_EQ(read.values, d.ensemble.values);
    EXPECT_EQ(read.lucks, 2u);
    EXPECT_THAT(column(folder / "r.h5", "member"), ElementsAre(2, 2, 7, 7));
    EXPECT_THAT(column(folder / "r.h5", "luck"), ElementsAre(0, 1, 0, 1));
    for (const Check& check : results.verify())
        EXPECT_TRUE(check.passed) << check.name << ": " << check.words;
    EXPECT_EQ(results.verify().back().name, "ensemble");
}

TEST(EnsembleFile, IsOfANewerLayoutSoThatOlderReadersDoNotMistakeItsBands) {
    const TemporaryFolder folder;
    sample::write(folder / "with.h5", sample::with_ensemble(sample::description()));
    sample::write(folder / "without.h5");
    EXPECT_EQ(layout_of(folder / "with.h5"), schema_version);
    EXPECT_EQ(layout_of(folder / "without.h5"), plain_schema_version);
    const Results without = Results::open(folder / "without.h5");
    EXPECT_FALSE(without.description().ensemble.any());
    EXPECT_NE(without.verify().back().name, "ensemble");
}

TEST(EnsembleFile, AnInterruptedRunKeepsMembersAndLucksOfWhatIsWhole) {
    const TemporaryFolder folder;
    sample::write(folder / "r.h5", sample::with_ensemble(sample::description()), 3);
    EXPECT_THAT(column(folder / "r.h5", "member"), ElementsAre(2, 2, 7));
    EXPECT_THAT(column(folder / "r.h5", "luck"), ElementsAre(0, 1, 0));
    const Results results = Results::open(folder / "r.h5", Incomplete::accept);
    for (const Check& check : results.verify())
        EXPECT_TRUE(check.passed) << check.name << ": " << check.words;
}

TEST(EnsembleFile, RunsThatAreNotMembersTimesLucksAreWrongUse) {
    const TemporaryFolder folder;
    Description d = sample::with_ensemble(sample::description());
    d.ensemble.lucks = 3;
    EXPECT_THROW(ResultsWriter(folder / "r.h5", d, false), std::invalid_argument);
    d = sample::with_ensemble(sample::description());
    d.ensemble.values.back().pop_back();
    EXPECT_THROW(ResultsWriter(folder / "r.h5", d, false), std::invalid_argument);
}

}  // namespace
}  // namespace savan::output
