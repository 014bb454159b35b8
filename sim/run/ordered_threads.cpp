#ifndef SAVAN_EXECUTOR_TBB

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "sim/run/ordered.hpp"

namespace savan::run {

namespace {

class ThreadExecutor final : public Executor {
public:
    explicit ThreadExecutor(int threads) : threads_(threads) {}
    void for_each(std::size_t count, Body body, void* context) const noexcept override {
        std::atomic<std::size_t> next{0};
        std::vector<std::jthread> workers;
        for (int k = 0; k < threads_; ++k)
            workers.emplace_back([&] {
                for (std::size_t block = next++; block < count; block = next++) body(context, block);
            });
    }

private:
    int threads_;
};

/// Results that wait for their turn.
class Queue {
public:
    Queue(std::uint32_t count, const std::atomic<bool>& stop) : count_(count), stop_(stop) {}

    bool begin(std::uint32_t& k) {
        const std::lock_guard lock(mutex_);
        if (next_ == count_ || stop_.load() || failure_) return false;
        k = next_++;
        return true;
    }
    /// Delivers what is due; a thread that finds nothing due leaves its result for the next.
    void finish(std::uint32_t k, Delivery&& made) {
        const std::lock_guard lock(mutex_);
        waiting_.emplace(k, std::move(made));
        for (auto due = waiting_.find(delivered_); due != waiting_.end() && !failure_;
             due = waiting_.find(delivered_)) {
            due->second();
            waiting_.erase(due);
            ++delivered_;
        }
    }
    void fail(std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        if (!failure_) failure_ = failure;
    }
    std::uint32_t result() const {
        if (failure_) std::rethrow_exception(failure_);
        return delivered_;
    }

private:
    const std::uint32_t count_;
    const std::atomic<bool>& stop_;
    std::mutex mutex_;
    std::map<std::uint32_t, Delivery> waiting_;
    std::exception_ptr failure_;
    std::uint32_t next_ = 0, delivered_ = 0;
};

}  // namespace

std::uint32_t make_in_order(std::uint32_t count, int threads, const std::atomic<bool>& stop,
                            const std::function<Delivery(std::uint32_t)>& make) {
    Queue queue(count, stop);
    {
        std::vector<std::jthread> workers;
        for (int t = 0; t < threads; ++t)
            workers.emplace_back([&] {
                for (std::uint32_t k = 0; queue.begin(k);) try {
                        queue.finish(k, make(k));
                    } catch (...) {
                        queue.fail(std::current_exception());
                    }
            });
    }
    return queue.result();
}

std::unique_ptr<Executor> block_executor(int threads) {
    if (threads <= 1) return std::make_unique<Executor>();
    return std::make_unique<ThreadExecutor>(threads);
}

int all_threads() noexcept { return static_cast<int>(std::max(1u, std::thread::hardware_concurrency())); }

}  // namespace savan::run

#endif
