#include "analysis/sweep/status.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/sweep/part_lock.hpp"

namespace savan::sweep {

Status status_of(const Plan& plan) {
    Status status;
    status.runs_expected = plan.runs();
    status.parts = plan.parts();
    // Looking must not need the right to write.
    std::optional<PartLocks> locks;
    try {
        locks.emplace(plan.lock_file());
    } catch (const output::OutputError&) {
    }
    for (std::uint64_t number = 0; number < plan.parts(); ++number) {
        Part part = read_part(plan, number, "", "", false);
        status.runs_present += part.runs;
        if (locks && locks->is_locked(number)) status.being_written.push_back(number);
        if (part.state == PartState::whole || part.state == PartState::begun) {
            std::string version = fmt::format("{} ({})", part.version, part.git_revision);
            if (std::ranges::find(status.versions, version) == status.versions.end())
                status.versions.push_back(std::move(version));
        }
        switch (part.state) {
            case PartState::whole:
                ++status.whole;
                break;
            case PartState::begun:
                ++status.begun;
                break;
            case PartState::absent:
                ++status.absent;
                break;
            default:
                status.troubled.push_back(std::move(part));
        }
    }
    return status;
}

}  // namespace savan::sweep
