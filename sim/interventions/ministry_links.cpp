#include "sim/interventions/ministry_links.hpp"

namespace savan::ministry_links {

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    world.districts.repatriation_gain[delivery.district] += delivery.effect(0) * delivery.quality;
    double& cut = world.districts.wait_cut[delivery.district];
    cut = close_gap(cut, delivery.effect(1) * delivery.quality);
}

}  // namespace savan::ministry_links
