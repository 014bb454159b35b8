#pragma once
/// Two processes must not spend their time on the same part.
///
/// Locked are single bytes of one file in the sweep's folder, part k being byte k, so that nothing has to be
/// cleaned up: the kernel, or the file server, lets go when the process ends in whatever way. Should locks
/// not work on a file system, nothing is lost but time: parts are renamed into place whole, and whoever
/// writes one writes the same numbers.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

#include "sim/output/file_descriptor.hpp"

namespace savan::sweep {

class PartLocks;

/// The right to write one part, until its end.
class PartLock {
public:
    PartLock(PartLock&& other) noexcept : locks_(std::exchange(other.locks_, nullptr)), part_(other.part_) {}
    PartLock& operator=(PartLock&&) = delete;
    ~PartLock();

private:
    friend class PartLocks;
    PartLock(const PartLocks* locks, std::uint64_t part) : locks_(locks), part_(part) {}
    const PartLocks* locks_;
    std::uint64_t part_;
};

class PartLocks {
public:
    /// Opens or makes the file. Throws output::OutputError.
    explicit PartLocks(const std::filesystem::path& file);

    /// Nothing when another process, or another object of this one, has the part.
    std::optional<PartLock> try_lock(std::uint64_t part) const;
    /// Whether another has it.
    bool is_locked(std::uint64_t part) const;
    /// False once the file system has turned out not to lock.
    bool work() const noexcept { return work_; }

private:
    friend class PartLock;
    bool set(std::uint64_t part, short kind) const;
    output::FileDescriptor file_;
    mutable bool work_ = true;
};

}  // namespace savan::sweep
