#include "analysis/optimise/offers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/base/draws.hpp"

namespace savan::optimise {

namespace {

constexpr double post_step = 0.01;
constexpr std::uint32_t lot_of_villages = UINT32_MAX;  ///< in place of a round in the key of draws

/// Cost of one delivery of a kind for districts.
double delivery_usd(const Intervention& what) { return what.cost_per_delivery_usd + what.cost_per_dose_usd; }

Knob knob_of(const Intervention& what) {
    if (what.kind == Kind::staff) return Knob::posts;
    if (kind_row(what.kind).unit != DoseUnit::district) return Knob::villages;
    return what.cost_per_month_usd > 0 ? Knob::months : Knob::rounds;
}

Month first_month(const Intervention& what, std::size_t place) {
    return what.district_start.empty() ? what.start : std::max(what.start, what.district_start[place]);
}

std::vector<std::uint16_t> own_villages(const Scenario& scenario, const Intervention& what,
                                        std::size_t district) {
    std::vector<std::uint16_t> made;
    for (const VillageData& village : scenario.setting.villages)
        if (village.district == district &&
            (what.villages.empty() || std::ranges::count(what.villages, village.number)))
            made.push_back(village.number);
    return made;
}

/// Sorts and sets the usual number of villages.
void line_up_villages(const Scenario& scenario, const Terms& terms, Offer& offer) {
    const Intervention& what = scenario.interventions[offer.record];
    std::set<std::uint16_t> of_programme;
    for (const Intervention& other : scenario.interventions)
        of_programme.insert(other.villages.begin(), other.villages.end());
    const auto own = own_villages(scenario, what, offer.district);
    const Draws draws{{terms.seed, lot_of_villages}};
    std::vector<std::tuple<int, std::uint32_t, std::uint16_t>> order;
    for (const VillageData& village : scenario.setting.villages) {
        if (village.district != offer.district) continue;
        const bool is_own = std::ranges::count(own, village.number) > 0;
        if (terms.only_own_villages && !is_own) continue;
        const int rank = is_own ? 0 : of_programme.contains(village.number) ? 1 : 2;
        order.emplace_back(rank,
                           draws.words({village.number, village.number}, Purpose::spending_step, Month{0})[0],
                           village.number);
    }
    std::ranges::sort(order);
    for (const auto& [rank, lot, number] : order) offer.villages.push_back(number);
    const auto share = what.villages.empty() ? what.village_fraction : 1.0;
    offer.usual_villages = static_cast<std::size_t>(std::round(share * static_cast<double>(own.size())));
    if (terms.only_own_villages) offer.villages.resize(offer.usual_villages);
}

/// Price of so many villages: the template's own at their mean cost, then the mean of all others.
double price_of(const Offer& offer, std::size_t villages) {
    const auto count = static_cast<double>(villages), usual = static_cast<double>(offer.usual_villages);
    if (villages <= offer.usual_villages) return offer.usual_usd * count / usual;
    const double others = static_cast<double>(offer.villages.size()) - usual;
    return offer.usual_usd + (offer.most_usd - offer.usual_usd) * (count - usual) / others;
}

Item item_of(const Scenario& scenario, const Terms& terms, const Offer& offer) {
    const Intervention& what = scenario.interventions[offer.record];
    const double phase = offer.first_phase ? delivery_usd(scenario.interventions[*offer.first_phase]) : 0;
    switch (offer.knob) {
        case Knob::villages: {
            const int rounds = (offer.months - 1) / what.every_months + 1;
            const double first = offer.usual_villages > 0 ? price_of(offer, 1) : offer.most_usd;
            return {.least = first / rounds, .most = offer.most_usd};
        }
        case Knob::rounds: {
            const double one = delivery_usd(what);
            return {.least = one, .step = one, .most = one * offer.months};
        }
        case Knob::months: {
            const bool only_standing =
                offer.usual_usd <= phase + what.cost_per_month_usd * offer.months + 0.005;
            return {.least = phase + what.cost_per_month_usd,
                    .step = only_standing ? what.cost_per_month_usd : 0,
                    .most = offer.usual_usd};
        }
        case Knob::posts: {
            const double step = post_step * what.cost_per_month_usd * offer.months;
            return {.least = step,
                    .step = step,
                    .most = terms.most_posts * what.cost_per_month_usd * offer.months};
        }
    }
    return {};
}

}  // namespace

std::vector<Offer> offers_of(const Scenario& scenario, const Terms& terms) {
    std::vector<Offer> offers;
    std::set<std::size_t> phases;
    const auto& all = scenario.interventions;
    for (std::size_t record = 0; record < all.size(); ++record) {
        const Intervention& what = all[record];
        if (what.start < terms.from || what.inert()) continue;
        for (std::size_t place = 0; place < what.districts.size(); ++place) {
            Offer offer{.record = record, .district = what.districts[place], .knob = knob_of(what)};
            const Month last = std::min(what.stop, Month{scenario.months - 1});
            offer.months = last - first_month(what, place) + 1;
            if (offer.months <= 0) continue;
            if (offer.knob == Knob::villages) line_up_villages(scenario, terms, offer);
            if (offer.knob == Knob::months)
                for (std::size_t other = 0; other < all.size(); ++other)
                    if (all[other].kind == what.kind && knob_of(all[other]) == Knob::rounds &&
                        all[other].start >= terms.from && all[other].start == all[other].stop &&
                        all[other].stop + 1 == what.start && all[other].districts == what.districts) {
                        offer.first_phase = other;
                        phases.insert(other);
                    }
            offers.push_back(std::move(offer));
        }
    }
    std::erase_if(offers, [&](const Offer& offer) { return phases.contains(offer.record); });
    return offers;
}

std::string offer_id(const Scenario& scenario, const Offer& offer) {
    return scenario.interventions[offer.record].id + '-' + scenario.setting.districts[offer.district].id;
}

std::size_t villages_for(const Offer& offer, double usd) {
    std::size_t count = 1;
    while (count < offer.villages.size() && price_of(offer, count) < usd - 0.005) ++count;
    return count;
}

double posts_for(const Scenario& scenario, const Offer& offer, double usd) {
    const double post = scenario.interventions[offer.record].cost_per_month_usd;
    auto steps = static_cast<int>(std::round(usd / (post_step * post * offer.months)));
    // A month is paid in whole cents, which may be rounded up.
    const auto cost = [&] { return to_cents(post * (post_step * steps)) * offer.months; };
    while (steps > 0 && cost() > to_cents(usd)) --steps;
    return post_step * steps;
}

int rounds_for(const Scenario& scenario, const Offer& offer, double usd) {
    return static_cast<int>(std::round(usd / delivery_usd(scenario.interventions[offer.record])));
}

std::string size_text(const Scenario& scenario, const Offer& offer, double usd) {
    const auto counted = [](auto number, const char* noun) {
        return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
    };
    switch (offer.knob) {
        case Knob::villages:
            return counted(villages_for(offer, usd), "village");
        case Knob::rounds:
            return counted(rounds_for(scenario, offer, usd), "round");
        case Knob::months: {
            const double phase =
                offer.first_phase ? delivery_usd(scenario.interventions[*offer.first_phase]) : 0;
            const double share = (usd - phase) / (offer.item.most - phase);
            return counted(static_cast<int>(std::round(share * offer.months)), "month");
        }
        case Knob::posts:
            return counted(posts_for(scenario, offer, usd), "post");
    }
    return "";
}

void set_prices(const Scenario& scenario, const Terms& terms, const std::vector<double>& usual,
                const std::vector<double>& everywhere, std::vector<Offer>& offers) {
    for (std::size_t k = 0; k < offers.size(); ++k) {
        Offer& offer = offers[k];
        offer.usual_usd = usual[k];
        offer.most_usd = std::max(usual[k], everywhere[k]);
        offer.item = item_of(scenario, terms, offer);
    }
    const auto monthly = [&](const Offer& offer) {
        return scenario.interventions[offer.record].cost_per_month_usd;
    };
    for (Offer& offer : offers) {
        if (offer.knob == Knob::posts) continue;
        for (std::size_t k = 0; k < offers.size(); ++k) {
            if (offers[k].knob != Knob::posts || offers[k].is_free() || offers[k].district != offer.district)
                continue;
            if (!offer.item.needs || monthly(offers[k]) < monthly(offers[*offer.item.needs]))
                offer.item.needs = k;
        }
    }
}

}  // namespace savan::optimise
