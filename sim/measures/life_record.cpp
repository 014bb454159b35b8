#include "sim/measures/life_record.hpp"

#include "sim/measures/unsafe.hpp"
#include "sim/state/beside.hpp"

namespace savan {

void ListedDeciles::follow(const RiskList& list) noexcept {
    for (PersonIndex i = 0; i < decile_.size(); ++i)
        if (list.listed(i)) decile_[i] = static_cast<std::uint8_t>(1 + list.decile(i));
}

void LifeRecord::append(PersonIndex i, Month now, What what, Channel channel) {
    Entry& entry = entries_.emplace_back();
    entry.person = i;
    entry.month = static_cast<std::int16_t>(now.index);
    entry.what = what;
    entry.channel_ = static_cast<std::uint8_t>(channel) & 15;
}

void LifeRecord::add(const World& world, const Roster& roster, Month now) {
    beside::for_each_entry(world, roster, &World::events, [&](const Event& event) { append(event, roster, now); });
}

void LifeRecord::append(const Event& event, const Roster& roster, Month now) {
    const PersonIndex i = event.person;
    if (event.what == Happening::departed) {
        const auto channel = static_cast<Channel>(event.amount);
        append(i, now, is_unsafe(roster, i, channel, now) ? What::unsafe_departure : What::safe_departure, channel);
    }
    if (event.what == Happening::exploited) append(i, now, What::exploitation);
    if (event.what == Happening::trafficked) append(i, now, What::trafficking);
}

void LifeRecord::set_deciles(std::size_t from, const ListedDeciles& deciles) noexcept {
    for (std::size_t k = from; k < entries_.size(); ++k)
        entries_[k].decile = deciles[entries_[k].person] & 15;
}

LifeRecord LifeRecord::before(Month month) const {
    LifeRecord part;
    const auto end =
        std::ranges::find_if(entries_, [&](const Entry& entry) { return entry.month >= month.index; });
    part.entries_.assign(entries_.begin(), end);
    return part;
}

}  // namespace savan
