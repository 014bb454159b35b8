// One run in a process of its own, measured: `whole_run SCENARIO.toml ... [options]` prints JSON with
// person-months, seconds (of the day, and of processors) from the founding of the population to the last
// count, bytes and seconds of writing, and peak memory.
#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>

#include "benchmarks/support/process.hpp"
#include "benchmarks/support/scenarios.hpp"
#include "sim/output/results_writer.hpp"
#include "sim/run/experiment.hpp"
#include "sim/scenario/load.hpp"

namespace savan::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Options {
    std::vector<std::string> files, set;
    std::string output;
    double people = 0;
    int months = 0;
    run::Options run{.replicates = 1, .threads = 1};
    bool no_sharing = false, no_pairing = false;
};

output::Description describe(const std::vector<Scenario>& scenarios, const Options& options) {
    output::Description description;
    description.months = scenarios.front().months;
    description.seed = options.run.seed;
    description.replicates = options.run.replicates;
    for (const DistrictData& district : scenarios.front().setting.districts) {
        description.districts.push_back(district.name);
        description.districts_lo.push_back(district.name_lo);
    }
    for (const Scenario& scenario : scenarios) {
        output::ScenarioInfo& info = description.scenarios.emplace_back();
        info.name = scenario.name;
        for (const Intervention& what : scenario.interventions) {
            info.interventions.push_back(what.id);
            info.intervention_kinds.emplace_back(kind_row(what.kind).name);
        }
    }
    return description;
}

nlohmann::ordered_json measure(const Options& options) {
    std::vector<Scenario> scenarios;
    for (const std::string& file : options.files) {
        scenario::Overrides overrides{options.set, {}};
        if (options.months > 0) overrides.months = options.months;
        scenarios.push_back(scenario::load(file, overrides).scenario);
        if (options.people > 0) resize(scenarios.back(), options.people);
    }
    std::optional<output::ResultsWriter> writer;
    double writing = 0;
    run::Effort effort;
    const std::atomic<bool> stop{false};
    const auto begin = Clock::now();
    const std::clock_t cpu_begin = std::clock();
    if (!options.output.empty()) {
        writer.emplace(options.output, describe(scenarios, options), true);
        writing += seconds_since(begin);
    }
    run::run(
        scenarios, options.run,
        [&](run::Replicate&& replicate) {
            const auto from = Clock::now();
            if (writer) writer->add(replicate.number, replicate.tallies, replicate.pairings);
            writing += seconds_since(from);
        },
        stop, &effort);
    const auto from = Clock::now();
    if (writer) writer->finish();
    writing += seconds_since(from);
    nlohmann::ordered_json told = {
        {"person_months", effort.person_months},
        {"person_months_asked", effort.person_months_asked},
        {"seconds", seconds_since(begin)},
        {"cpu_seconds", static_cast<double>(std::clock() - cpu_begin) / CLOCKS_PER_SEC},
        {"peak_bytes", peak_bytes()}};
    if (writer) {
        told["writing_seconds"] = writing;
        told["bytes_written"] = std::filesystem::file_size(options.output);
    }
    return told;
}

}  // namespace
}  // namespace savan::benchmarks

int main(int argc, char** argv) {
    using namespace savan;
    benchmarks::Options options;
    CLI::App program("One measured run; prints JSON");
    program.add_option("files", options.files, "scenario files")->required()->check(CLI::ExistingFile);
    program.add_option("--set", options.set, "one number, as for `savan run`");
    program.add_option("--months", options.months, "horizon");
    program.add_option("--people", options.people,
                       "resize the place, by whole villages, to about so many people of 6 to 39");
    program.add_option("--replicates", options.run.replicates, "replicates, 1 if left out");
    program.add_option("--threads", options.run.threads, "threads, 1 if left out");
    program.add_flag("--no-sharing", options.no_sharing, "simulate every scenario by itself");
    CLI::Option* no_pairing =
        program.add_flag("--no-pairing", options.no_pairing, "without the ledger of paired lives");
    program.add_option("-o,--output", options.output,
                       "write results there, over what is there, and measure that")
        ->excludes(no_pairing);
    CLI11_PARSE(program, argc, argv);
    options.run.share = !options.no_sharing;
    options.run.pair = !options.no_pairing;
    try {
        std::cout << benchmarks::measure(options).dump(2) << "\n";
    } catch (const scenario::ScenarioError& error) {
        std::cerr << error.what() << "\n";
        return 3;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 4;
    }
}
