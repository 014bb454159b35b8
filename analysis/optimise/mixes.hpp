#pragma once
/// From money to a programme: the scenario that a spending stands for.

#include <optional>
#include <string>
#include <vector>

#include "analysis/optimise/offers.hpp"
#include "analysis/optimise/search.hpp"

namespace savan::optimise {

/// The template's scenario with its decided records replaced, each by one record for each district.
struct Mix {
    Scenario scenario;
    std::vector<std::string> replaced;  ///< ids of the template that are gone
    /// For each intervention of the scenario the offer that pays for it; nothing for records that stay as
    /// they are.
    std::vector<std::optional<std::size_t>> offer_of;
};

/// Offers with no money are left out, but staff, who stay with no posts: hours would be without limit
/// otherwise.
Mix mix_of(const Scenario& scenario, const std::vector<Offer>& offers, const Spending& spending);

/// The template, or the same in all villages, with hours that never run short and without limits of money:
/// what prices are taken from.
Mix price_trial(const Scenario& scenario, const std::vector<Offer>& offers, bool everywhere);

/// What the template spends, offer by offer, if hours do not run short.
Spending template_spending(const std::vector<Offer>& offers);

Space space_of(const std::vector<Offer>& offers, double budget);

/// The template's proportions and each intervention alone, all at the budget; where staff are paid too, an
/// intervention alone has half of the money for the staff that it needs.
std::vector<Start> plain_mixes(const Scenario& scenario, const std::vector<Offer>& offers,
                               const Space& space);

}  // namespace savan::optimise
