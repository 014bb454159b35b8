#pragma once
/// Kernels are compiled for several instruction sets, and the machine picks one at start. All give the
/// same bits: no fused multiply-add, no reordering. clang 14 cannot link clones called from other files, and
/// ThreadSanitizer's own code is not ready yet when a program picks its clones.

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
