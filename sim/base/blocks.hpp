#pragma once
/// Parallel loops over blocks, with the executor chosen by the caller: a plain loop here (and in
/// WebAssembly), oneTBB or std::jthread in sim/run. Blocks must not write what another block reads.

#include <cstddef>
#include <type_traits>

namespace savan {

/// Runs body(block) for every block in 0..count, in any order, and returns when all are done. Who waits begins nothing else.
class Executor {
public:
    using Body = void (*)(void* context, std::size_t block);
    virtual void for_each(std::size_t count, Body body, void* context) const noexcept {
        for (std::size_t block = 0; block < count; ++block) body(context, block);
    }
    virtual ~Executor() = default;
};

/// The plain loop.
inline const Executor& serial() noexcept {
    static const Executor executor;
    return executor;
}

template <class Function>
void for_each_block(const Executor& executor, std::size_t count, Function&& function) noexcept {
    executor.for_each(
        count,
        [](void* context, std::size_t block) {
            (*static_cast<std::remove_reference_t<Function>*>(context))(block);
        },
        const_cast<void*>(static_cast<const void*>(&function)));
}

}  // namespace savan
