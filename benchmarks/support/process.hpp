#pragma once
/// What this process has used.

#include <sys/resource.h>

#include <ctime>

namespace savan::benchmarks {

/// Processor time of this thread, s: unlike the time of day it does not grow while others use the machine.
inline double cpu_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Peak memory, which never falls: measure one thing in each process.
inline double peak_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024.0;
}

}  // namespace savan::benchmarks
