#include "sim/run/experiment.hpp"

#include <algorithm>
#include <mutex>

#include "sim/run/ordered.hpp"
#include "sim/run/replicate.hpp"
#include "sim/run/uncertainty.hpp"

namespace savan::run {

namespace {

/// Scenarios by the world they share, each group in the order given.
std::vector<std::vector<std::size_t>> group_by_world(const std::vector<Scenario>& scenarios, bool share) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t k = 0; k < scenarios.size(); ++k) {
        auto group = groups.begin();
        while (group != groups.end() && !(share && scenarios[group->front()].same_world(scenarios[k])))
            ++group;
        if (group == groups.end()) group = groups.insert(group, std::vector<std::size_t>{});
        group->push_back(k);
    }
    return groups;
}

/// Makes replicates by `one(k, executor, effort)`, in parallel.
template <class One>
std::uint32_t run_each(const Options& options, const std::function<void(Replicate&&)>& take,
                       const std::atomic<bool>& stop, Effort* effort, const One& one) {
    const int threads = options.threads > 0 ? options.threads : all_threads();
    // Replicates share nothing, so they come first; villages are split only when threads are left over.
    const bool split_villages = options.replicates < static_cast<std::uint32_t>(threads);
    const auto executor = block_executor(split_villages ? threads : 1);
    std::mutex mutex;
    const auto make = [&](std::uint32_t k) -> Delivery {
        Effort spent;
        auto replicate = std::make_shared<Replicate>(one(k, *executor, spent));
        if (effort) {
            const std::lock_guard lock(mutex);
            effort->person_months += spent.person_months;
            effort->person_months_asked += spent.person_months_asked;
        }
        return [replicate, &take] { take(std::move(*replicate)); };
    };
    return make_in_order(options.replicates, threads, stop, make);
}

}  // namespace

Replicate run_one(const std::vector<Scenario>& asked, const Options& options, std::uint32_t number,
                  const Executor& executor, Effort& effort) {
    std::vector<Scenario> drawn;
    if (std::ranges::any_of(asked, has_uncertain_effects))
        for (const Scenario& scenario : asked)
            drawn.push_back(with_drawn_effects(scenario, {{options.seed, number}}));
    const std::vector<Scenario>& scenarios = drawn.empty() ? asked : drawn;
    Replicate replicate{number, std::vector<Tallies>(scenarios.size()),
                        std::vector<Pairing>(scenarios.size())};
    for (const auto& group : group_by_world(scenarios, options.share)) {
        std::vector<const Scenario*> members;
        for (const std::size_t s : group) members.push_back(&scenarios[s]);
        auto runs = simulate(members, options.seed, number, options, executor, effort);
        for (std::size_t m = 0; m < group.size(); ++m) {
            replicate.tallies[group[m]] = std::move(runs[m].tallies);
            replicate.pairings[group[m]] = std::move(runs[m].pairing);
        }
    }
    return replicate;
}

std::uint32_t run(const std::vector<Scenario>& scenarios, const Options& options,
                  const std::function<void(Replicate&&)>& take, const std::atomic<bool>& stop,
                  Effort* effort) {
    return run_each(options, take, stop, effort,
                    [&](std::uint32_t k, const Executor& executor, Effort& spent) {
                        return run_one(scenarios, options, options.first_replicate + k, executor, spent);
                    });
}

std::uint32_t run(const std::function<Job(std::uint32_t)>& job, const Options& options,
                  const std::function<void(Replicate&&)>& take, const std::atomic<bool>& stop,
                  Effort* effort) {
    return run_each(options, take, stop, effort,
                    [&](std::uint32_t k, const Executor& executor, Effort& spent) {
                        const Job made = job(k);
                        Replicate replicate = run_one(made.scenarios, options, made.luck, executor, spent);
                        replicate.number = options.first_replicate + k;
                        return replicate;
                    });
}

}  // namespace savan::run
