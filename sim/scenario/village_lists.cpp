#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/draft.hpp"

namespace savan::scenario {

std::optional<std::vector<std::uint16_t>> read_villages(const Layer& layer, std::string_view name,
                                                        const toml::array& numbers, const Draft& draft,
                                                        Problems& problems) {
    const auto& known = draft.data.setting.villages;
    std::vector<std::uint16_t> found;
    bool good = true;
    for (const toml::node& entry : numbers) {
        const auto number = read_number(layer, name, entry, {1, 65535, "village", true}, problems);
        if (!number) {
            good = false;
            continue;
        }
        const auto village = static_cast<std::uint16_t>(*number);
        const bool exists =
            known.empty() || std::ranges::find(known, village, &VillageData::number) != known.end();
        if (!exists || std::ranges::find(found, village) != found.end()) {
            good = false;
            problems.add(layer.at(entry),
                         exists ? fmt::format("village {} stands twice (in one list) keep it once", village)
                                : fmt::format("unknown village {} (not in villages.csv) give one of {} to {}",
                                              village, known.front().number, known.back().number));
        }
        found.push_back(village);
    }
    std::ranges::sort(found);
    return good ? std::optional(found) : std::nullopt;
}

void read_village_lists(const Layer& layer, Draft& draft, Problems& problems) {
    const auto found = layer.table.find("village_lists");
    if (found == layer.table.end()) return;
    const toml::table* table = read_table(layer, found->first, found->second, problems);
    if (!table) return;
    for (const auto& [name, node] : *table) {
        const toml::array* numbers = node.as_array();
        if (!numbers || numbers->empty()) {
            problems.add(layer.at(node),
                         fmt::format("village list {} is {} (at least one village number is needed) "
                                     "write it as in [101, 102]",
                                     in_quotes(name.str()), numbers ? "empty" : type_name(node)));
            continue;
        }
        auto villages = read_villages(layer, name.str(), *numbers, draft, problems);
        // A refused list stays known by name, so that its users are not blamed too.
        draft.village_lists.insert_or_assign(
            std::string(name.str()),
            VillageList{villages.value_or(std::vector<std::uint16_t>{}), layer.at(node)});
    }
}

}  // namespace savan::scenario
