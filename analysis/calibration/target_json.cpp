#include "analysis/calibration/target_json.hpp"

#include <array>

namespace savan::calibration {

namespace {

constexpr std::array change_words = {"absolute", "relative"};
constexpr std::array bound_words = {"equal", "at-least", "at-most"};

/// The value that a word stands for; an unknown word is refused like a missing field.
template <class Value, class Words>
Value value_of(const nlohmann::ordered_json& entry, const char* key, const Words& words) {
    const auto word = entry.at(key).get<std::string>();
    for (std::size_t k = 0; k < words.size(); ++k)
        if (word == words[k]) return static_cast<Value>(k);
    throw nlohmann::json::out_of_range::create(403, word + " is no value of " + key, &entry);
}

}  // namespace

nlohmann::ordered_json targets_json(const std::vector<scenario::Target>& targets) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const scenario::Target& target : targets)
        json.push_back({{"id", target.id},
                        {"observable", target.observable},
                        {"scenario", target.scenario},
                        {"baseline", target.baseline},
                        {"change", change_words[static_cast<std::size_t>(target.change)]},
                        {"first", target.first},
                        {"last", target.last},
                        {"value", target.value},
                        {"sampling_sd", target.sampling_sd},
                        {"discrepancy_sd", target.discrepancy_sd},
                        {"bound", bound_words[static_cast<std::size_t>(target.bound)]},
                        {"source", target.source},
                        {"status", target.status},
                        {"fit", target.fit},
                        {"known_year", target.known_year},
                        {"meaning", target.meaning},
                        {"if_missed", target.if_missed}});
    return json;
}

std::vector<scenario::Target> targets_from(const nlohmann::ordered_json& json) {
    std::vector<scenario::Target> targets;
    for (const auto& entry : json) {
        scenario::Target target;
        entry.at("id").get_to(target.id);
        entry.at("observable").get_to(target.observable);
        entry.at("scenario").get_to(target.scenario);
        entry.at("baseline").get_to(target.baseline);
        target.change = value_of<scenario::PairedChange>(entry, "change", change_words);
        entry.at("first").get_to(target.first);
        entry.at("last").get_to(target.last);
        entry.at("value").get_to(target.value);
        entry.at("sampling_sd").get_to(target.sampling_sd);
        entry.at("discrepancy_sd").get_to(target.discrepancy_sd);
        target.bound = value_of<scenario::Bound>(entry, "bound", bound_words);
        entry.at("source").get_to(target.source);
        entry.at("status").get_to(target.status);
        entry.at("fit").get_to(target.fit);
        entry.at("known_year").get_to(target.known_year);
        entry.at("meaning").get_to(target.meaning);
        entry.at("if_missed").get_to(target.if_missed);
        targets.push_back(std::move(target));
    }
    return targets;
}

}  // namespace savan::calibration
