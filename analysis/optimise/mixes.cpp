#include "analysis/optimise/mixes.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace savan::optimise {

namespace {

/// Never more than was given.
double whole_cents(double usd) { return std::floor(usd * 100 + crumb) / 100; }

/// The template's record, for one district and as large as given.
Intervention record_of(const Scenario& scenario, const Offer& offer, std::size_t record) {
    Intervention made = scenario.interventions[record];
    const auto place =
        static_cast<std::size_t>(std::ranges::find(made.districts, offer.district) - made.districts.begin());
    if (!made.district_start.empty()) made.start = std::max(made.start, made.district_start[place]);
    made.id += '-' + scenario.setting.districts[offer.district].id;
    made.districts = {static_cast<std::uint8_t>(offer.district)};
    made.district_start = {made.start};
    made.budget_usd = no_limit;
    return made;
}

void cover(Intervention& made, const Offer& offer, std::size_t count) {
    made.villages.assign(offer.villages.begin(), offer.villages.begin() + static_cast<std::ptrdiff_t>(count));
    std::ranges::sort(made.villages);
    made.village_fraction = 1;
    // Most doses of a delivery in the district: as many a village as in the template.
    if (made.quantity_per_delivery < no_limit && offer.usual_villages > 0)
        made.quantity_per_delivery *= static_cast<double>(count) / static_cast<double>(offer.usual_villages);
}

/// Records that the money pays for; none if there is none.
std::vector<Intervention> records_of(const Scenario& scenario, const Offer& offer, double usd) {
    Intervention made = record_of(scenario, offer, offer.record);
    if (offer.is_free()) {
        if (offer.knob == Knob::villages) {
            if (offer.usual_villages == 0) return {};
            cover(made, offer, offer.usual_villages);
        }
        return {made};
    }
    if (offer.knob == Knob::posts) {
        double& posts = made.effects[0];
        const double usual = posts;
        posts = posts_for(scenario, offer, usd);
        made.effects[1] *= usual > 0 ? std::min(1.0, posts / usual) : 0;
        return {made};
    }
    if (usd <= 0) return {};
    made.budget_usd = whole_cents(usd);
    if (offer.knob == Knob::villages) cover(made, offer, villages_for(offer, usd));
    if (offer.knob == Knob::rounds)
        made.every_months = std::max(1, offer.months / std::max(1, rounds_for(scenario, offer, usd)));
    if (!offer.first_phase) return {made};
    Intervention phase = record_of(scenario, offer, *offer.first_phase);
    phase.budget_usd = phase.cost_per_delivery_usd + phase.cost_per_dose_usd;
    made.budget_usd = whole_cents(usd - phase.budget_usd);
    return {phase, made};
}

/// The scenario with these records in the place of all that is decided.
template <class Records>
Mix replaced(const Scenario& scenario, const std::vector<Offer>& offers, Records&& records) {
    std::set<std::size_t> gone;
    for (const Offer& offer : offers) {
        gone.insert(offer.record);
        if (offer.first_phase) gone.insert(*offer.first_phase);
    }
    Mix mix{scenario, {}, {}};
    mix.scenario.interventions.clear();
    for (std::size_t record = 0; record < scenario.interventions.size(); ++record) {
        if (gone.contains(record)) {
            mix.replaced.push_back(scenario.interventions[record].id);
        } else {
            mix.scenario.interventions.push_back(scenario.interventions[record]);
            mix.offer_of.emplace_back(std::nullopt);
        }
    }
    for (std::size_t k = 0; k < offers.size(); ++k)
        for (Intervention& made : records(k)) {
            mix.scenario.interventions.push_back(std::move(made));
            mix.offer_of.emplace_back(k);
        }
    return mix;
}

}  // namespace

Mix mix_of(const Scenario& scenario, const std::vector<Offer>& offers, const Spending& spending) {
    return replaced(scenario, offers,
                    [&](std::size_t k) { return records_of(scenario, offers[k], spending[k]); });
}

Mix price_trial(const Scenario& scenario, const std::vector<Offer>& offers, bool everywhere) {
    return replaced(scenario, offers, [&](std::size_t k) {
        const Offer& offer = offers[k];
        std::vector<Intervention> records = {record_of(scenario, offer, offer.record)};
        if (offer.first_phase)
            records.insert(records.begin(), record_of(scenario, offer, *offer.first_phase));
        if (offer.knob == Knob::villages) {
            const std::size_t count = everywhere ? offer.villages.size() : offer.usual_villages;
            if (count == 0) return std::vector<Intervention>{};
            cover(records.back(), offer, count);
        }
        for (Intervention& made : records) made.hours_per_dose = made.hours_per_delivery = 0;
        return records;
    });
}

Spending template_spending(const std::vector<Offer>& offers) {
    Spending made;
    for (const Offer& offer : offers)
        made.push_back(offer.is_free() ? 0 : usable(offer.item, offer.usual_usd));
    return made;
}

Space space_of(const std::vector<Offer>& offers, double budget) {
    Space space{{}, budget};
    for (const Offer& offer : offers) space.items.push_back(offer.item);
    return space;
}

std::vector<Start> plain_mixes(const Scenario& scenario, const std::vector<Offer>& offers,
                               const Space& space) {
    const Spending usual = template_spending(offers);
    std::vector<Start> made = {{"the template's proportions", spread(space, usual, space.budget)}};
    for (std::size_t record = 0; record < scenario.interventions.size(); ++record) {
        std::vector<double> own(offers.size()), staff(offers.size());
        bool has_own = false, has_staff = false;
        for (std::size_t k = 0; k < offers.size(); ++k) {
            if (offers[k].record != record || offers[k].is_free()) continue;
            own[k] = offers[k].most_usd > 0 ? std::max(usual[k], offers[k].item.least) : 0;
            has_own = true;
            if (offers[k].item.needs) staff[*offers[k].item.needs] = 1, has_staff = true;
        }
        if (!has_own) continue;
        const double for_staff = has_staff ? space.budget / 2 : 0;
        const Spending hours = spread(space, staff, for_staff);
        Spending both = spread(space, own, space.budget - total(hours));
        for (std::size_t k = 0; k < both.size(); ++k) both[k] += hours[k];
        made.push_back(
            {scenario.interventions[record].id + (has_staff ? " and staff" : ""), std::move(both)});
    }
    return made;
}

}  // namespace savan::optimise
