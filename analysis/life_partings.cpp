#include "analysis/life_partings.hpp"

#include <numeric>

namespace savan::analysis {

PartingRun parting_run(const Pairing& pairing) {
    PartingRun run;
    run.by_year.resize(static_cast<std::size_t>(pairing.months() + 11) / 12);
    const auto counts = pairing.all(Paired::partings);  // month, district, step
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const auto people = static_cast<double>(counts[k]);
        run.by_step[k % month_steps] += people;
        run.by_year[k / (month_steps * pairing.districts()) / 12] += people;
    }
    const auto changed = pairing.all(Paired::partings_by_change);
    for (std::size_t k = 0; k < changed.size(); ++k)
        run.by_change[k / month_steps / changes][k / month_steps % changes][k % month_steps] =
            static_cast<double>(changed[k]);
    return run;
}

ArmPartings arm_partings(std::span<const PartingRun> runs) {
    const auto over = [&](auto value) { return estimate(each(runs, value)); };
    ArmPartings arm{};
    arm.people = over(
        [](const PartingRun& run) { return std::accumulate(run.by_step.begin(), run.by_step.end(), 0.0); });
    for (std::size_t step = 0; step < month_steps; ++step) {
        arm.by_step[step] = over([&](const PartingRun& run) { return run.by_step[step]; });
        for (std::size_t event = 0; event < life_events; ++event)
            for (std::size_t change = 0; change < changes; ++change)
                arm.by_change[event][change][step] =
                    over([&](const PartingRun& run) { return run.by_change[event][change][step]; });
    }
    for (std::size_t year = 0; !runs.empty() && year < runs.front().by_year.size(); ++year)
        arm.by_year.push_back(over([&](const PartingRun& run) { return run.by_year[year]; }));
    return arm;
}

std::vector<ArmPartings> partings(const output::Results& results) {
    std::vector<ArmPartings> arms;
    if (!results.description().parts.partings) return arms;
    for (std::size_t scenario = 0; scenario < results.scenarios().size(); ++scenario) {
        std::vector<PartingRun> runs;
        for (std::size_t position = 0; position < results.replicates(); ++position)
            runs.push_back(parting_run(results.pairing(scenario, position)));
        arms.push_back(arm_partings(runs));
    }
    return arms;
}

std::vector<std::string> parting_notes() {
    return {
        "A life parts at the first step of a month after which anything of the person's own, or the money of "
        "their "
        "household, differs from the run without a programme. Programme: they were given something. "
        "Awareness: "
        "they heard of it from others. Economy, departure, homecoming: the household's money differs, often "
        "since "
        "someone else of it left or stayed. Ageing: they turned six in a household that had changed."};
}

}  // namespace savan::analysis
