#pragma once
/// Those who are in Thailand: one record each, by village and within it by person.

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/state/youth.hpp"

namespace savan {

/// A stay in Thailand, from the departure on.
struct Sojourn {
    std::uint32_t person = 0;
    float wage = 0;                    ///< US$/month, as offered on arrival
    float debt = 0, savings = 0;       ///< US$, own
    std::int16_t moved = 0;            ///< month of the departure
    Channel channel = Channel::legal;
    std::uint8_t sector = 0;
    Condition condition = Condition::free;
    friend bool operator==(const Sojourn&, const Sojourn&) = default;
};

class Sojourns {
    template <class Records>
    static auto place_of(Records& records, std::uint32_t person) noexcept {
        return std::ranges::lower_bound(records, person, {}, &Sojourn::person);
    }

public:
    Sojourns() = default;
    explicit Sojourns(std::size_t villages) : of_village_(villages) {}

    std::span<Sojourn> of(std::size_t village) noexcept { return of_village_[village]; }
    std::span<const Sojourn> of(std::size_t village) const noexcept { return of_village_[village]; }
    /// Those of a village become what they are elsewhere.
    void take_over(std::size_t village, const Sojourns& from) { of_village_[village] = from.of_village_[village]; }

    /// The sojourn of someone of the village who is abroad.
    Sojourn& at(std::size_t village, std::uint32_t person) noexcept { return *place_of(of_village_[village], person); }
    const Sojourn& at(std::size_t village, std::uint32_t person) const noexcept {
        return *place_of(of_village_[village], person);
    }
    bool contains(std::size_t village, std::uint32_t person) const noexcept {
        const auto place = place_of(of_village_[village], person);
        return place != of_village_[village].end() && place->person == person;
    }

    /// Sojourns of people of a village begin; they are in the order of persons.
    void begin(std::size_t village, std::span<const Sojourn> beginning) {
        std::vector<Sojourn>& records = of_village_[village];
        auto from = records.size(), to = from + beginning.size();
        records.resize(to);
        for (auto next = beginning.rbegin(); next != beginning.rend(); ++next) {
            while (from > 0 && records[from - 1].person > next->person) records[--to] = records[--from];
            records[--to] = *next;
        }
    }
    /// Sojourns of a village end: these records of it, in their order.
    void end(std::size_t village, std::span<const Sojourn* const> ending) noexcept {
        std::vector<Sojourn>& records = of_village_[village];
        const auto place = [&](std::size_t k) {
            return k < ending.size() ? records.begin() + (ending[k] - records.data()) : records.end();
        };
        auto to = place(0);
        for (std::size_t k = 0; k < ending.size(); ++k) to = std::move(place(k) + 1, place(k + 1), to);
        records.erase(to, records.end());
    }

    friend bool operator==(const Sojourns&, const Sojourns&) = default;

private:
    std::vector<std::vector<Sojourn>> of_village_;
};

}  // namespace savan
