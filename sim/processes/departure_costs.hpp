#pragma once
/// What a trip to Thailand costs, by channel.

#include <algorithm>

#include "sim/parameters/parameters.hpp"
#include "sim/state/youth.hpp"

namespace savan {

/// US$, with transport to the crossing.
inline double trip_cost(const Parameters& p, Channel channel, double km_to_crossing) noexcept {
    const double fee = channel == Channel::legal     ? p.cost_legal
                       : channel == Channel::network ? p.cost_network
                       : channel == Channel::alone   ? p.cost_alone
                                                     : p.cost_broker;
    return fee + p.cost_distance * km_to_crossing / 100;
}

/// The cheapest way without papers, US$; at least one dollar.
inline double cheapest_cost(const Parameters& p, double km_to_crossing) noexcept {
    return std::max(1.0, std::min({trip_cost(p, Channel::network, km_to_crossing),
                                   trip_cost(p, Channel::alone, km_to_crossing),
                                   trip_cost(p, Channel::broker, km_to_crossing)}));
}

}  // namespace savan
