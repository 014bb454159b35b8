#pragma once
/// A programme in which everything happens.

#include <string>
#include <vector>

#include "tests/support/tiny_world.hpp"

namespace savan::support {

/// Every kind at once from month `first` on, with staff, lists, limits, budgets and roll-out dates.
inline std::vector<Intervention> everything(int first, int last) {
    std::vector<Intervention> all;
    for (const KindRow& row : kind_table()) {
        Intervention what =
            monthly(row.kind, std::string(row.name), first + static_cast<int>(all.size()) % 5, last);
        what.every_months = 1 + static_cast<int>(all.size()) % 3;
        what.coverage_fraction = 0.3 + 0.04 * static_cast<double>(all.size());
        if (row.unit == DoseUnit::person) what.who.list = static_cast<ListSource>(all.size() % 4);
        all.push_back(std::move(what));
    }
    const auto of = [&](Kind kind) -> Intervention& { return all[static_cast<std::size_t>(kind)]; };
    of(Kind::after_class).who.school = SchoolFilter::near_dropout;
    of(Kind::after_class).who.list = ListSource::none;
    of(Kind::stipend).doses_per_person_limit = 5;
    of(Kind::cash).budget_usd = 4000;
    of(Kind::cash).cumulative_coverage_fraction = 0.3;
    of(Kind::cash).who.list = ListSource::none;
    of(Kind::survey).quantity_per_delivery = 1;
    of(Kind::income_group).effects = {8, 1, 1};
    of(Kind::mou_facilitation).who.list = ListSource::none;
    of(Kind::peer_messengers).who.list = ListSource::none;
    of(Kind::awareness_event).district_start = {Month{first}, Month{first + 7}};
    of(Kind::training).village_fraction = 0.6;
    of(Kind::staff).effects = {3, 1, 0};
    return all;
}

}  // namespace savan::support
