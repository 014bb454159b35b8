#pragma once
/// What a programme has given and spent: doses as given (before their effect is drawn), staff hours
/// and cents, per district and intervention.

#include <cstdint>
#include <vector>

#include "sim/base/money.hpp"

namespace savan {

struct Ledger {
    struct Entry {
        std::int64_t doses = 0;
        std::int64_t hours_100 = 0;  ///< hundredths of an hour
        Cents cost = 0;
    };
    std::size_t interventions = 0;
    std::vector<Entry> month;        ///< this month, district x intervention
    std::vector<Cents> spent;        ///< per intervention, since the start
    /// Per intervention: doses each person has had; empty until first needed.
    std::vector<std::vector<std::uint8_t>> doses_taken;
    std::vector<std::uint8_t> reached_this_year;  ///< 1: has had a dose of anything since January; empty until first needed
    /// Per intervention: month index of the first delivery, INT_MAX before it; for freshness.
    std::vector<int> first_delivery;

    Entry& of(std::size_t district, std::size_t intervention) noexcept {
        return month[district * interventions + intervention];
    }
    const Entry& of(std::size_t district, std::size_t intervention) const noexcept {
        return month[district * interventions + intervention];
    }
};

}  // namespace savan
