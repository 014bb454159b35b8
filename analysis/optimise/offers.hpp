#pragma once
/// What money can buy in one district of one intervention of a template, and at which price.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/optimise/spending.hpp"
#include "sim/parameters/scenario.hpp"

namespace savan::optimise {

/// What more money buys more of. Whatever it is, the record's `budget_usd` is the money given, so that the
/// engine never spends more; when hours are short, less is spent.
enum class Knob : std::uint8_t {
    villages,  ///< kinds for people and villages: in so many villages that the money would last to the end
    rounds,    ///< district kinds paid by delivery: so many deliveries, evenly spaced
    months,    ///< district kinds with a standing cost: from the start for so many months, then off
    posts,     ///< staff: posts, in hundredths; volunteers come with them, up to the template's share
};

struct Offer {
    std::size_t record = 0;  ///< in the template's interventions
    std::size_t district = 0;
    Knob knob = Knob::villages;
    /// The record that ends in the month before this one begins, of the same kind (setting up a data system):
    /// paid first and whole. Only with Knob::months.
    std::optional<std::size_t> first_phase = {};
    /// Villages in the order in which they are added: the record's own, those of the template's other
    /// records, all others of the district; by lot within each.
    std::vector<std::uint16_t> villages = {};
    std::size_t usual_villages = 0;  ///< how many of them the template covers
    int months = 0;                  ///< from the first to the last month of delivery
    double usual_usd = 0;            ///< cost of what the template has, if hours do not run short
    double most_usd = 0;             ///< the same for all villages; usual_usd with other knobs
    Item item = {};
    bool is_free() const { return item.most <= 0; }  ///< costs nothing: always as in the template
};

struct Terms {
    Month from = {};        ///< records that start earlier are not touched, and not paid from the budget
    double most_posts = 2;  ///< of one staff record in one district
    bool only_own_villages = false;  ///< villages that the record does not have in the template are not added
    std::uint32_t seed = 2005;       ///< of the lot of villages
};

/// A template and what can be bought of it; prices are still missing.
std::vector<Offer> offers_of(const Scenario& scenario, const Terms& terms);

/// "events-2006-xayphouthong"
std::string offer_id(const Scenario& scenario, const Offer& offer);

/// "8 villages", "1.25 posts", "34 months", "5 rounds"
std::string size_text(const Scenario& scenario, const Offer& offer, double usd);

/// Sets prices and usable amounts from what the offers cost where hours do not run short: in the template's
/// size and everywhere, US$ by offer. Says for each which staff it needs: the cheapest of its district.
void set_prices(const Scenario& scenario, const Terms& terms, const std::vector<double>& usual,
                const std::vector<double>& everywhere, std::vector<Offer>& offers);

/// How many villages the money is meant for.
std::size_t villages_for(const Offer& offer, double usd);
/// Posts, and deliveries, that it pays.
double posts_for(const Scenario& scenario, const Offer& offer, double usd);
int rounds_for(const Scenario& scenario, const Offer& offer, double usd);

}  // namespace savan::optimise
