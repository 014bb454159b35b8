#pragma once
/// Neighbours in a list that have something in common.

#include <algorithm>
#include <span>
#include <vector>

namespace savan {

/// Calls visit(key, span) for every run of entries with equal key_of(entry), in their order.
template <class Entry, class KeyOf, class Visit>
void for_each_run(const std::vector<Entry>& entries, KeyOf&& key_of, Visit&& visit) {
    for (auto first = entries.begin(); first != entries.end();) {
        const auto key = key_of(*first);
        const auto last =
            std::find_if(first, entries.end(), [&](const Entry& entry) { return key_of(entry) != key; });
        visit(key, std::span<const Entry>(first, last));
        first = last;
    }
}

}  // namespace savan
