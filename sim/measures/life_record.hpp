#pragma once
/// The events of people's lives in one world, in the order in which they happen: what two worlds are
/// compared by when both are over.

#include <cstdint>
#include <span>
#include <vector>

#include "sim/measures/paired_table.hpp"
#include "sim/state/world.hpp"

namespace savan {

/// Decile of baseline risk of each person on the latest list that they were on: 0 none so far, else 1 .. 10.
class ListedDeciles {
public:
    explicit ListedDeciles(std::size_t people) : decile_(people) {}
    /// A year's list has come; lists come in their order.
    void follow(const RiskList& list) noexcept;
    std::uint8_t operator[](PersonIndex i) const noexcept { return decile_[i]; }

private:
    std::vector<std::uint8_t> decile_;
};

class LifeRecord {
public:
    /// A safe departure is no event of its own in a ledger, but tells where unsafe ones have gone.
    enum class What : std::uint8_t { safe_departure, unsafe_departure, exploitation, trafficking };
    struct Entry {
        PersonIndex person = 0;
        std::int16_t month = 0;
        What what{};
        std::uint8_t decile : 4 = 0;  ///< on the latest list, the year's own included
        std::uint8_t channel_ : 4 = 0;
        Channel channel() const noexcept { return static_cast<Channel>(channel_); }  ///< of departures
    };
    static_assert(sizeof(Entry) == 8, "one of these for each departure in each world");

    /// Appends a month's departures and first exploitations of a world's people, wherever they are lived.
    void add(const World& world, const Roster& roster, Month now);
    /// Fills in the deciles of all entries from number `from` on.
    void set_deciles(std::size_t from, const ListedDeciles& deciles) noexcept;
    /// The part of the record before a month.
    LifeRecord before(Month month) const;

    std::span<const Entry> entries() const noexcept { return entries_; }

private:
    void append(const Event& event, const Roster& roster, Month now);
    void append(PersonIndex i, Month now, What what, Channel channel = {});

    std::vector<Entry> entries_;
};

}  // namespace savan
