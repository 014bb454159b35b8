#include "sim/interventions/survey.hpp"

namespace savan::survey {

void give(World& world, const Step&, const Delivery& delivery) noexcept {
    double& survey = world.villages.survey[delivery.village];
    survey = std::max(survey, delivery.effect(0));
}

}  // namespace savan::survey
