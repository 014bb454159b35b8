#include "analysis/sweep/merge.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/sweep/sweep_error.hpp"

namespace savan::sweep {

namespace {

/// What is found of all parts before anything is written.
struct Inventory {
    std::uint64_t runs = 0;
    std::string version, git_revision;
    std::vector<std::uint64_t> missing;  ///< parts without some or all of their runs
};

Inventory take_stock(const Plan& plan) {
    Inventory found;
    for (std::uint64_t number = 0; number < plan.parts(); ++number) {
        const Part part = read_part(plan, number, found.version, found.git_revision, false);
        if (part.state == PartState::damaged || part.state == PartState::foreign)
            throw SweepError(part.trouble);
        if (part.state != PartState::whole) found.missing.push_back(number);
        if (part.state != PartState::absent) {
            found.version = part.version;
            found.git_revision = part.git_revision;
        }
        found.runs += part.runs;
    }
    return found;
}

std::string first_few(const std::vector<std::uint64_t>& parts) {
    constexpr std::size_t shown = 8;
    const auto few = std::span(parts).first(std::min(parts.size(), shown));
    return fmt::format("{}{}", fmt::join(few, ", "), parts.size() > shown ? ", .." : "");
}

}  // namespace

Merged merge(const Plan& plan, const std::filesystem::path& file, const MergeOptions& options,
             const std::function<void(const std::filesystem::path&)>& at_work) {
    const Inventory found = take_stock(plan);
    const std::string folder = plan.folder.string();
    if (!found.missing.empty() && !options.allow_partial)
        throw SweepError(
            fmt::format("{}: {} of {} runs are there (parts {} are missing or not whole) run savan sweep run "
                        "{} first, or merge "
                        "what is there with --allow-partial",
                        folder, found.runs, plan.runs(), first_few(found.missing), folder));
    if (found.runs == 0)
        throw SweepError(fmt::format("{}: no run is there (nothing to merge) run savan sweep run {} first",
                                     folder, folder));
    output::SweepDescription description = description_of(plan);
    description.version = found.version;
    description.git_revision = found.git_revision;
    output::SweepWriter writer(file, std::move(description), found.runs, options.force);
    at_work(writer.temporary_path());
    std::uint64_t written = 0;
    for (std::uint64_t number = 0; number < plan.parts(); ++number) {
        const Part part = read_part(plan, number, found.version, found.git_revision, true);
        written += part.runs;
        if (part.state == PartState::damaged || part.state == PartState::foreign || written > found.runs)
            break;
        for (const output::SweepRun& run : part.held) writer.add(run);
    }
    if (written != found.runs)
        throw SweepError(
            fmt::format("{}: a part changed while it was merged (the sweep is still running) merge again "
                        "when it has ended",
                        folder));
    return {found.runs, plan.runs(), writer.finish()};
}

}  // namespace savan::sweep
