#include "sim/interventions/training.hpp"

namespace savan::training {

bool suits(const World& world, const Step&, const Intervention&, PersonIndex i) noexcept { return world.youth.school[i] != School::enrolled; }

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    for (const PersonIndex i : delivery.people) {
        const double gain = std::max<double>(world.youth.job_gain[i], delivery.effect(0) * delivery.quality);
        world.youth.job_gain[i] = static_cast<float>(gain);
        world.largest_job_gain = std::max<double>(world.largest_job_gain, world.youth.job_gain[i]);
    }
}

}  // namespace savan::training
