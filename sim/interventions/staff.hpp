#pragma once
/// Staff in the district: hours for everything else.
///
/// Rule    posts and volunteer effort add up over records
/// Reads   nothing   Writes  districts.posts, districts.volunteers   Draws  none
/// Source  one post as it was: finding 6; volunteers assumed

#include "sim/interventions/delivery.hpp"

namespace savan::staff {

void give(World& world, const Step& step, const Delivery& delivery) noexcept;

}  // namespace savan::staff
