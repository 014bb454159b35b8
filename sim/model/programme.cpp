#include "sim/model/programme.hpp"

#include "sim/interventions/capacity.hpp"
#include "sim/interventions/targeting.hpp"
#include "sim/model/kinds.hpp"
#include "sim/processes/groups.hpp"
#include "sim/state/beside.hpp"

namespace savan::programme {

namespace {

using capacity::Hours;

/// What one intervention wants to do in one district this month.
struct Order {
    std::size_t index = 0;                  ///< in Scenario::interventions
    std::vector<targeting::Asked> asked;    ///< person kinds
    std::vector<std::size_t> villages;      ///< village kinds
    Hours wanted = 0;
};

void clear(World& world, const Step& step) {
    Youth& youth = world.youth;
    for (const std::uint16_t v : world.dosed_villages)
        for (auto* column : {&youth.lesson, &youth.dropout_cut, &youth.fee_cut, &youth.wait_cut})
            std::fill(column->begin() + step.roster.first_person[v], column->begin() + step.roster.first_person[v + 1], 0.0f);
    world.dosed_villages.clear();
    world.doses_given = false;
    if (step.now.of_year() == 0) std::ranges::fill(world.ledger.reached_this_year, std::uint8_t{0});
    Districts& districts = world.districts;
    for (auto* column : {&districts.posts, &districts.volunteers, &districts.escape_gain, &districts.repatriation_gain,
                         &districts.wait_cut, &districts.broker_cut, &districts.apprehension_gain})
        std::fill(column->begin(), column->end(), 0.0);
    std::fill(world.ledger.month.begin(), world.ledger.month.end(), Ledger::Entry{});
}

bool active(const Intervention& what, std::size_t district, Month now) noexcept {
    return !what.inert() && first_month(what, district) <= now && now <= what.stop;
}

bool due(const Intervention& what, std::size_t district, Month now) noexcept {
    return active(what, district, now) && (now - first_month(what, district)) % what.every_months == 0;
}

void book(World& world, std::size_t district, std::size_t index, std::int64_t doses, Hours hours, Cents cents) noexcept {
    Ledger::Entry& entry = world.ledger.of(district, index);
    entry.doses += doses;
    entry.hours_100 += hours;
    entry.cost += cents;
    world.ledger.spent[index] += cents;
}

Cents budget_left(const World& world, const Intervention& what, std::size_t index) noexcept {
    if (what.budget_usd >= no_limit) return INT64_MAX / 2;
    return to_cents(what.budget_usd) - world.ledger.spent[index];
}

/// Money handed to each person who is given a dose, beside the cost of the dose.
Cents handed_out(const Intervention& what) noexcept {
    const auto& slots = kind_row(what.kind).slots;
    for (std::size_t slot = 0; slot < effect_slots; ++slot)
        if (slots[slot].key == "transfer_usd") return to_cents(what.effects[slot]);
    return 0;
}

Cents session_cost(const World& world, const Step& step, const Intervention& what, std::size_t district) noexcept {
    const bool campaign = what.kind == Kind::awareness_event;
    const double saved = campaign ? step.parameters.library_saving * world.districts.library[district] : 0.0;
    return to_cents(what.cost_per_delivery_usd * (1.0 - saved));
}

/// Quality of a session, 0..1, before overload.
double quality(const World& world, const Step& step, const Intervention& what, std::size_t district,
               std::size_t index) noexcept {
    const Districts& districts = world.districts;
    const double staff = districts.staff_skill[district];
    if (what.kind != Kind::awareness_event) return staff;
    const double years = (step.now.index - world.ledger.first_delivery[index]) / 12.0;
    const double stale = step.parameters.freshness_loss * years * (1.0 - districts.library[district]);
    return staff * portable::exp(-stale) *
           std::sqrt(districts.trafficking_knowledge[district] * districts.local_facts[district]);
}

Order plan(World& world, const Step& step, std::size_t index, std::size_t district) {
    const Intervention& what = step.scenario.interventions[index];
    auto& taken = world.ledger.doses_taken[index];
    const bool remembers = what.doses_per_person_limit > 0 || what.cumulative_coverage_fraction < 1;
    if (remembers && taken.empty()) taken.resize(step.roster.people());
    Order order{.index = index, .asked = {}, .villages = {}, .wanted = 0};
    const Hours dose = capacity::to_hours(what.hours_per_dose), session = capacity::to_hours(what.hours_per_delivery);
    switch (kind_row(what.kind).unit) {
        case DoseUnit::district: order.wanted = session; break;
        case DoseUnit::village: {
            order.villages = targeting::covered_villages(step, what, district);
            const double most = std::min(what.quantity_per_delivery,
                                         what.coverage_fraction * static_cast<double>(order.villages.size()));
            order.villages.resize(std::min(order.villages.size(), static_cast<std::size_t>(most)));
            order.wanted = session * static_cast<Hours>(order.villages.size());
            break;
        }
        case DoseUnit::person: {
            const auto villages = targeting::covered_villages(step, what, district);
            order.asked = targeting::ask(
                world, step, what, villages,
                [&](const World& there, PersonIndex i) { return kinds::suits(there, step, what, i); }, taken);
            std::vector<bool> seen(step.roster.villages());
            for (const auto& asked : order.asked) {
                order.wanted += dose + (seen[asked.village] ? 0 : session);
                seen[asked.village] = true;
            }
            break;
        }
    }
    return order;
}

void give_to_people(World& world, const Step& step, const Order& order, std::size_t district, Hours hours,
                    double quality_now) {
    const Intervention& what = step.scenario.interventions[order.index];
    const Hours dose = capacity::to_hours(what.hours_per_dose), session = capacity::to_hours(what.hours_per_delivery);
    const Cents per_session = session_cost(world, step, what, district);
    const Cents per_dose = to_cents(what.cost_per_dose_usd);
    const Cents handed = handed_out(what);
    const Cents budget = budget_left(world, what, order.index);
    std::vector<std::vector<PersonIndex>> by_village(step.roster.villages());
    Hours used = 0;
    Cents cost = 0, committed = 0;
    std::int64_t doses = 0;
    for (const auto& asked : order.asked) {  // first asked, first served, until hours or money run out
        const bool opens = by_village[asked.village].empty();
        const Hours more = dose + (opens ? session : 0);
        const Cents price = per_dose + (opens ? per_session : 0);
        if (used + more > hours || committed + price + handed > budget) break;
        used += more;
        cost += price;
        committed += price + handed;
        ++doses;
        by_village[asked.village].push_back(asked.person);
    }
    Events::value_type& events = world.events.front();
    auto& taken = world.ledger.doses_taken[order.index];
    auto& reached = world.ledger.reached_this_year;
    reached.resize(step.roster.people());
    for (std::size_t v = 0; v < by_village.size(); ++v) {
        if (by_village[v].empty()) continue;
        beside::differ_in(world, step.roster, v);
        std::sort(by_village[v].begin(), by_village[v].end());
        for (const PersonIndex i : by_village[v]) {
            if (!taken.empty()) taken[i] += taken[i] < 255;
            if (reached[i]) continue;
            reached[i] = 1;
            events.push_back({i, Happening::reached});
        }
        world.dosed_villages.push_back(static_cast<std::uint16_t>(v));
        kinds::give(world, step, {what, district, v, by_village[v], quality_now, &cost});
    }
    world.doses_given |= doses > 0;
    book(world, district, order.index, doses, used, cost);
}

void give_to_villages(World& world, const Step& step, const Order& order, std::size_t district, Hours hours,
                      double quality_now) {
    const Intervention& what = step.scenario.interventions[order.index];
    const Hours session = capacity::to_hours(what.hours_per_delivery);
    const Cents price = session_cost(world, step, what, district) + to_cents(what.cost_per_dose_usd);
    const Cents budget = budget_left(world, what, order.index);
    Hours used = 0;
    Cents cost = 0;
    std::int64_t doses = 0;
    for (const std::size_t v : order.villages) {
        if (used + session > hours || cost + price > budget) break;
        used += session;
        cost += price;
        ++doses;
        beside::differ_in(world, step.roster, v);
        kinds::give(world, step, {what, district, v, {}, quality_now, &cost});
    }
    book(world, district, order.index, doses, used, cost);
}

void give_to_district(World& world, const Step& step, const Order& order, std::size_t district, Hours hours,
                      double quality_now) {
    const Intervention& what = step.scenario.interventions[order.index];
    Cents cost = session_cost(world, step, what, district) + to_cents(what.cost_per_dose_usd);
    const Cents budget = budget_left(world, what, order.index);
    if (cost > budget) return;
    kinds::give(world, step, {what, district, Delivery::whole_district, {}, quality_now, &cost, budget});
    book(world, district, order.index, 1, hours, cost);
}

void carry_out(World& world, const Step& step, const Order& order, std::size_t district, Hours supply, Hours demand) {
    const Intervention& what = step.scenario.interventions[order.index];
    int& first = world.ledger.first_delivery[order.index];
    first = std::min(first, step.now.index);
    const Hours hours = capacity::share_of(order.wanted, supply, demand);
    const double quality_now = quality(world, step, what, district, order.index) *
                               capacity::overload_quality(step.parameters, supply, demand);
    switch (kind_row(what.kind).unit) {
        case DoseUnit::person: give_to_people(world, step, order, district, hours, quality_now); break;
        case DoseUnit::village: give_to_villages(world, step, order, district, hours, quality_now); break;
        case DoseUnit::district: give_to_district(world, step, order, district, hours, quality_now); break;
    }
}

/// Standing costs, and the staff whose hours everything else needs.
void keep_up(World& world, const Step& step, std::size_t index, std::size_t district) {
    const Intervention& what = step.scenario.interventions[index];
    if (!active(what, district, step.now)) return;
    const double posts = what.kind == Kind::staff ? what.effects[0] : 1.0;
    const Cents monthly = to_cents(what.cost_per_month_usd * posts);
    if (monthly > budget_left(world, what, index)) return;
    book(world, district, index, 0, 0, monthly);
    if (what.kind != Kind::staff) return;
    Cents extra = 0;
    kinds::give(world, step, {what, district, Delivery::whole_district, {}, 1.0, &extra});
    book(world, district, index, 1, 0, 0);
}

/// Villages in districts where the law is enforced differ from what they are without a programme.
void enforce(World& world, const Step& step) {
    for (std::size_t v = 0; v < step.roster.villages(); ++v)
        if (world.districts.enforces(step.roster.district[v])) beside::differ_in(world, step.roster, v);
}

}  // namespace

Month first_month(const Intervention& what, std::size_t district) noexcept {
    for (std::size_t k = 0; k < what.districts.size(); ++k)
        if (what.districts[k] == district)
            return what.district_start.empty() ? what.start : std::max(what.start, what.district_start[k]);
    return {INT32_MAX};
}

bool looks_for_dropouts(const Scenario& scenario, std::size_t districts, Month now) noexcept {
    return std::ranges::any_of(scenario.interventions, [&](const Intervention& what) {
        bool looks = false;
        for (std::size_t district = 0; district < districts; ++district) looks |= due(what, district, now);
        return looks && what.who.school == SchoolFilter::near_dropout;
    });
}

void deliver(World& world, const Step& step) noexcept {
    clear(world, step);
    capacity::fade(world, step);
    const auto& all = step.scenario.interventions;
    for (std::size_t district = 0; district < step.roster.districts && !all.empty(); ++district) {
        for (std::size_t index = 0; index < all.size(); ++index) keep_up(world, step, index, district);
        std::vector<Order> orders;
        Hours demand = 0;
        for (std::size_t index = 0; index < all.size(); ++index) {
            if (all[index].kind == Kind::staff || !due(all[index], district, step.now)) continue;
            orders.push_back(plan(world, step, index, district));
            demand += orders.back().wanted;
        }
        const Hours supply = capacity::supply(world, step, district);
        for (const Order& order : orders) carry_out(world, step, order, district, supply, demand);
    }
    enforce(world, step);
    groups::sustain(world, step);
}

}  // namespace savan::programme
