#include "analysis/report/texts.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "analysis/report/assets.hpp"

namespace savan::analysis {

namespace {

const nlohmann::ordered_json& catalogue() {
    static const auto parsed = nlohmann::ordered_json::parse(page_texts);
    return parsed;
}

std::string filled(const std::string& sentence, std::string Words::*language, const Fill& fill) {
    std::string result;
    std::size_t at = 0;
    for (std::size_t brace; (brace = sentence.find('{', at)) != std::string::npos;) {
        const std::size_t end = sentence.find('}', brace);
        const std::string_view name = std::string_view(sentence).substr(brace + 1, end - brace - 1);
        result += sentence.substr(at, brace - at);
        const auto found = std::ranges::find(fill, name, &Fill::value_type::first);
        if (found == fill.end())
            throw std::out_of_range("nothing to put for {" + std::string(name) + "} in: " + sentence);
        result += found->second.*language;
        at = end + 1;
    }
    return result + sentence.substr(at);
}

Markup in_language(const char* language, const Markup& inner) {
    return element("span", {{"lang", language}}, inner);
}

}  // namespace

bool has_words(std::string_view key) { return catalogue().contains(key); }

Words words(std::string_view key, const Fill& fill) {
    const auto found = catalogue().find(key);
    if (found == catalogue().end())
        throw std::out_of_range("the catalogue of texts has no " + std::string(key));
    return {filled(found->at("en"), &Words::en, fill), filled(found->at("lo"), &Words::lo, fill)};
}

Markup both(const Words& words) {
    if (words.en == words.lo) return text(words.en);
    return in_language("en", text(words.en)) + in_language("lo", text(words.lo));
}

Markup both(std::string_view key, const Fill& fill) { return both(words(key, fill)); }

Markup both_isolated(const Words& words) {
    if (words.lo.empty() || words.en == words.lo) return isolated(words.en);
    return element("bdi", {{"lang", "en"}}, text(words.en)) +
           element("bdi", {{"lang", "lo"}}, text(words.lo));
}

std::pair<std::size_t, std::size_t> reviewed_texts() {
    std::size_t reviewed = 0;
    for (const auto& entry : catalogue()) reviewed += entry.at("reviewed").get<bool>() ? 1 : 0;
    return {reviewed, catalogue().size()};
}

std::string texts_json(std::string_view prefix) {
    nlohmann::ordered_json chosen = nlohmann::ordered_json::object();
    for (const auto& [key, entry] : catalogue().items())
        if (key.starts_with(prefix)) chosen[key] = {{"en", entry.at("en")}, {"lo", entry.at("lo")}};
    return chosen.dump();
}

}  // namespace savan::analysis
