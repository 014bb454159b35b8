#include "sim/state/beside.hpp"

#include <cstring>
#include <tuple>

#include "sim/base/clones.hpp"

namespace savan::beside {

namespace {

constexpr std::size_t most_strays = 32;  // of a village; each is looked for whenever somebody is told something

/// Rows of a village in columns by person or by household.
struct Rows {
    std::size_t from, to;
};

Rows people_of(const Roster& roster, std::size_t v) noexcept { return {roster.first_person[v], roster.first_person[v + 1]}; }
Rows households_of(const Roster& roster, std::size_t v) noexcept {
    return {roster.first_household[v], roster.first_household[v + 1]};
}

/// Calls visit(column of a, column of b) for each pair of columns, until it returns false; returns whether it never did.
/// Columns that one of the two worlds does not hold are passed over: monthly doses, of which a baseline has none.
template <class... A, class... B, class Visit>
bool for_each_pair(const std::tuple<A&...>& a, const std::tuple<B&...>& b, Visit&& visit) {
    const auto look = [&](auto& one, auto& other) { return one.empty() || other.empty() || visit(one, other); };
    return [&]<std::size_t... k>(std::index_sequence<k...>) {
        return (look(std::get<k>(a), std::get<k>(b)) && ...);
    }(std::index_sequence_for<A...>{});
}

template <class... To, class... From>
void copy_rows(const std::tuple<To&...>& to, const std::tuple<From&...>& from, Rows rows) {
    for_each_pair(to, from, [&](auto& column, const auto& source) {
        std::copy_n(source.data() + rows.from, rows.to - rows.from, column.data() + rows.from);
        return true;
    });
}

/// Columns of zeros as long as others are.
template <class... Columns>
void hold_as(const std::tuple<Columns&...>& columns, const std::tuple<const Columns&...>& others) {
    [&]<std::size_t... k>(std::index_sequence<k...>) {
        ((std::get<k>(columns) = Columns(std::get<k>(others).size())), ...);
    }(std::index_sequence_for<Columns...>{});
}

template <class SomeColumn>
bool equal_bytes(const SomeColumn& a, const SomeColumn& b, Rows rows) noexcept {
    return std::memcmp(a.data() + rows.from, b.data() + rows.from, (rows.to - rows.from) * sizeof a[0]) == 0;
}

SAVAN_KERNEL void add_bytes(const std::uint8_t* __restrict a, const std::uint8_t* __restrict b, std::size_t count,
                            std::uint8_t* __restrict sum) noexcept {
    constexpr std::size_t vector = 64;
    const std::size_t whole = count / vector * vector;
    for (std::size_t k = 0; k < whole; ++k) sum[k] = static_cast<std::uint8_t>(a[k] + b[k]);
    // What is left over goes in a vector that overlaps the last one.
    for (std::size_t k = whole > 0 ? count - vector : 0; k < count; ++k) sum[k] = static_cast<std::uint8_t>(a[k] + b[k]);
}

/// What ties count of the village's people who are not past forty, from the baseline's counts of the kinds that are asked for.
void count_ties(World& world, const Roster& roster, std::size_t v, const std::array<bool, tie_counts_number>& kinds) noexcept {
    const auto counts = tie_counts(world.youth);
    const auto in_baseline = tie_counts(world.beside.baseline->youth);
    const std::size_t from = world.villages.from[v], count = roster.first_person[v + 1] - from;
    for (std::size_t what = 0; what < tie_counts_number; ++what) {
        const auto& more = world.beside.more_ties[what];
        if (!kinds[what]) continue;
        if (more.empty()) std::copy_n(in_baseline[what]->data() + from, count, counts[what]->data() + from);
        else add_bytes(in_baseline[what]->data() + from, more.data() + from, count, counts[what]->data() + from);
    }
}

/// A village's own row; how well a survey knows it is the programme's and differs in no one's life.
template <class SomeVillages>
auto row_of(SomeVillages& villages, std::size_t v) noexcept {
    return std::tie(villages.experience[v], villages.migrant_months[v], villages.broker[v], villages.stance[v],
                    villages.prevalence[v], villages.prevalence_before[v], villages.from[v], villages.to[v],
                    villages.others[v]);
}

template <class SomeCensus>
auto counts_of(SomeCensus& census, std::size_t v) noexcept {
    return std::tie(census.headcount[v], census.remitted[v], census.paid[v], census.grown[v]);
}

/// Whether someone is past forty or has died: they matter to nobody any more. Those who have yet to enter do, since ties count
/// for them already.
bool gone(const World& baseline, std::size_t v, PersonIndex i) noexcept {
    return i < baseline.villages.from[v] || (i < baseline.villages.to[v] && baseline.youth.place[i] == Place::absent);
}

bool counts_other_ties(const World& world, PersonIndex i) noexcept {
    return std::ranges::any_of(world.beside.more_ties, [&](const auto& more) { return !more.empty() && more[i] != 0; });
}

/// Whether two worlds are equal in the village, but for what people know and what their ties count.
bool equal_but_strays(const World& world, const World& baseline, const Roster& roster, std::size_t v) {
    const Rows people{world.villages.from[v], roster.first_person[v + 1]};
    const Youth& youth = world.youth;
    const auto passed_over = [&](const void* column) {
        return column == &youth.awareness || column == &youth.ties_abroad || column == &youth.ties_present ||
               column == &youth.ties_left_school ||
               column == &youth.dropout_hazard;  // worked out anew before anybody looks at it
    };
    const auto equal_people = [&](const auto& one, const auto& other) {
        if (passed_over(&one) || equal_bytes(one, other, people)) return true;
        for (std::size_t i = people.from; i < people.to; ++i)
            if (one[i] != other[i] && !gone(baseline, v, static_cast<PersonIndex>(i))) return false;
        return true;
    };
    const auto equal_households = [&](const auto& one, const auto& other) {
        return equal_bytes(one, other, households_of(roster, v));
    };
    return row_of(world.villages, v) == row_of(baseline.villages, v) &&
           for_each_pair(columns_of(youth), columns_of(baseline.youth), equal_people) &&
           for_each_pair(columns_of(world.households), columns_of(baseline.households), equal_households) &&
           std::ranges::equal(world.sojourns.of(v), baseline.sojourns.of(v));
}

bool strays_from(const World& world, std::size_t v, const Stray& stray) noexcept {
    const World& baseline = *world.beside.baseline;
    return !gone(baseline, v, stray.person) &&
           (stray.awareness != baseline.youth.awareness[stray.person] || counts_other_ties(world, stray.person));
}

std::vector<Stray> find_strays(const World& world, const Roster& roster, std::size_t v) {
    std::vector<Stray> found;
    for (PersonIndex i = world.villages.from[v]; i < roster.first_person[v + 1]; ++i) {
        const Stray stray{i, world.youth.awareness[i]};
        if (strays_from(world, v, stray)) found.push_back(stray);
    }
    return found;
}

}  // namespace

World copy(World& origin, const Roster& roster) {
    // Everything but the largest columns, of which only some rows are needed.
    Youth youth = std::move(origin.youth);
    Households households = std::move(origin.households);
    origin.youth = {}, origin.households = {};
    World made = origin;
    origin.youth = std::move(youth), origin.households = std::move(households);
    hold_as(columns_of(made.youth), columns_of(std::as_const(origin.youth)));
    hold_as(columns_of(made.households), columns_of(std::as_const(origin.households)));
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        if (!origin.beside.baseline || !origin.lives_in(v)) continue;
        copy_rows(columns_of(made.youth), columns_of(origin.youth), people_of(roster, v));
        copy_rows(columns_of(made.households), columns_of(origin.households), households_of(roster, v));
    }
    return made;
}

void begin(World& world, const World& baseline, const Roster& roster) {
    world.beside.baseline = &baseline;
    world.beside.differs.assign(roster.villages(), 0);
    world.beside.strays.assign(roster.villages(), {});
    for (const TieCount what : {TieCount::abroad, TieCount::left_school})
        world.beside.more_ties[static_cast<std::size_t>(what)] = Column<std::uint8_t>(roster.people());
    for (auto& block : world.home_from_harm) block.clear();
}

void differ_in(World& world, const Roster& roster, std::size_t v) {
    if (world.lives_in(v)) return;
    const World& baseline = *world.beside.baseline;
    world.beside.differs[v] = 1;
    copy_rows(columns_of(world.youth), columns_of(baseline.youth), people_of(roster, v));
    copy_rows(columns_of(world.households), columns_of(baseline.households), households_of(roster, v));
    row_of(world.villages, v) = row_of(baseline.villages, v);
    counts_of(world.census, v) = counts_of(baseline.census, v);
    world.sojourns.take_over(v, baseline.sojourns);
    count_ties(world, roster, v, {true, true, true, true});
    for (const Stray& stray : world.beside.strays[v]) world.youth.awareness[stray.person] = stray.awareness;
    world.beside.strays[v].clear();
    for (const auto& block : baseline.events)
        for (const Event& event : block)
            if (roster.village[event.person] == v) world.events.front().push_back(event);
    for (const auto& block : baseline.home_from_harm)
        for (const PersonIndex i : block)
            if (roster.village[i] == v) world.home_from_harm.front().push_back(i);
}

Stray& stray(World& world, std::size_t v, PersonIndex i) {
    auto& strays = world.beside.strays[v];
    const auto known = std::ranges::find(strays, i, &Stray::person);
    if (known != strays.end()) return *known;
    strays.push_back({i, world.beside.baseline->youth.awareness[i]});
    return strays.back();
}

void cease_where_equal(World& world, const Roster& roster) {
    for (std::size_t v = 0; v < roster.villages(); ++v) {
        auto& strays = world.beside.strays[v];
        if (!world.lives_in(v)) {
            std::erase_if(strays, [&](const Stray& stray) { return !strays_from(world, v, stray); });
            continue;
        }
        if (world.districts.enforces(roster.district[v]) || std::ranges::count(world.dosed_villages, v) ||
            !equal_but_strays(world, *world.beside.baseline, roster, v))
            continue;
        strays = find_strays(world, roster, v);
        if (strays.size() > most_strays) {
            strays.clear();
            continue;
        }
        world.beside.differs[v] = 0;
        for (auto& block : world.home_from_harm)
            std::erase_if(block, [&](PersonIndex i) { return roster.village[i] == v; });
    }
}

void tell_ties(World& world, const Roster& roster) {
    const World& baseline = *world.beside.baseline;
    std::vector<TieNews> here, there;  // of people who live in this world: what has become of them in it, and in the baseline
    std::array<bool, tie_counts_number> changed{};
    const auto may_differ = [&](const TieNews& news) {
        const auto kind = static_cast<std::size_t>(news.what);
        changed[kind] = true;
        return !world.beside.more_ties[kind].empty();
    };
    for (const auto& block : world.tie_news)
        for (const TieNews& news : block)
            if (may_differ(news)) here.push_back(news);
    for (const auto& block : baseline.tie_news)
        for (const TieNews& news : block)
            if (may_differ(news) && world.lives_in(roster.village[news.person])) there.push_back(news);
    for_each_difference(here, there, [&](const TieNews& news, bool is_here) {
        auto& more = world.beside.more_ties[static_cast<std::size_t>(news.what)];
        for (const PersonIndex neighbour : roster.ties.of(news.person)) {
            more[neighbour] = static_cast<std::uint8_t>(more[neighbour] + (is_here ? news.change : -news.change));
            const std::size_t v = roster.village[neighbour];
            if (!world.lives_in(v) && !gone(baseline, v, neighbour)) stray(world, v, neighbour);
        }
    });
    for (std::size_t v = 0; v < roster.villages(); ++v)
        if (world.lives_in(v)) count_ties(world, roster, v, changed);
}

}  // namespace savan::beside
