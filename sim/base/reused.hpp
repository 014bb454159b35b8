#pragma once
/// Working memory that a thread keeps from one block and month to the next.

namespace savan {

/// The thread's own object of that type, emptied. Whoever uses one must be done before another user of the type begins, so
/// the type should be the user's own.
template <class Scratch>
Scratch& reused() noexcept {
    static thread_local Scratch scratch;
    scratch.clear();
    return scratch;
}

}  // namespace savan
