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
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(SAVAN_SOURCE) / "scenarios"))
        if (entry.path().extension() == ".toml" && entry.path().stem() != "base")
            files.push_back(entry.path());
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

void resize(Scenario& scenario, double people) {
    auto& villages = scenario.setting.villages;
    const std::vector<VillageData> originals = villages;
    double residents = 0;
    for (const VillageData& village : originals) residents += village.residents;
    const double per_village =
        residents * youth_per_resident(scenario) / static_cast<double>(originals.size());
    std::size_t wanted = static_cast<std::size_t>(std::max(1L, std::lround(people / per_village)));
    int number = originals.back().number;
    villages.clear();
    for (bool first_time = true; wanted > 0; first_time = false) {
        const std::size_t count = std::min(wanted, originals.size());
        for (std::size_t k = 0; k < count; ++k) {
            villages.push_back(originals[k * originals.size() / count]);
            if (first_time) continue;
            if (++number > UINT16_MAX)
                throw std::invalid_argument("no more than 65535 villages have a number");
            villages.back().number = static_cast<std::uint16_t>(number);
        }
        wanted -= count;
    }
}

}  // namespace savan::benchmarks
