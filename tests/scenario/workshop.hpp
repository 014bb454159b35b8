#pragma once
/// A folder of its own for scenario files that a test writes.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/scenario/load.hpp"

namespace savan::scenario {

inline const std::filesystem::path shipped = SAVAN_SCENARIOS;

class Workshop : public testing::Test {
protected:
    Workshop() {
        std::string name = (std::filesystem::temp_directory_path() / "savan-scenario-XXXXXX").string();
        folder = mkdtemp(name.data());
    }
    ~Workshop() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const auto path = folder / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    /// A file whose first line extends a shipped scenario; the test's own text begins on line 2.
    std::filesystem::path write_delta(const std::string& text, const std::string& of = "as-was.toml") const {
        return write("delta.toml", "extends = \"" + (shipped / of).string() + "\"\n" + text);
    }
    /// The data folder, to be spoilt by a test, and a scenario on it.
    std::filesystem::path write_own_data() const {
        std::filesystem::copy(shipped / "data", folder / "data");
        return write("own.toml", "data = \"data\"\n");
    }

    /// "line:column: what" of every problem in the file itself, other files by name.
    std::vector<std::string> problems_of(const std::filesystem::path& path,
                                         const Overrides& overrides = {}) const {
        std::vector<std::string> lines;
        try {
            load(path, overrides);
        } catch (const ScenarioError& error) {
            for (const Problem& p : error.problems) {
                std::string place = p.where.file == path.string()
                                        ? ""
                                        : std::filesystem::path(p.where.file).filename().string() + ":";
                if (p.where.line)
                    place += std::to_string(p.where.line) + ":" + std::to_string(p.where.column) + ":";
                lines.push_back(place + " " + p.what);
            }
        }
        return lines;
    }

    std::filesystem::path folder;
};

}  // namespace savan::scenario
