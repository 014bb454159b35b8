#pragma once
/// Columns of a world: zero until something is written, and taking memory only where something is. A world that is lived beside
/// another one in a few villages has rows for all, and most of them are never touched.

#include <cstdlib>
#include <limits>
#include <new>
#include <utility>
#include <vector>

namespace savan {

/// Gives memory that is zero already, and leaves it so. For plain numbers whose zero is all bits zero.
template <class Value>
struct ZeroedMemory {
    using value_type = Value;

    ZeroedMemory() = default;
    template <class Other>
    ZeroedMemory(const ZeroedMemory<Other>&) noexcept {}

    Value* allocate(std::size_t count) {
        if (void* memory = std::calloc(count, sizeof(Value))) return static_cast<Value*>(memory);
        return std::allocator<Value>{}.allocate(std::numeric_limits<std::size_t>::max() / sizeof(Value));  // fails as others do
    }
    void deallocate(Value* memory, std::size_t) noexcept { std::free(memory); }

    void construct(Value*) noexcept {}
    template <class... From>
    void construct(Value* at, From&&... from) noexcept {
        ::new (static_cast<void*>(at)) Value(std::forward<From>(from)...);
    }
    friend bool operator==(const ZeroedMemory&, const ZeroedMemory&) = default;
};

/// Made at its full length: what grows again after it has shrunk would find old values.
template <class Value>
using Column = std::vector<Value, ZeroedMemory<Value>>;

}  // namespace savan
