#include "sim/run/branching.hpp"

#include <algorithm>

namespace savan::run {

namespace {

int first_month(const Intervention& what, int months) {
    return what.inert() || what.start.index >= months ? never : std::max(0, what.start.index);
}

const Intervention* find(const Scenario& scenario, const std::string& id) {
    for (const Intervention& what : scenario.interventions)
        if (what.id == id) return &what;
    return nullptr;
}

/// First month in which having `a` differs from having `b`, which may be nothing.
int difference(const Intervention& a, const Intervention* b, int months) {
    const int first = first_month(a, months);
    if (!b) return first;
    if (a == *b) return never;
    Intervention same_stop = a;
    same_stop.stop = b->stop;
    const int start = std::min(first, first_month(*b, months));
    if (same_stop == *b) return start == never ? never : std::max(start, std::min(a.stop, b->stop).index + 1);
    return start;
}

}  // namespace

int first_difference(const Scenario& a, const Scenario& b) {
    int first = never;
    for (const Intervention& what : a.interventions)
        first = std::min(first, difference(what, find(b, what.id), a.months));
    for (const Intervention& what : b.interventions)
        if (!find(a, what.id)) first = std::min(first, first_month(what, b.months));
    // Interventions are asked in the order of the file; another order is another scenario.
    std::vector<std::string> order_a, order_b;
    for (const Intervention& what : a.interventions)
        if (find(b, what.id)) order_a.push_back(what.id);
    for (const Intervention& what : b.interventions)
        if (find(a, what.id)) order_b.push_back(what.id);
    return order_a == order_b ? first : std::min({first, first_activity(a), first_activity(b)});
}

int first_activity(const Scenario& scenario) {
    int first = never;
    for (const Intervention& what : scenario.interventions)
        first = std::min(first, first_month(what, scenario.months));
    return first;
}

Tallies carry_over(const Tallies& tallies, const Scenario& from, const Scenario& to) {
    Tallies made(tallies.months(), tallies.districts(), to.interventions.size());
    for (const MeasureRow& row : measure_table()) {
        if (row.axes != Axes::intervention) {
            std::ranges::copy(tallies.all(row.measure), made.all(row.measure).begin());
            continue;
        }
        for (std::size_t k = 0; k < to.interventions.size(); ++k)
            for (std::size_t old = 0; old < from.interventions.size(); ++old) {
                if (from.interventions[old].id != to.interventions[k].id) continue;
                const auto counts = tallies.all(row.measure);
                const std::size_t rows = static_cast<std::size_t>(tallies.months()) * tallies.districts();
                for (std::size_t r = 0; r < rows; ++r)
                    made.all(row.measure)[r * to.interventions.size() + k] =
                        counts[r * from.interventions.size() + old];
            }
    }
    return made;
}

}  // namespace savan::run
