#pragma once
/// Jobs done in parallel and handed over in order: oneTBB, or std::jthread where ThreadSanitizer
/// must see every lock (Debian's oneTBB is not instrumented for it).

#include <cstdint>
#include <functional>
#include <memory>

#include "sim/base/blocks.hpp"
#include "sim/run/experiment.hpp"

namespace savan::run {

/// Calls make(k) for k = 0 .. count - 1 on `threads` threads and take(result) in ascending order, one at a
/// time. No job is begun after `stop`. Returns how many were taken; exceptions of either are rethrown.
std::uint32_t make_in_order(std::uint32_t count, int threads, const std::atomic<bool>& stop,
                            const std::function<Replicate(std::uint32_t)>& make,
                            const std::function<void(Replicate&&)>& take);

/// An executor for blocks of villages on that many threads.
std::unique_ptr<Executor> block_executor(int threads);

/// All cores of this machine.
int all_threads() noexcept;

}  // namespace savan::run
