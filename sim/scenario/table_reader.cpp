#include "sim/scenario/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/intervention_fields.hpp"

namespace savan::scenario {

void TableReader::check_keys(const toml::table& table, const Words& known, std::string_view why) {
    for (const auto& [key, node] : table)
        if (std::ranges::find(known, key.str()) == known.end())
            refuse(layer_.at(key), fmt::format("unknown key {} ({}) {}", in_quotes(key.str()), why,
                                               suggest(key.str(), known)));
}

std::vector<std::pair<toml::key, const toml::table*>> TableReader::named_tables(std::string_view key) {
    std::vector<std::pair<toml::key, const toml::table*>> found;
    const auto at = layer_.table.find(key);
    if (at == layer_.table.end()) return found;
    const toml::table* all = read_table(layer_, at->first, at->second, problems_);
    if (!all) return found;
    for (const auto& [name, node] : *all)
        if (const toml::table* one = read_table(layer_, name, node, problems_)) found.emplace_back(name, one);
    std::ranges::stable_sort(found, {}, [](const auto& named) { return named.first.source().begin.line; });
    return found;
}

std::optional<std::string> TableReader::text(const toml::table& table, std::string_view key) {
    const auto found = table.find(key);
    if (found == table.end()) return std::nullopt;
    auto read = read_string(layer_, found->first, found->second, problems_);
    if (!read || !read->empty()) return read;
    refuse(layer_.at(found->second),
           fmt::format("{} is empty (something must stand there) fill it in", in_quotes(key)));
    return std::nullopt;
}

std::vector<std::pair<std::string, Origin>> TableReader::texts(const toml::table& table,
                                                               std::string_view key) {
    std::vector<std::pair<std::string, Origin>> read;
    const auto found = table.find(key);
    if (found == table.end()) return read;
    const toml::array* list = found->second.as_array();
    if (!list) {
        refuse(layer_.at(found->second),
               fmt::format("wrong type of {} ({} where a list is needed) write it as in [\"..\"]",
                           in_quotes(key), type_name(found->second)));
        return read;
    }
    for (const toml::node& node : *list)
        if (auto one = read_string(layer_, found->first, node, problems_))
            read.emplace_back(*one, layer_.at(node));
    return read;
}

double TableReader::number(const toml::table& table, std::string_view key, const Accepted& accepted) {
    const auto found = table.find(key);
    if (found == table.end()) return 0;
    return read_number(layer_, key, found->second, accepted, problems_).value_or(0);
}

std::size_t TableReader::choice(const toml::table& table, std::string_view key, const Words& known) {
    const auto word = text(table, key);
    if (!word) return 0;
    const auto found = std::ranges::find(known, *word);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    refuse(place(table, key), fmt::format("unknown word {} (not a value of {}) {}", in_quotes(*word), key,
                                          suggest(*word, known)));
    return 0;
}

bool TableReader::flag(const toml::table& table, std::string_view key, bool absent) {
    const auto found = table.find(key);
    if (found == table.end()) return absent;
    if (const auto* flag = found->second.as_boolean()) return flag->get();
    refuse(layer_.at(found->second),
           fmt::format("wrong type of {} ({} where true or false is needed) write it without "
                       "quotes",
                       in_quotes(key), type_name(found->second)));
    return absent;
}

std::optional<std::pair<int, int>> TableReader::span(const toml::table& table, std::string_view key) {
    const auto found = table.find(key);
    if (found == table.end()) return std::nullopt;
    const toml::array* ends = found->second.as_array();
    if (!ends || ends->size() != 2) {
        refuse(layer_.at(found->second),
               fmt::format("{} is not a span (first and last month are needed) write it as in "
                           "[\"2003-01\", \"2003-12\"]",
                           in_quotes(key)));
        return std::nullopt;
    }
    std::optional<Month> read[2];
    for (std::size_t k = 0; k < 2; ++k) {
        const toml::node& node = (*ends)[k];
        const auto* word = node.as_string();
        read[k] = word ? parse_month(word->get()) : std::nullopt;
        if (!read[k])
            refuse(layer_.at(node),
                   fmt::format("{} is not a month (year-month from 2002-01 on) write it as in "
                               "\"2003-01\"",
                               word ? in_quotes(word->get()) : std::string(type_name(node))));
    }
    if (!read[0] || !read[1]) return std::nullopt;
    if (*read[1] < *read[0]) {
        refuse(
            layer_.at(found->second),
            fmt::format("{} ends before it begins (the first month comes first) swap them", in_quotes(key)));
        return std::nullopt;
    }
    return std::pair(read[0]->index, read[1]->index);
}

}  // namespace savan::scenario
