#pragma once
/// Worlds that are lived beside another one with the same luck, their baseline, and only where they differ from it.
///
/// Rule    where nothing that a village's month depends on differs, it is lived in the baseline alone and looked up there
///         (World::at). It begins to differ when something reaches it that is otherwise than in the baseline: a dose, or what is
///         offered in a district. From then on it is lived in this world too, as it stands in the baseline at that moment.
///         Someone elsewhere who is told something else, or whose ties do otherwise, is a stray: what they know and what their
///         ties count is kept for them, and their village is lived when their luck of the month lets that matter. A village
///         ceases to be lived when nobody differs any more in anything else.
///         What comes out is what it would be if every village were lived, to the bit.
/// Source  definition; how the worlds take turns stands in model/month.cpp

#include "sim/state/world.hpp"

namespace savan::beside {

/// A copy of a world that is lived beside another, or of a baseline for begin(): of people and households it has the rows of villages
/// in which the origin is lived beside another. The origin stays as it is.
World copy(World& origin, const Roster& roster);

/// `world`, a copy of `baseline`, is lived beside it from now on; `baseline` must outlive that and stay where it is.
void begin(World& world, const World& baseline, const Roster& roster);

/// The village is lived in this world, if it is not yet. Call it before writing a village's rows, while the baseline's are
/// where this world's are in the month. Does nothing to a world by itself.
void differ_in(World& world, const Roster& roster, std::size_t village);

/// Villages are lived that have a stray for whom matters(baseline, village, stray) is true. The same moment as for differ_in.
template <class Matters>
void differ_where(World& world, const Roster& roster, Matters&& matters) {
    if (!world.beside.baseline) return;
    for (std::size_t v = 0; v < roster.villages(); ++v)
        if (std::ranges::any_of(world.beside.strays[v],
                                [&](const Stray& stray) { return matters(*world.beside.baseline, v, stray); }))
            differ_in(world, roster, v);
}

/// Villages are lived for which matters(village) is true; the same moment.
template <class Matters>
void differ_where_village(World& world, const Roster& roster, Matters&& matters) {
    if (!world.beside.baseline) return;
    for (std::size_t v = 0; v < roster.villages(); ++v)
        if (!world.lives_in(v) && matters(v)) differ_in(world, roster, v);
}

/// Someone who is told something else, or whose ties have done otherwise, in a village that is not lived: the stray that they
/// are from now on, knowing what they know in the baseline if they were none.
Stray& stray(World& world, std::size_t village, PersonIndex person);

/// How many ties who are abroad, or have left school, are counted of someone in a village that is not lived.
inline std::uint8_t ties(const World& world, TieCount what, PersonIndex i) noexcept {
    const auto kind = static_cast<std::size_t>(what);
    return static_cast<std::uint8_t>((*tie_counts(world.beside.baseline->youth)[kind])[i] + world.beside.more_ties[kind][i]);
}

/// At a month's end: villages in which nothing but a few strays differs any more are lived in the baseline alone. Those to
/// which a programme has given something this month may still differ next month.
void cease_where_equal(World& world, const Roster& roster);

/// tell_ties() of such a world, whose baseline has been told.
void tell_ties(World& world, const Roster& roster);

inline PersonIndex person_of(const Event& event) noexcept { return event.person; }
inline PersonIndex person_of(PersonIndex person) noexcept { return person; }

/// Calls visit(entry) for what a list of the baseline, such as &World::events, says of people whose village is lived in this
/// world, which has its own entries for them; or, with lived_here = false, of all others.
template <class Entry, class Visit>
void for_each_entry_of_baseline(const World& world, const Roster& roster, std::vector<std::vector<Entry>> World::*list,
                                bool lived_here, Visit&& visit) {
    if (!world.beside.baseline) return;
    for (const auto& block : world.beside.baseline->*list)
        for (const Entry& entry : block)
            if (world.lives_in(roster.village[person_of(entry)]) == lived_here) visit(entry);
}

/// Calls visit(entry) for what such a list says of a world's people, wherever they are lived.
template <class Entry, class Visit>
void for_each_entry(const World& world, const Roster& roster, std::vector<std::vector<Entry>> World::*list, Visit&& visit) {
    for (const auto& block : world.*list)
        for (const Entry& entry : block) visit(entry);
    for_each_entry_of_baseline(world, roster, list, false, visit);
}

/// Calls visit(item, here) for the items that only one of two lists has: here = true for those of the first.
template <class Item, class Visit>
void for_each_difference(std::vector<Item>& first, std::vector<Item>& second, Visit&& visit) {
    std::ranges::sort(first), std::ranges::sort(second);
    auto a = first.begin();
    auto b = second.begin();
    while (a != first.end() || b != second.end()) {
        if (b == second.end() || (a != first.end() && *a < *b)) visit(*a++, true);
        else if (a == first.end() || *b < *a) visit(*b++, false);
        else ++a, ++b;
    }
}

}  // namespace savan::beside
