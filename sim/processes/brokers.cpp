#include "sim/processes/brokers.hpp"

namespace savan::brokers {

void follow(World& world, const Step& step) noexcept {
    for (std::size_t v = 0; v < step.roster.villages(); ++v) {
        if (!world.lives_in(v)) continue;
        double& level = world.villages.broker[v];
        level += step.parameters.broker_growth * (world.villages.experience[v] - level) -
                 world.districts.broker_cut[step.roster.district[v]];
        level = std::clamp(level, 0.0, 1.0);
    }
}

}  // namespace savan::brokers
