#pragma once
/// Kernels are compiled for several instruction sets, and the machine picks one at start. All give the
/// same bits: no fused multiply-add, no reordering. clang 14 cannot link clones called from other files, and
/// ThreadSanitizer's own code is not ready yet when a program picks its clones.

#include <cstddef>

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && !defined(__SANITIZE_THREAD__) && \
    !defined(SAVAN_NO_CLONES)
#define SAVAN_KERNEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SAVAN_KERNEL
#endif

/// Before a loop whose columns do not overlap: it needs no check of that at run time.
#if defined(__clang__)
#define SAVAN_INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#elif defined(__GNUC__)
#define SAVAN_INDEPENDENT _Pragma("GCC ivdep")
#else
#define SAVAN_INDEPENDENT
#endif

/// Before a short loop over the places of one vector: it is vectorised as it stands, not unrolled first.
#if defined(__GNUC__) && !defined(__clang__)
#define SAVAN_ROLLED _Pragma("GCC unroll 1")
#else
#define SAVAN_ROLLED
#endif

namespace savan {

/// So many rows that vectors of the loop's narrowest column, whose values have that many bytes, are full. Columns that are
/// padded to it leave no rows over, which would go one by one: of a loop over bytes and doubles up to 63.
constexpr std::size_t whole_vectors(std::size_t rows, std::size_t narrowest = 1) noexcept {
    const std::size_t values = 64 / narrowest;
    return (rows + values - 1) / values * values;
}

/// The same of columns that have `available` rows and are not padded: rows beyond those that are wanted are worked out with them and
/// mean nothing.
constexpr std::size_t rows_in_vectors(std::size_t wanted, std::size_t available, std::size_t narrowest = 1) noexcept {
    const std::size_t rows = whole_vectors(wanted, narrowest);
    return rows < available ? rows : available;
}

}  // namespace savan
