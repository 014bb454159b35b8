#ifdef SAVAN_EXECUTOR_TBB

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <exception>
#include <mutex>

#include "sim/run/ordered.hpp"

namespace savan::run {

namespace {

class TbbExecutor final : public Executor {
public:
    void for_each(std::size_t count, Body body, void* context) const noexcept override {
        // A thread that waits here for others' blocks takes no work but blocks of this loop: a replicate that it began
        // instead would overwrite what it keeps for this one's month (base/reused.hpp).
        tbb::this_task_arena::isolate([&] {
            tbb::parallel_for(std::size_t{0}, count, [&](std::size_t block) { body(context, block); });
        });
    }
};

/// The first exception of any thread.
class Failure {
public:
    template <class Work>
    void guard(Work&& work) noexcept {
        try {
            work();
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!first_) first_ = std::current_exception();
            happened_ = true;
        }
    }
    bool happened() const noexcept { return happened_; }
    void rethrow() const {
        if (first_) std::rethrow_exception(first_);
    }

private:
    std::mutex mutex_;
    std::exception_ptr first_;
    std::atomic<bool> happened_{false};
};

}  // namespace

std::uint32_t make_in_order(std::uint32_t count, int threads, const std::atomic<bool>& stop,
                            const std::function<Delivery(std::uint32_t)>& make) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    std::uint32_t next = 0, delivered = 0;
    Failure failure;  // an exception that crosses the pipeline would leak the deliveries in it
    arena.execute([&] {
        const auto begin = [&](tbb::flow_control& control) -> std::uint32_t {
            if (next == count || stop.load() || failure.happened()) {
                control.stop();
                return 0;
            }
            return next++;
        };
        // One job more than threads waits for its turn, so that nobody idles while another is written.
        tbb::parallel_pipeline(
            static_cast<std::size_t>(threads) + 1,
            tbb::make_filter<void, std::uint32_t>(tbb::filter_mode::serial_in_order, begin) &
                tbb::make_filter<std::uint32_t, std::shared_ptr<Delivery>>(
                    tbb::filter_mode::parallel,
                    [&](std::uint32_t k) {
                        std::shared_ptr<Delivery> delivery;
                        failure.guard([&] { delivery = std::make_shared<Delivery>(make(k)); });
                        return delivery;
                    }) &
                tbb::make_filter<std::shared_ptr<Delivery>, void>(
                    tbb::filter_mode::serial_in_order, [&](const std::shared_ptr<Delivery>& delivery) {
                        if (failure.happened()) return;
                        failure.guard([&] {
                            (*delivery)();
                            ++delivered;
                        });
                    }));
    });
    failure.rethrow();
    return delivered;
}

std::unique_ptr<Executor> block_executor(int threads) {
    if (threads <= 1) return std::make_unique<Executor>();
    return std::make_unique<TbbExecutor>();
}

int all_threads() noexcept { return tbb::this_task_arena::max_concurrency(); }

}  // namespace savan::run

#endif
