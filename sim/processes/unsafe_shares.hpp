#pragma once
/// Chances that a departure now would be unsafe (by any channel but the legal one, or under 18), of many people at
/// once: see departure.hpp for the rule of the channels.

#include <array>
#include <vector>

#include "sim/state/world.hpp"

namespace savan::departure {

class UnsafeShares {
public:
    /// One more person; the share depends on the state of the world now.
    void add(const World& world, const Step& step, PersonIndex i);
    /// Shares of those that were added, in their order.
    const std::vector<double>& work_out(const Step& step);

private:
    std::vector<double> share_;                     ///< 1 where the legal channel is closed
    std::vector<std::size_t> open_;                 ///< places in share_ of those for whom it is open
    std::array<std::vector<double>, 4> utility_;    ///< of these, without what the cost does
    std::array<std::vector<double>, 4> cost_ratio_; ///< 1 + cost / money at hand
};

}  // namespace savan::departure
