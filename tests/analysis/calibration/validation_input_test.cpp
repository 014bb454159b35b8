/// From files to what the page shows, and files that are not what they should be.

#include "analysis/calibration/validation_input.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/calibration/observe_targets.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/output_error.hpp"
#include "sim/output/sha256.hpp"
#include "tests/output/temporary_folder.hpp"

namespace savan::calibration {
namespace {

using nlohmann::json;
using output::sample::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string scenarios = SAVAN_SCENARIOS;

class Inputs : public testing::Test {
protected:
    Inputs() {
        const auto table = [](const std::string& head, const std::string& observable,
                              const std::string& more) {
            return "[" + head + "]\nobservable = \"" + observable + "\"\nscenario = \"" + scenarios +
                   "/as-was.toml\"\nmonths = [\"2002-01\", \"2002-02\"]\nvalue = 0.1\nsource = "
                   "\"mig_female_2003\"\n"
                   "known_year = 2003\nmeaning = \"so and so\"\n" +
                   more;
        };
        const std::string errors = "sampling_sd = 0.1\ndiscrepancy_sd = 0\n";
        output::sample::write_bytes(folder.path() / "targets.toml",
                                    "evidence = \"" + scenarios + "/data/evidence.csv\"\n" +
                                        table("target.a", "migrants_female", errors) +
                                        table("target.b", "aware_share", errors + "fit = false\n") +
                                        table("check.up", "aware_share",
                                              "bound = \"at-least\"\nchange = \"absolute\"\nbaseline = \"" +
                                                  scenarios + "/no-programme.toml\"\n") +
                                        "[not_compared.poverty_lao_2002_03]\nwhy = \"no line\"\n");
        file = read_targets(folder.path() / "targets.toml");
        const json quantiles = {{"5", 1}, {"25", 2}, {"50", 3}, {"75", 4}, {"95", 5}};
        result = {{"savan_calibration_result", 1},
                  {"version", "1.0"},
                  {"git_revision", "abc"},
                  {"targets_sha256", output::sha256(file.text)},
                  {"runs", 40},
                  {"runs_digest", "ff"},
                  {"settled", true},
                  {"parameters",
                   {{{"name", "intention.base"},
                     {"unit", "log hazard"},
                     {"prior", {{"distribution", "normal(0, 1)"}, {"quantiles", quantiles}}},
                     {"posterior", {{"mean", 3}, {"quantiles", quantiles}}},
                     {"width_ratio", 0.25},
                     {"verdict", "identified"}}}},
                  {"ties", {{{"first", "x"}, {"second", "y"}, {"correlation", -0.7}}}},
                  {"targets",
                   {{{"id", "a"}, {"fitted", true}, {"members", {0.5, nullptr, 0.6}}},
                    {{"id", "b"}, {"fitted", false}, {"members", {0.1, 0.2, 0.3}}}}},
                  {"checks", {{{"id", "up"}, {"fitted", false}, {"members", {0.2, 0.2, 0.3}}}}}};
    }

    std::filesystem::path write() {
        output::sample::write_bytes(folder.path() / "calibration.json", result.dump());
        return folder.path() / "calibration.json";
    }
    std::string words_of_reading() {
        try {
            read_validation(write(), file);
        } catch (const sweep::SweepError& error) {
            return error.what();
        }
        return "";
    }

    TemporaryFolder folder;
    scenario::TargetFile file;
    json result;
};

TEST_F(Inputs, TheResultOfACalibrationIsSetBesideItsTargets) {
    const Validation v = read_validation(write(), file);
    EXPECT_EQ(v.made_by, "savan 1.0 (abc)");
    EXPECT_EQ(v.runs, 40u);
    EXPECT_EQ(v.members, 3u);
    ASSERT_EQ(v.targets.size(), 2u);
    EXPECT_EQ(v.targets[0].target.value, 0.1);
    EXPECT_TRUE(v.targets[0].fitted);
    EXPECT_TRUE(std::isnan(v.targets[0].members[1]));
    EXPECT_THAT(v.targets[1].members, ElementsAre(0.1, 0.2, 0.3));
    ASSERT_EQ(v.checks.size(), 1u);
    EXPECT_EQ(v.checks[0].target.bound, scenario::Bound::at_least);
    EXPECT_FALSE(v.checks[0].fitted);
    EXPECT_THAT(v.checks[0].members, ElementsAre(0.2, 0.2, 0.3));
    ASSERT_EQ(v.parameters.size(), 1u);
    EXPECT_EQ(v.parameters[0].posterior.median, 3);
    EXPECT_EQ(v.parameters[0].width_ratio, 0.25);
    ASSERT_EQ(v.ties.size(), 1u);
    EXPECT_EQ(v.ties[0].correlation, -0.7);
    EXPECT_EQ(v.not_compared.size(), 1u);
}

TEST_F(Inputs, AFileThatIsNotWhatItShouldBeIsRefused) {
    result["targets_sha256"] = "0";
    EXPECT_THAT(words_of_reading(), HasSubstr("made with other targets"));
    result["targets_sha256"] = output::sha256(file.text);
    result["targets"][0].erase("members");
    EXPECT_THAT(words_of_reading(), HasSubstr("damaged"));
    result["targets"][0] = {{"id", "z"}, {"fitted", true}, {"members", json::array()}};
    EXPECT_THAT(words_of_reading(), HasSubstr("unknown target"));
    result["savan_calibration_result"] = 2;
    EXPECT_THAT(words_of_reading(), HasSubstr("another version"));
    result.erase("savan_calibration_result");
    EXPECT_THAT(words_of_reading(), HasSubstr("no result of a calibration"));
    result = "text";
    EXPECT_THAT(words_of_reading(), HasSubstr("no result of a calibration"));
    EXPECT_THROW(read_validation(folder.path() / "none.json", file), output::OutputError);
}

TEST_F(Inputs, ARollingOriginMustLeaveSomethingOut) {
    EXPECT_THROW(read_origin(write(), file), sweep::SweepError);
    result["known_until"] = 2003;
    const RollingOrigin origin = read_origin(write(), file);
    EXPECT_EQ(origin.known_until, 2003);
    EXPECT_EQ(origin.targets.size(), 2u);
}

}  // namespace
}  // namespace savan::calibration
