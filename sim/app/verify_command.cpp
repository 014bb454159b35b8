#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "sim/app/commands.hpp"
#include "sim/app/console.hpp"
#include "sim/app/ensemble_runs.hpp"
#include "sim/app/scenario_bundle.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/output/results_reader.hpp"
#include "sim/run/experiment.hpp"

namespace savan::app {

namespace {

using output::Check;

struct Options {
    std::string file;
    std::uint32_t rerun = 0;
    int threads = 0;
    bool json = false;
};

/// Trouble that verification is there to find, as opposed to a file that cannot be got at.
bool is_finding(output::Fault fault) {
    return fault != output::Fault::missing && fault != output::Fault::unreadable;
}

/// The scenarios as the file holds them, and whether they resolve to what was simulated.
std::vector<scenario::Loaded> stored_scenarios(const output::Results& results, std::vector<Check>& checks) {
    std::vector<scenario::Loaded> scenarios;
    std::string differing;
    for (const output::ScenarioInfo& info : results.scenarios()) {
        const TemporaryFolder folder;
        const Unpacked unpacked = unpack(info.text, folder.path());
        scenarios.push_back(scenario::load(unpacked.file, unpacked.overrides));
        if (scenarios.back().resolved != info.resolved) differing += ' ' + info.name;
    }
    checks.push_back({"rerun scenarios", differing.empty(),
                      differing.empty() ? "the stored scenario texts resolve to what was simulated"
                                        : "resolved otherwise than they were then:" + differing});
    return scenarios;
}

/// The ensemble as the file holds it, and whether its members have the values that were simulated.
scenario::Ensemble stored_ensemble(const output::EnsembleInfo& chosen, std::vector<Check>& checks) {
    if (!chosen.any()) return {};
    scenario::Ensemble ensemble = scenario::parse_ensemble("ensemble", chosen.text);
    bool is_same = true;
    for (std::size_t m = 0; m < chosen.members.size(); ++m)
        is_same = is_same && chosen.members[m] < ensemble.members.size() &&
                  ensemble.members[chosen.members[m]] == chosen.values[m];
    checks.push_back({"rerun ensemble", is_same,
                      is_same ? "the stored ensemble has the members that were simulated"
                              : "the members in its text have other values than those simulated"});
    return is_same ? ensemble : scenario::Ensemble{};
}

/// Simulates `count` replicates again, spread over those in the file, and compares digests.
void rerun(const output::Results& results, const Options& options, std::vector<Check>& checks) {
    const std::vector<scenario::Loaded> loaded = stored_scenarios(results, checks);
    const output::EnsembleInfo& chosen = results.description().ensemble;
    const scenario::Ensemble ensemble = stored_ensemble(chosen, checks);
    if (chosen.any() && ensemble.members.empty()) return;
    std::vector<const scenario::Loaded*> pointers;
    for (const scenario::Loaded& one : loaded) pointers.push_back(&one);
    const std::size_t count = std::min<std::size_t>(options.rerun, results.replicates());
    const StopSignals signals;
    for (std::size_t index = 0; index < count; ++index) {
        const std::size_t position = index * results.replicates() / count;
        const std::uint32_t number = results.replicate_numbers()[position];
        std::string differing;
        const auto compare_digests = [&](run::Replicate&& replicate) {
            for (std::size_t scenario = 0; scenario < loaded.size(); ++scenario)
                if (replicate.tallies[scenario].digest() != results.digest(scenario, position) ||
                    replicate.pairings[scenario].digest() != results.paired_digest(scenario, position))
                    differing += ' ' + loaded[scenario].scenario.name;
        };
        run::Options again;
        again.seed = results.description().seed;
        again.first_replicate = number;
        again.replicates = 1;
        again.threads = options.threads;
        again.parts = results.description().parts;
        again.ledger_baseline = results.description().ledger_baseline;
        const auto job = [&](std::uint32_t) -> run::Job {
            if (chosen.any())
                return {scenarios_of(pointers, ensemble, chosen, chosen.member_of(number)),
                        chosen.luck_of(number)};
            std::vector<Scenario> scenarios;
            for (const scenario::Loaded& one : loaded) scenarios.push_back(one.scenario);
            return {std::move(scenarios), number};
        };
        run::run(job, again, compare_digests, signals.stop());
        if (const auto code = signals.exit_code())
            throw Failure(*code, "stopped before all replicates were simulated again");
        checks.push_back(
            {fmt::format("rerun replicate {}", number), differing.empty(),
             differing.empty() ? "simulated again, same digests" : "other digests for" + differing});
    }
}

void report(const Options& options, const std::string& digest, const std::vector<Check>& checks,
            bool passed) {
    if (!options.json) {
        for (const Check& check : checks)
            print(fmt::format("{}  {}: {}\n", check.passed ? "ok  " : "FAIL", check.name, check.words));
        return;
    }
    nlohmann::ordered_json document = {{"path", options.file},
                                       {"digest", digest},
                                       {"passed", passed},
                                       {"checks", nlohmann::ordered_json::array()}};
    for (const Check& check : checks)
        document["checks"].push_back(
            {{"name", check.name}, {"passed", check.passed}, {"words", check.words}});
    print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
}

ExitCode verify(const Options& options) {
    std::vector<Check> checks;
    std::string digest;
    try {
        const output::Results results = output::Results::open(options.file, output::Incomplete::accept);
        digest = results.digest();
        checks = results.verify();
        checks.push_back(
            {"complete", results.complete(),
             fmt::format("{} of {} replicates", results.replicates(), results.description().replicates)});
        if (options.rerun > 0) rerun(results, options, checks);
    } catch (const output::OutputError& error) {
        if (!is_finding(error.fault)) throw;
        checks.push_back({"file", false, error.what()});
    } catch (const scenario::ScenarioError& error) {
        checks.push_back({"rerun scenarios", false, fmt::format("are refused now: {}", error.what())});
    }
    const bool passed = std::ranges::all_of(checks, &Check::passed);
    report(options, digest, checks, passed);
    return passed ? ExitCode::ok : ExitCode::verification;
}

}  // namespace

void add_verify_command(CLI::App& program, Action& action) {
    CLI::App* command = program.add_subcommand(
        "verify",
        "Check a results file: every byte, its layout, its digests; and simulate parts of it again");
    command->footer(
        "Examples:\n"
        "  savan verify results.h5\n"
        "  savan verify results.h5 --rerun 2\n"
        "Exits with 5 when any check fails; a run that was stopped early fails the check \"complete\".");
    const auto options = std::make_shared<Options>();
    command->add_option("RESULTS", options->file, "Results file")->required();
    command
        ->add_option("--rerun", options->rerun,
                     "Simulate so many of its replicates again and compare digests")
        ->type_name("N")
        ->check(CLI::Range(1, 1000000));
    command->add_option("--threads", options->threads, "Threads for --rerun; 0: all cores")
        ->type_name("N")
        ->check(CLI::Range(0, 4096))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print the checks as JSON");
    command->callback([options, &action] { action = [options] { return verify(*options); }; });
}

}  // namespace savan::app
