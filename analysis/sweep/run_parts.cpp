#include "analysis/sweep/run_parts.hpp"

#include <map>
#include <mutex>
#include <set>

#include "analysis/sweep/part_lock.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/output/provenance.hpp"
#include "sim/run/experiment.hpp"
#include "sim/run/ordered.hpp"

namespace savan::sweep {

namespace {

using Clock = std::chrono::steady_clock;

/// A part that this process has locked, with its runs so far.
struct InHand {
    std::uint64_t number;
    PartLock lock;
    std::map<std::uint64_t, output::SweepRun> runs;
    std::set<std::uint64_t> found;  ///< those that are in the file already
    bool is_saved = true;           ///< nothing new since the last save

    InHand(std::uint64_t part, PartLock&& held) : number(part), lock(std::move(held)) {}
};

class Running {
public:
    Running(const Plan& plan, const std::vector<Scenario>& scenarios, const RunOptions& options,
            const RunWatch& watch)
        : plan_(plan), scenarios_(scenarios), options_(options), watch_(watch), locks_(plan.lock_file()) {}

    RunReport run(const std::vector<std::uint64_t>& parts, const std::atomic<bool>& stop) {
        choose(parts);
        const auto all = static_cast<std::uint32_t>(jobs_.size());
        watch_.progress(0, all);
        const int threads = options_.threads > 0 ? options_.threads : run::all_threads();
        const auto executor = run::block_executor(all < static_cast<std::uint32_t>(threads) ? threads : 1);
        saved_ = Clock::now();
        const std::uint32_t delivered =
            run::make_in_order(all, threads, stop, [&](std::uint32_t k) -> run::Delivery {
                std::shared_ptr<output::SweepRun> made;
                if (const auto part = in_hand(jobs_[k] / plan_.runs_per_part);
                    part && !part->found.contains(jobs_[k]))
                    made = std::make_shared<output::SweepRun>(simulate(jobs_[k], *executor));
                return [this, k, made, all] {
                    deliver(jobs_[k], made.get());
                    watch_.progress(k + 1, all);
                };
            });
        save_all();
        report_.left += all - delivered;
        report_.locks_work = locks_.work();
        return report_;
    }

private:
    /// The runs to do, and what is in the way.
    void choose(const std::vector<std::uint64_t>& parts) {
        const auto& [version, revision] = std::pair(output::build().version, output::build().git_revision);
        for (const std::uint64_t number : parts) {
            const Part part = read_part(plan_, number, version, revision, true);
            if (part.state == PartState::foreign) throw SweepError(part.trouble);
            if (part.state == PartState::damaged) watch_.warn(part.trouble + " It is run again.");
            report_.found += part.runs;
            if (part.state == PartState::whole) continue;
            std::set<std::uint64_t> held;
            for (const output::SweepRun& run : part.held) held.insert(run.run);
            const std::uint64_t first = number * plan_.runs_per_part;
            for (std::uint64_t run = first; run < first + plan_.runs_of(number); ++run)
                if (!held.contains(run)) jobs_.push_back(run);
        }
        for (std::size_t k = 0; k < jobs_.size(); ++k) last_job_[jobs_[k] / plan_.runs_per_part] = jobs_[k];
    }

    /// The part, locked when it is first asked for; nothing if another has it. From any thread.
    std::shared_ptr<InHand> in_hand(std::uint64_t number) {
        const std::lock_guard guard(mutex_);
        if (const auto known = in_hand_.find(number); known != in_hand_.end()) return known->second;
        std::shared_ptr<InHand>& part = in_hand_[number];
        auto lock = locks_.try_lock(number);
        if (!lock) {
            report_.with_others.push_back(number);
            return part;
        }
        part = std::make_shared<InHand>(number, std::move(*lock));
        // Another process may have written it since this one chose its runs.
        for (output::SweepRun& run : read_part(plan_, number, "", "", true).held) {
            part->found.insert(run.run);
            part->runs.emplace(run.run, std::move(run));
        }
        return part;
    }

    output::SweepRun simulate(std::uint64_t run, const Executor& executor) const {
        const auto values = plan_.design.points.row(plan_.point_of(run));
        std::vector<Scenario> scenarios;
        for (const Scenario& scenario : scenarios_)
            scenarios.push_back(at_point(scenario, plan_.design.factors, values));
        run::Options options;
        options.seed = plan_.seed;
        options.pair = false;  // a part keeps outcomes, which need no pairing
        run::Effort effort;
        return observe(plan_, run, scenarios,
                       run::run_one(scenarios, options, plan_.replicate_of(run), executor, effort).tallies);
    }

    /// In the order of the runs, one call at a time.
    void deliver(std::uint64_t run, const output::SweepRun* made) {
        const std::uint64_t number = run / plan_.runs_per_part;
        const std::shared_ptr<InHand> part = in_hand(number);
        if (part && made) {
            part->runs.emplace(run, *made);
            part->is_saved = false;
            ++report_.runs;
        } else if (part) {
            ++report_.found;
        } else {
            ++report_.left;
        }
        if (run == last_job_.at(number)) {
            if (part) save(*part);
            const std::lock_guard guard(mutex_);
            in_hand_.erase(number);
        } else if (Clock::now() - saved_ >= options_.between_saves) {
            save_all();
        }
    }

    void save(InHand& part) {
        if (part.is_saved) return;
        output::SweepDescription description = description_of(plan_);
        description.part = static_cast<std::int64_t>(part.number);
        description.runs_expected = plan_.runs_of(part.number);
        output::SweepWriter writer(plan_.part_file(part.number), std::move(description), part.runs.size(),
                                   true);
        watch_.writing(writer.temporary_path());
        for (const auto& [number, run] : part.runs) writer.add(run);
        writer.finish();
        part.is_saved = true;
    }

    void save_all() {
        std::vector<std::shared_ptr<InHand>> parts;
        {
            const std::lock_guard guard(mutex_);
            for (const auto& [number, part] : in_hand_)
                if (part) parts.push_back(part);
        }
        for (const auto& part : parts) save(*part);
        saved_ = Clock::now();
    }

    const Plan& plan_;
    const std::vector<Scenario>& scenarios_;
    const RunOptions& options_;
    const RunWatch& watch_;
    const PartLocks locks_;
    std::vector<std::uint64_t> jobs_;                  ///< runs to do, ascending
    std::map<std::uint64_t, std::uint64_t> last_job_;  ///< of each part
    std::mutex mutex_;                                 ///< guards in_hand_ and report_.with_others
    std::map<std::uint64_t, std::shared_ptr<InHand>> in_hand_;
    Clock::time_point saved_;
    RunReport report_;
};

}  // namespace

std::vector<std::uint64_t> parts_of(const Plan& plan, Shard shard) {
    std::vector<std::uint64_t> parts;
    for (std::uint64_t part = shard.number - 1; part < plan.parts(); part += shard.count)
        parts.push_back(part);
    return parts;
}

RunReport run_parts(const Plan& plan, const std::vector<Scenario>& scenarios,
                    const std::vector<std::uint64_t>& parts, const RunOptions& options,
                    const std::atomic<bool>& stop, const RunWatch& watch) {
    return Running(plan, scenarios, options, watch).run(parts, stop);
}

}  // namespace savan::sweep
