#include "analysis/calibration/run_calibration.hpp"

#include <numeric>
#include <thread>

#include "analysis/calibration/course.hpp"
#include "analysis/calibration/posterior.hpp"
#include "analysis/sweep/part_lock.hpp"

namespace savan::calibration {

namespace {

class Running {
public:
    Running(const CalibrationPlan& plan, const CalibrationScenarios& scenarios,
            const CalibrationOptions& options, const std::atomic<bool>& stop, const CalibrationWatch& watch)
        : plan_(plan),
          scenarios_(scenarios),
          options_(options),
          stop_(stop),
          watch_(watch),
          course_(plan),
          locks_(plan.lock_file()) {}

    CalibrationReport run() {
        using End = CalibrationReport::End;
        while (const auto name = course_.next()) {
            report_.stage = *name;
            const std::optional<Stage> stage = open(*name);
            if (!stage || stop_) return end(End::stopped);
            if (auto results = results_of(*stage)) {
                watch_.taught(course_.take(*name, stage->places, std::move(*results)));
                continue;
            }
            tell(*stage);
            const bool has_worked = work_on(*stage);
            if (stop_) return end(End::stopped);
            if (has_worked || results_of(*stage)) continue;
            if (!options_.wait) return end(End::with_others);
            watch_.waiting();
            pause(std::chrono::seconds(1));
        }
        if (stop_) return end(End::stopped);
        write_posterior(plan_, course_);
        report_.tolerance = course_.generations().back().tolerance;
        report_.effective = course_.generations().back().effective;
        report_.settled = course_.is_settled();
        return end(End::done);
    }

private:
    CalibrationReport end(CalibrationReport::End how) {
        report_.end = how;
        return report_;
    }

    /// The stage, planned now if nobody did; nothing when stopped before. Everybody would plan the same, so
    /// the lock only saves work.
    std::optional<Stage> open(const StageName& name) {
        while (!stop_) {
            if (auto stage = read_stage(plan_, name)) return stage;
            if (const auto lock = locks_.try_lock(0)) {
                if (auto stage = read_stage(plan_, name)) return stage;
                return write_stage(plan_, name, course_.places(), course_.replicates());
            }
            pause(std::chrono::milliseconds(100));
        }
        return std::nullopt;
    }

    void tell(const Stage& stage) {
        if (told_ == stage.name) return;
        told_ = stage.name;
        watch_.stage(stage.name, stage.places.size(), stage.sweep.runs(), course_.runs_after(stage.name));
    }

    /// Own parts first, then whatever is left. Whether anything was simulated.
    bool work_on(const Stage& stage) {
        std::uint64_t runs = run_parts(stage, sweep::parts_of(stage.sweep, options_.shard));
        // Without locks two would do the same work, part by part.
        if (options_.shard.count > 1 && report_.locks_work && !stop_)
            runs += run_parts(stage, sweep::parts_of(stage.sweep, {}));
        report_.runs += runs;
        return runs > 0;
    }

    std::uint64_t run_parts(const Stage& stage, const std::vector<std::uint64_t>& parts) {
        const bool is_check = stage.name.kind == StageName::Kind::checks;
        const sweep::RunReport report =
            sweep::run_parts(stage.sweep, is_check ? scenarios_.checks : scenarios_.fitting, parts,
                             options_.run, stop_, watch_.run);
        report_.locks_work = report_.locks_work && report.locks_work;
        return report.runs;
    }

    void pause(std::chrono::milliseconds time) const {
        constexpr std::chrono::milliseconds step{50};
        for (; time.count() > 0 && !stop_; time -= step) std::this_thread::sleep_for(step);
    }

    const CalibrationPlan& plan_;
    const CalibrationScenarios& scenarios_;
    const CalibrationOptions& options_;
    const std::atomic<bool>& stop_;
    const CalibrationWatch& watch_;
    Course course_;
    const sweep::PartLocks locks_;
    std::optional<StageName> told_;
    CalibrationReport report_;
};

}  // namespace

CalibrationReport run_calibration(const CalibrationPlan& plan, const CalibrationScenarios& scenarios,
                                  const CalibrationOptions& options, const std::atomic<bool>& stop,
                                  const CalibrationWatch& watch) {
    return Running(plan, scenarios, options, stop, watch).run();
}

}  // namespace savan::calibration
