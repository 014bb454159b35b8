#include "sim/model/kinds.hpp"

#include "sim/interventions/after_class.hpp"
#include "sim/interventions/awareness_event.hpp"
#include "sim/interventions/broker_enforcement.hpp"
#include "sim/interventions/cash.hpp"
#include "sim/interventions/data_system.hpp"
#include "sim/interventions/hotline.hpp"
#include "sim/interventions/income_group.hpp"
#include "sim/interventions/materials.hpp"
#include "sim/interventions/ministry_links.hpp"
#include "sim/interventions/mou_facilitation.hpp"
#include "sim/interventions/peer_messengers.hpp"
#include "sim/interventions/staff.hpp"
#include "sim/interventions/stipend.hpp"
#include "sim/interventions/survey.hpp"
#include "sim/interventions/team_workshop.hpp"
#include "sim/interventions/training.hpp"

namespace savan::kinds {

bool suits(const World& world, const Step& step, const Intervention& what, PersonIndex i) noexcept {
    switch (what.kind) {
#define SUITS_person(kind) \
    case Kind::kind: return kind::suits(world, step, what, i);
#define SUITS_village(kind) \
    case Kind::kind: break;
#define SUITS_district(kind) SUITS_village(kind)
#define SAVAN_KIND(kind, unit, ...) SUITS_##unit(kind)
#include "sim/parameters/kinds.def"
#undef SAVAN_KIND
#undef SUITS_district
#undef SUITS_village
#undef SUITS_person
    }
    return false;
}

void give(World& world, const Step& step, const Delivery& delivery) noexcept {
    switch (delivery.what.kind) {
#define SAVAN_KIND(kind, ...) \
    case Kind::kind: return kind::give(world, step, delivery);
#include "sim/parameters/kinds.def"
#undef SAVAN_KIND
    }
}

}  // namespace savan::kinds
