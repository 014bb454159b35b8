#include "sim/interventions/income_group.hpp"

namespace savan::income_group {

namespace {

constexpr int first_age = 15, last_own_age = 24;
enum OfferWord : std::size_t { word_join, word_effect };

bool youth_led(const Intervention& what) noexcept { return what.effects[1] >= 0.5; }
bool linked(const Intervention& what) noexcept { return what.effects[2] >= 0.5; }

Words4 offer_luck(const Step& step, const Intervention& what, PersonIndex i) noexcept {
    return step.draws.words(step.roster.person_id(i), Purpose::group_offer, step.now, what.key());
}

}  // namespace

bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept {
    const int age = step.roster.age(i, step.now);
    if (age < first_age || world.youth.school[i] == School::enrolled || world.youth.group[i] != Group::none)
        return false;
    if (youth_led(what) && age > last_own_age) return false;
    const double chance = youth_led(what) ? step.parameters.join_youth_led : step.parameters.join_adult_led;
    return unit_interval(offer_luck(step, what, i)[word_join]) < chance;
}

void give(World& world, const Step& step, const Delivery& delivery) noexcept {
    Youth& youth = world.youth;
    for (const PersonIndex i : delivery.people) {
        if (unit_interval(offer_luck(step, delivery.what, i)[word_effect]) >= delivery.what.effect_fraction) continue;
        const census::Change change(world, step.roster, step.now, i);
        youth.group[i] = youth_led(delivery.what) ? Group::youth_led : Group::adult_led;
        youth.group_since[i] = static_cast<std::int16_t>(step.now.index);
        youth.group_yield[i] = static_cast<float>(delivery.what.effects[0]);
        youth.history[i] = static_cast<std::uint8_t>(linked(delivery.what)
                                                         ? youth.history[i] | history::linked_group
                                                         : youth.history[i] & ~history::linked_group);
    }
}

}  // namespace savan::income_group
