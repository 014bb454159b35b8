/// A file of labelled arrays is whole, says what it is, and gives its document back.

#include "sim/output/array_file.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <fstream>
#include <limits>

#include "sim/output/hdf5_handle.hpp"
#include "sim/output/results_reader.hpp"
#include "sim/output/sealed_reading.hpp"
#include "tests/output/sample_results.hpp"
#include "tests/output/temporary_folder.hpp"

namespace savan::output {
namespace {

using sample::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;

ArrayFile small() {
    return {
        .content = "sensitivity",
        .title = "Small",
        .comment = "by hand",
        .dimensions = {{"scenario", "scenario", {"a", "ຂ"}}, {"factor", "factor", {"x", "y", "z"}}},
        .texts = {{"factor_unit", "unit", "factor", {"month", "US$", ""}}},
        .arrays = {{"first", "share", "share", {"scenario", "factor"}, {1, 2, 3, 4, 5, 0.1}},
                   {"mean", "mean", "people", {"scenario"}, {-7, std::numeric_limits<double>::quiet_NaN()}}},
        .document = "{\"text\": \"ຂໍ້ຄວາມ\"}\n"};
}

Fault fault_of(const std::filesystem::path& path, std::string_view content, std::string& words) {
    try {
        read_array_document(path, content);
    } catch (const OutputError& error) {
        words = error.what();
        return error.fault;
    }
    ADD_FAILURE() << "it was read";
    return {};
}

TEST(ArrayFile, HoldsLabelsNumbersAndDocument) {
    const TemporaryFolder folder;
    write_array_file(folder / "s.h5", small(), false);
    EXPECT_TRUE(begins_as_hdf5(folder / "s.h5"));
    EXPECT_EQ(read_array_document(folder / "s.h5", "sensitivity"), small().document);
    const hdf5::Handle file = open_sealed(folder / "s.h5", Content::arrays);
    EXPECT_THAT(hdf5::read_strings(file, "scenario"), ElementsAre("a", "ຂ"));
    EXPECT_THAT(hdf5::read_strings(file, "factor_unit"), ElementsAre("month", "US$", ""));
    EXPECT_THAT(hdf5::extent_of(hdf5::open_dataset(file, "first")), ElementsAre(2, 3));
    EXPECT_THAT(hdf5::read_doubles(file, "first"), ElementsAre(1, 2, 3, 4, 5, 0.1));
    EXPECT_TRUE(std::isnan(hdf5::read_doubles(file, "mean").at(1)));
}

TEST(ArrayFile, EqualContentsGiveEqualBytesAndNothingIsReplacedUnasked) {
    const TemporaryFolder folder;
    write_array_file(folder / "a.h5", small(), false);
    write_array_file(folder / "b.h5", small(), false);
    const auto bytes = [&](const char* name) {
        std::ifstream file(folder / name, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    EXPECT_EQ(bytes("a.h5"), bytes("b.h5"));
    EXPECT_THROW(write_array_file(folder / "a.h5", small(), false), OutputError);
    write_array_file(folder / "a.h5", small(), true);
    EXPECT_EQ(bytes("a.h5"), bytes("b.h5"));
}

TEST(ArrayFile, OtherFilesAreRefused) {
    const TemporaryFolder folder;
    std::string words;
    EXPECT_EQ(fault_of(folder / "none.h5", "sensitivity", words), Fault::missing);
    EXPECT_FALSE(begins_as_hdf5(folder / "none.h5"));

    write_array_file(folder / "s.h5", small(), false);
    EXPECT_EQ(fault_of(folder / "s.h5", "calibration", words), Fault::foreign);
    EXPECT_THAT(words, HasSubstr("is no file of savan calibration"));
    EXPECT_THROW(Results::open(folder / "s.h5"), OutputError);

    sample::write(folder / "r.h5");
    EXPECT_EQ(fault_of(folder / "r.h5", "sensitivity", words), Fault::foreign);
    EXPECT_THAT(words, HasSubstr("monthly counts"));
}

TEST(ArrayFile, AChangedByteIsFound) {
    const TemporaryFolder folder;
    write_array_file(folder / "s.h5", small(), false);
    std::fstream file(folder / "s.h5", std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(-1, std::ios::end);
    file.put('!');
    file.close();
    std::string words;
    EXPECT_EQ(fault_of(folder / "s.h5", "sensitivity", words), Fault::damaged);
}

TEST(ArrayFile, ArraysOfAnotherLengthAreWrongUse) {
    const TemporaryFolder folder;
    ArrayFile file = small();
    file.arrays[0].values.pop_back();
    EXPECT_THROW(write_array_file(folder / "s.h5", file, false), std::invalid_argument);
    file = small();
    file.texts[0].dimension = "nothing";
    EXPECT_THROW(write_array_file(folder / "s.h5", file, false), std::invalid_argument);
    EXPECT_FALSE(std::filesystem::exists(folder / "s.h5"));
}

}  // namespace
}  // namespace savan::output
