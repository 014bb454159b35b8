#include "sim/run/experiment.hpp"

#include <mutex>

#include "sim/run/ordered.hpp"
#include "sim/run/replicate.hpp"

namespace savan::run {

namespace {

/// Scenarios by the world they share, each group in the order given.
std::vector<std::vector<std::size_t>> group_by_world(const std::vector<Scenario>& scenarios, bool share) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t k = 0; k < scenarios.size(); ++k) {
        auto group = groups.begin();
        while (group != groups.end() && !(share && scenarios[group->front()].same_world(scenarios[k]))) ++group;
        if (group == groups.end()) group = groups.insert(group, std::vector<std::size_t>{});
        group->push_back(k);
    }
    return groups;
}

}  // namespace

std::uint32_t run(const std::vector<Scenario>& scenarios, const Options& options,
                  const std::function<void(Replicate&&)>& take, const std::atomic<bool>& stop, Effort* effort) {
    const int threads = options.threads > 0 ? options.threads : all_threads();
    // Replicates share nothing, so they come first; villages are split only when threads are left over.
    const bool split_villages = options.replicates < static_cast<std::uint32_t>(threads);
    const auto executor = block_executor(split_villages ? threads : 1);
    const auto groups = group_by_world(scenarios, options.share);
    std::mutex mutex;
    const auto make = [&](std::uint32_t k) {
        Replicate replicate{options.first_replicate + k, std::vector<Tallies>(scenarios.size()),
                            std::vector<Pairing>(scenarios.size())};
        Effort spent;
        for (const auto& group : groups) {
            std::vector<const Scenario*> members;
            for (const std::size_t s : group) members.push_back(&scenarios[s]);
            auto runs = simulate(members, options.seed, replicate.number, options, *executor, spent);
            for (std::size_t m = 0; m < group.size(); ++m) {
                replicate.tallies[group[m]] = std::move(runs[m].tallies);
                replicate.pairings[group[m]] = std::move(runs[m].pairing);
            }
        }
        if (effort) {
            const std::lock_guard lock(mutex);
            effort->person_months += spent.person_months;
            effort->person_months_asked += spent.person_months_asked;
        }
        return replicate;
    };
    return make_in_order(options.replicates, threads, stop, make, take);
}

}  // namespace savan::run
