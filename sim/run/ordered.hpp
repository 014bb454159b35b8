#pragma once
/// Jobs done in parallel and handed over in order: oneTBB, or std::jthread where ThreadSanitizer
/// must see every lock (Debian's oneTBB is not instrumented for it).

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

#include "sim/base/blocks.hpp"

namespace savan::run {

/// What is left to do with a finished job, when its turn has come.
using Delivery = std::function<void()>;

/// Calls make(k) for k = 0 .. count - 1 on `threads` threads, and the deliveries that come back in ascending
/// order, one at a time. No job is begun after `stop`. Returns how many were delivered; exceptions of either
/// are rethrown.
std::uint32_t make_in_order(std::uint32_t count, int threads, const std::atomic<bool>& stop,
                            const std::function<Delivery(std::uint32_t)>& make);

/// An executor for blocks of villages on that many threads.
std::unique_ptr<Executor> block_executor(int threads);

/// All cores of this machine.
int all_threads() noexcept;

}  // namespace savan::run
