#include "benchmarks/support/scenarios.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "sim/model/population.hpp"
#include "sim/scenario/load.hpp"

namespace savan::benchmarks {

namespace {

/// People of 6 to 39 years at the start of a small part of the place, per resident.
double youth_per_resident(const Scenario& scenario) {
    Setting part = scenario.setting;
    part.villages.resize(std::min<std::size_t>(part.villages.size(), 20));
    const Month start{-static_cast<int>(scenario.parameters.warm_up_months)};
    const Roster roster = population::build(part, scenario.parameters, Draws{{1, 0}}, start, start + 1);
    double residents = 0;
    for (const VillageData& village : part.villages) residents += village.residents;
    return static_cast<double>(roster.people()) / residents;
}

}  // namespace

Scenario load(const std::filesystem::path& file) {
    return scenario::load(std::filesystem::path(SAVAN_SOURCE) / file).scenario;
}

std::vector<std::filesystem::path> shipped_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(SAVAN_SOURCE) / "scenarios"))
        if (entry.path().extension() == ".toml" && entry.path().stem() != "base") files.push_back(entry.path());
    std::ranges::sort(files, {}, [](const std::filesystem::path& file) {
        return std::pair(file.stem() != "no-programme", file);
    });
    return files;
}

std::vector<Scenario> shipped_set() {
    std::vector<Scenario> scenarios;
    for (const auto& file : shipped_files()) scenarios.push_back(scenario::load(file).scenario);
    return scenarios;
}

void repeat_villages(Setting& setting, int copies) {
    const std::vector<VillageData> originals = setting.villages;
    int number = originals.empty() ? 0 : originals.back().number;
    for (int copy = 1; copy < copies; ++copy)
        for (VillageData village : originals) {
            if (++number > UINT16_MAX) throw std::invalid_argument("no more than 65535 villages have a number");
            village.number = static_cast<std::uint16_t>(number);
            setting.villages.push_back(village);
        }
}

int copies_for(const Scenario& scenario, double people) {
    double residents = 0;
    for (const VillageData& village : scenario.setting.villages) residents += village.residents;
    return std::max(1, static_cast<int>(std::lround(people / (residents * youth_per_resident(scenario)))));
}

}  // namespace savan::benchmarks
