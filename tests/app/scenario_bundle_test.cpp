#include "sim/app/scenario_bundle.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sim/app/console.hpp"

namespace savan::app {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

scenario::Loaded with_sources(std::vector<scenario::Source> sources) {
    scenario::Loaded loaded;
    loaded.sources = std::move(sources);
    return loaded;
}

ExitCode code_of(std::string_view bundle) {
    const TemporaryFolder folder;
    try {
        unpack(bundle, folder.path());
        return ExitCode::ok;
    } catch (const Failure& failure) {
        return failure.code;
    }
}

TEST(ScenarioBundle, ComesBackAsItWas) {
    const std::string awkward = "##@ file trap.toml (3 bytes)\nno line end";
    const auto loaded = with_sources({{"/a/b/plans/one (2 bytes).toml", awkward},
                                      {"/a/b/base.toml", "title = \"ພື້ນຖານ\"\r\n"},
                                      {"/a/b/data/empty.csv", ""}});
    const std::string bundle = pack(loaded, {{"income.coverage=0.4", "x=a b"}, 24});
    const TemporaryFolder folder;
    const Unpacked unpacked = unpack(bundle, folder.path());
    EXPECT_EQ(unpacked.file, folder.path() / "plans/one (2 bytes).toml");
    EXPECT_EQ(text_of(unpacked.file), awkward);
    EXPECT_EQ(text_of(folder.path() / "base.toml"), "title = \"ພື້ນຖານ\"\r\n");
    EXPECT_TRUE(fs::exists(folder.path() / "data/empty.csv"));
    EXPECT_EQ(unpacked.overrides.set, (std::vector<std::string>{"income.coverage=0.4", "x=a b"}));
    EXPECT_EQ(unpacked.overrides.months, 24);
    EXPECT_FALSE(unpacked.overrides.uncertain_effects);
    const TemporaryFolder other;
    EXPECT_TRUE(unpack(pack(loaded, {{}, {}, true}), other.path()).overrides.uncertain_effects);
}

TEST(ScenarioBundle, DoesNotTellWhereTheFilesStood) {
    const auto here = with_sources({{"/a/b/plans/one.toml", "1"}, {"/a/b/base.toml", "2"}});
    const auto there =
        with_sources({{"/elsewhere/plans/one.toml", "1"}, {"/elsewhere/plans/../base.toml", "2"}});
    EXPECT_EQ(pack(here, {}), pack(there, {}));
    const std::vector<std::string> names{"plans/one.toml", "base.toml"};
    EXPECT_EQ(shortened_paths(there.sources), names);
}

TEST(ScenarioBundle, RefusesWhatIsNone) {
    EXPECT_EQ(code_of("##@ file a.toml (3 bytes)\nabc\n"), ExitCode::ok);
    EXPECT_EQ(code_of(""), ExitCode::verification);
    EXPECT_EQ(code_of("title = \"x\"\n"), ExitCode::verification);
    EXPECT_EQ(code_of("##@ file a.toml (4 bytes)\nabc\n"), ExitCode::verification);
    EXPECT_EQ(code_of("##@ file a.toml (2 bytes)\nabc\n"), ExitCode::verification);
    EXPECT_EQ(code_of("##@ file a.toml (x bytes)\nabc\n"), ExitCode::verification);
    EXPECT_EQ(code_of("##@ file a.toml (3 bytes)\nabc\n##@ months horizon (2 bytes)\n2x\n"),
              ExitCode::verification);
    EXPECT_EQ(code_of("##@ magic a.toml (3 bytes)\nabc\n"), ExitCode::verification);
}

TEST(ScenarioBundle, NeverWritesOutsideItsFolder) {
    EXPECT_EQ(code_of("##@ file ../a.toml (1 bytes)\nx\n"), ExitCode::verification);
    EXPECT_EQ(code_of("##@ file b/../../a.toml (1 bytes)\nx\n"), ExitCode::verification);
    EXPECT_EQ(code_of("##@ file /tmp/a.toml (1 bytes)\nx\n"), ExitCode::verification);
}

TEST(TemporaryFolder, GoesWithTheObject) {
    fs::path path;
    {
        const TemporaryFolder folder;
        path = folder.path();
        std::ofstream(path / "file") << "x";
        EXPECT_TRUE(fs::exists(path / "file"));
    }
    EXPECT_FALSE(fs::exists(path));
}

}  // namespace
}  // namespace savan::app
