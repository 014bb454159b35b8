#pragma once
/// The page's words in English and Lao, from the catalogue web/texts.json.
///
/// Both languages stand in the page side by side, each marked with its language; the style sheet shows the
/// one that the reader chose, so that the switch works without scripts too.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/report/html.hpp"

namespace savan::analysis {

/// Something to say in both languages, plain text.
struct Words {
    std::string en, lo;
    friend bool operator==(const Words&, const Words&) = default;
};

/// A word for a {name} in a sentence of the catalogue.
using Fill = std::vector<std::pair<std::string_view, Words>>;

/// The same in both languages: numbers, names.
inline Words same(std::string word) { return {word, word}; }

/// The catalogue's words under a key, with every {name} filled. Throws std::out_of_range when the catalogue
/// has no such key, and when a name in braces has no fill.
Words words(std::string_view key, const Fill& fill = {});

/// Whether the catalogue has the key.
bool has_words(std::string_view key);

/// Both languages, each in an element that is marked with it.
Markup both(const Words& words);
Markup both(std::string_view key, const Fill& fill = {});

/// The same for words that came from outside, such as a scenario's title: kept apart from the sentence around
/// them. Where there is no Lao the English stands in both.
Markup both_isolated(const Words& words);

/// How many of the catalogue's Lao texts a native reader has reviewed, of how many.
std::pair<std::size_t, std::size_t> reviewed_texts();

/// The catalogue's words under keys that begin so, as {"key": {"en": .., "lo": ..}}, for the page's script.
std::string texts_json(std::string_view prefix);

}  // namespace savan::analysis
