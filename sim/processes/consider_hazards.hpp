#pragma once
/// Hazards of starting to consider migration, lambda01 e^z, of many people at once: what is cheap is gathered person by
/// person, what takes exponentials is worked out side by side. The rule stands in intention.hpp.

#include <span>
#include <vector>

#include "sim/processes/intention.hpp"

namespace savan::intention {

class ConsiderHazards {
public:
    void clear() noexcept { rest_.clear(), income_.clear(); }
    /// One more person, with that outlook; z depends on the state of the world now.
    void add(const World& world, const Step& step, const VillageTerms& terms, PersonIndex i, const Outlook& outlook);
    /// Monthly hazards of those that were added, in their order.
    std::span<const double> work_out(const World& world, const Step& step);

private:
    std::vector<double> rest_;    ///< z without the gain
    std::vector<double> income_;  ///< US$/month per head of the household
    std::vector<double> hazard_;
};

}  // namespace savan::intention
