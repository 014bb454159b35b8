/// Files that are missing, of another kind, unreadable, damaged or in a circle; and spoilt data files.

#include <gmock/gmock.h>
#include <unistd.h>

#include "tests/scenario/workshop.hpp"

namespace savan::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using FilesTest = Workshop;

TEST_F(FilesTest, MissingFile) {
    write("as-was.toml", "");
    EXPECT_THAT(problems_of(folder / "as-wsa.toml"),
                ElementsAre(" cannot read the file (there is no such file) did you mean \"as-was.toml\"?"));
}

TEST_F(FilesTest, MissingBaseIsBlamedWhereItIsNamed) {
    const auto path = write("x.toml", "title = \"x\"\nextends = \"nowhere.toml\"\n");
    EXPECT_THAT(problems_of(path), ElementsAre("2:11: cannot read \"" + (folder / "nowhere.toml").string() +
                                               "\" (there is no such file) check the name and the folder"));
}

TEST_F(FilesTest, MistakesOfAFileWithAMissingBaseAreReportedToo) {
    EXPECT_EQ(problems_of(write("x.toml", "extends = \"nowhere.toml\"\nmonth = 3\n")).size(), 2u);
}

TEST_F(FilesTest, DirectoryInsteadOfAFile) {
    EXPECT_THAT(problems_of(folder),
                ElementsAre(" cannot read the file (it is a directory) name a file in it"));
}

TEST_F(FilesTest, FileWithoutPermission) {
    using std::filesystem::perms;
    const auto secret = write("secret.toml", "months = 3\n");
    std::filesystem::permissions(folder, perms::owner_all | perms::others_exec);
    std::filesystem::permissions(secret, perms::none);
    constexpr uid_t nobody = 65534;
    const bool root = geteuid() == 0;  // may read everything
    ASSERT_TRUE(!root || seteuid(nobody) == 0);
    const auto found = problems_of(secret);
    ASSERT_TRUE(!root || seteuid(0) == 0);
    EXPECT_THAT(found, ElementsAre(" cannot read the file (Permission denied) check its permissions"));
}

TEST_F(FilesTest, EndlessFile) {
    EXPECT_THAT(problems_of("/dev/zero"),
                ElementsAre(" cannot read the file (it is larger than 16 MB) name a scenario file"));
}

TEST_F(FilesTest, CircleOfFiles) {
    const auto first = write("a.toml", "extends = \"sub/b.toml\"\n");
    write("sub/b.toml", "title = \"b\"\nextends = \"../a.toml\"\n");
    EXPECT_THAT(problems_of(first),
                ElementsAre("b.toml:2:11: \"" + first.string() +
                            "\" extends itself (the chain of files leads back to it) let the last "
                            "file of the chain extend nothing"));
}

TEST_F(FilesTest, NoDataFolder) {
    EXPECT_THAT(
        problems_of(write("x.toml", "months = 3\n")),
        ElementsAre(" no data folder (districts and villages are needed; neither this file nor one that it "
                    "extends has \"data\") write extends = \"base.toml\""));
}

TEST_F(FilesTest, NotUtf8) {
    EXPECT_THAT(problems_of(write("x.toml", "months = 3\ntitle = \"\xE0\xBA\xA5 \xE9\"\n")),
                ElementsAre("2:12: byte 0xe9 is not text (the file is not valid UTF-8) save it as UTF-8"));
}

TEST_F(FilesTest, OverlongFormsAndSurrogatesAreNotUtf8) {
    for (const char* bytes :
         {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF", "\xF4\x90\x80\x80", "\xE0\xBA"})
        EXPECT_EQ(problems_of(write("x.toml", std::string("# ") + bytes)).size(), 1u);
}

/// toml++ 3.3 takes these bytes for the end of the text or runs into undefined behaviour.
TEST_F(FilesTest, NonAsciiByteInABareKeyThatMisleadsTheParser) {
    EXPECT_THAT(problems_of(write("x.toml", std::string("w\xC8\x9D"
                                                        "1\x08",
                                                        5))),
                ElementsAre("1:4: control character 0x08 (text files hold none) remove it"));
    EXPECT_THAT(
        problems_of(write("y.toml",
                          "w\xC8\x9D"
                          "1 = 2")),
        ElementsAre("1:2: not valid TOML (a letter beyond ASCII outside quotes) put quotes around the text"));
}

/// Header-only builds of toml++ 3.3 abort on these.
TEST_F(FilesTest, ControlBytesInATableHeaderThatAbortTheParser) {
    EXPECT_THAT(problems_of(write("x.toml", std::string("[\x01\0\0b", 5))),
                ElementsAre("1:2: control character 0x01 (text files hold none) remove it"));
}

TEST_F(FilesTest, LaoTextInStringsAndCommentsIsWelcome) {
    const std::string lao = "\u0ea5\u0eb2\u0ea7";
    const auto path = write_delta("# " + lao + " \"\ntitle_lo = \"" + lao + " # \\\" " + lao +
                                  "\"\nfinding = '''" + lao + "\n' " + lao + "'''\n");
    EXPECT_THAT(problems_of(path), IsEmpty());
    EXPECT_EQ(load(path).scenario.title_lo, lao + " # \" " + lao);
}

/// Replaces the first `from` in a data file.
void spoil(const std::filesystem::path& path, const std::string& from, const std::string& to) {
    std::ifstream in(path);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    std::ofstream(path) << text.replace(at, from.size(), to);
}

TEST_F(FilesTest, MisnamedColumn) {
    const auto path = write_own_data();
    spoil(folder / "data" / "villages.csv", "residents", "people");
    EXPECT_THAT(
        problems_of(path),
        ElementsAre(
            "villages.csv:1:1: missing column \"residents\" (every row needs it) add it",
            "villages.csv:1:17: unknown column \"people\" (not a column of villages.csv) known are number, "
            "district, residents, km_to_crossing, km_to_secondary, source, status"));
}

TEST_F(FilesTest, MissingDataFile) {
    const auto path = write_own_data();
    std::filesystem::remove(folder / "data" / "villages.csv");
    EXPECT_THAT(problems_of(path),
                ElementsAre("1:8: cannot read \"" + (folder / "data" / "villages.csv").string() +
                            "\" (there is no such file) check the name and the folder"));
}

struct Spoilt {
    const char *name, *file, *from, *to, *problem;
};

std::ostream& operator<<(std::ostream& out, const Spoilt& spoilt) { return out << spoilt.name; }

class SpoiltDataTest : public Workshop, public testing::WithParamInterface<Spoilt> {};

TEST_P(SpoiltDataTest, IsBlamedAtItsCell) {
    const auto path = write_own_data();
    ASSERT_THAT(problems_of(path), IsEmpty());
    spoil(folder / "data" / GetParam().file, GetParam().from, GetParam().to);
    EXPECT_THAT(problems_of(path), ElementsAre(GetParam().problem));
}

constexpr Spoilt spoilt[] = {
    {"number", "districts.csv", "55059", "55 059",
     "districts.csv:2:35: \"55 059\" is not a number (column residents) write digits, as in 12.5"},
    {"sum_of_villages", "districts.csv", "55059", "55060",
     "districts.csv:2:35: residents of xayphouthong do not add up (its villages have 55059 in all, the "
     "district 55060) correct villages.csv or this number"},
    {"cells", "districts.csv", ",derived,\"mean", ",derived,1,\"mean",
     "districts.csv:2:1: 8 cells in this line (the header has 7) put text with commas in quotes"},
    {"quotation", "household_sizes.csv",
     "14,0.00113,hh_size_2005,assumed,\"one more than a Poisson number, cut at 14, with the published mean "
     "5.9\"",
     "14,0.00113,hh_size_2005,assumed,\"one more",
     "household_sizes.csv:15:33: quotation without end (a cell that opens with a quote must close with one) "
     "add the closing quote"},
    {"village_twice", "villages.csv", "\n102,", "\n101,",
     "villages.csv:3:1: village 101 stands twice (numbers are unique) renumber one"},
    {"sum_of_shares", "age_structure.csv", "0.06121", "0.07121",
     "age_structure.csv:2:10: shares add up to 1.010000 (all rows together must give 1) correct the column"},
    {"negative_share", "household_sizes.csv", "0.00741", "-0.1",
     "household_sizes.csv:2:3: share = -0.1 is out of range (column share) give a value from 0 to 1"},
    {"infinite_share", "household_sizes.csv", "0.00741", "inf",
     "household_sizes.csv:2:3: \"inf\" is not a number (column share) write digits, as in 12.5"},
    {"age_group", "age_structure.csv", "female,5,", "female,6,",
     "age_structure.csv:3:8: age group 6 stands twice or is none (groups begin at 0, 5, .. 65) give each "
     "once for each sex"},
    {"sex", "age_structure.csv", "female,0,", "femal,0,",
     "age_structure.csv:2:1: unknown sex \"femal\" (not one of those known) did you mean \"female\"?"},
    {"source", "age_structure.csv", "share_0_14_2005", "share_0_14_2006",
     "age_structure.csv:2:18: unknown source \"share_0_14_2006\" (not an id of evidence.csv) did you mean "
     "\"share_0_14_2005\"?"},
    {"status", "age_structure.csv", ",assumed,", ",asumed,",
     "age_structure.csv:2:34: unknown status \"asumed\" (how well a number is known) did you mean "
     "\"assumed\"?"},
    {"assumed_as_read", "age_structure.csv", "assumed,assumed", "assumed,read",
     "age_structure.csv:7:27: status \"read\" of an assumed number (only a source can be read) write "
     "assumed"},
};

INSTANTIATE_TEST_SUITE_P(Data, SpoiltDataTest, testing::ValuesIn(spoilt),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace savan::scenario
