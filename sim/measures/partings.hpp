#pragma once
/// When and at which step of the month each person's life first differs from their life in another world.
///
/// Rule    after each step both worlds are looked at; a life has parted when anything of the person's own differs
///         (what they know, plan, do, earn, owe, have been through, and this month's doses) or the money of their
///         household (income, assets). What differs around them, the ties' and the village's state, is not their
///         life yet. The first step at which it differs counts, and who they are in that month.
/// Source  definition

#include "sim/measures/life_record.hpp"
#include "sim/measures/paired_ledger.hpp"
#include "sim/measures/pairing.hpp"

namespace savan {

class Partings {
public:
    Partings() = default;
    explicit Partings(std::size_t people) : partings_(people), differs_(people) {}

    /// Looks at two worlds of one roster after the step of that number has been taken in both.
    void look(const World& baseline, const World& world, const Roster& roster, std::size_t step, Month now,
              const ListedDeciles& deciles);

    /// Counts into the variables of the part `partings`. The lives are those of the two worlds.
    void count(const std::vector<paired_ledger::Life>& baseline, const std::vector<paired_ledger::Life>& world,
               const Roster& roster, Pairing& pairing) const noexcept;

private:
    struct Parting {
        std::int16_t month = -1;  ///< -1: not parted
        std::uint8_t step = 0, decile = 0;
    };
    std::vector<Parting> partings_;      ///< by person
    std::vector<std::uint8_t> differs_;  ///< of the look in hand
};

}  // namespace savan
