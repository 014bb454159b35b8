#include "sim/scenario/toml_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/text_file.hpp"

namespace savan::scenario {

namespace {

/// Byte of the first character beyond ASCII that stands outside strings and comments, where TOML has
/// no use for it and toml++ 3.3 may take it for the end of the file; npos if there is none.
std::size_t stray_character(std::string_view text) {
    std::size_t i = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;  // a byte order mark is welcome
    while (i < text.size()) {
        const char c = text[i];
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
        } else if (c == '"' || c == '\'') {
            const bool multi_line = text.substr(i, 3) == std::string(3, c);
            const std::string closing(multi_line ? 3 : 1, c);
            for (i += closing.size(); i < text.size() && text.substr(i, closing.size()) != closing; ++i) {
                if (c == '"' && text[i] == '\\')
                    ++i;
                else if (!multi_line && text[i] == '\n')
                    break;
            }
            i += closing.size();
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            return i;
        } else {
            ++i;
        }
    }
    return std::string_view::npos;
}

/// What toml++ says, in the grammar of our messages.
std::string syntax_problem(std::string_view description) {
    constexpr std::string_view redefines = "cannot redefine existing ";
    if (const auto at = description.find(redefines); at != std::string_view::npos) {
        const std::string_view what = description.substr(at + redefines.size());
        const auto quote = what.find('\'');
        const std::string_view name = what.substr(quote + 1, what.rfind('\'') - quote - 1);
        const bool table = what.starts_with("table");
        return fmt::format("duplicate {} {} (it is given earlier in this file) keep one of them",
                           table ? "table" : "key", in_quotes(name));
    }
    const bool date = description.find("parsing date") != std::string_view::npos;
    std::string why(description);
    if (constexpr std::string_view opening = "Error while "; why.starts_with(opening))
        why.erase(0, opening.size());
    return fmt::format("not valid TOML ({}) {}", why,
                       date ? "write months in quotes, as in \"2003-01\"" : "correct the syntax here");
}

std::optional<toml::table> parse(const std::string& path, const std::string& text, Problems& problems) {
    if (const std::size_t stray = stray_character(text); stray < text.size()) {
        problems.add(place_of(path, text, stray),
                     "not valid TOML (a letter beyond ASCII outside quotes) put quotes around the text");
        return std::nullopt;
    }
    try {
        return toml::parse(text, std::string_view(path));
    } catch (const toml::parse_error& error) {
        const toml::source_position place = error.source().begin;
        problems.add({path, static_cast<int>(place.line), static_cast<int>(place.column)},
                     syntax_problem(error.description()));
        return std::nullopt;
    }
}

}  // namespace

std::vector<Layer> read_layers(const std::filesystem::path& file, std::vector<Source>& sources,
                               Problems& problems) {
    std::vector<Layer> layers;
    std::vector<std::filesystem::path> seen;
    std::optional<Origin> asked_by;
    for (std::filesystem::path path = file; !path.empty();) {
        std::error_code ignored;
        seen.push_back(std::filesystem::weakly_canonical(path, ignored));
        const auto text = read_text(path, asked_by, sources, problems);
        if (!text) break;
        auto table = parse(path.string(), *text, problems);
        if (!table) break;
        layers.push_back({path.string(), std::move(*table)});
        const Layer& layer = layers.back();
        const auto found = layer.table.find("extends");
        if (found == layer.table.end()) break;
        const auto name = read_string(layer, found->first, found->second, problems);
        if (!name) break;
        asked_by = layer.at(found->second);
        path = (path.parent_path() / *name).lexically_normal();
        if (std::ranges::find(seen, std::filesystem::weakly_canonical(path, ignored)) != seen.end()) {
            problems.add(*asked_by, fmt::format("{} extends itself (the chain of files leads back to it) "
                                                "let the last file of the chain extend nothing",
                                                in_quotes(path.string())));
            break;
        }
    }
    std::reverse(layers.begin(), layers.end());
    return layers;
}

std::string_view type_name(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "a list";
        case toml::node_type::string:
            return "a string";
        case toml::node_type::integer:
            return "an integer";
        case toml::node_type::floating_point:
            return "a number";
        case toml::node_type::boolean:
            return "true or false";
        default:
            return "a date or time";
    }
}

std::optional<std::string> read_string(const Layer& layer, const toml::key& key, const toml::node& node,
                                       Problems& problems) {
    if (const auto* text = node.as_string()) return text->get();
    problems.add(layer.at(node),
                 fmt::format("wrong type of {} ({} where a string is needed) put it in quotes",
                             in_quotes(key.str()), type_name(node)));
    return std::nullopt;
}

const toml::table* read_table(const Layer& layer, const toml::key& key, const toml::node& node,
                              Problems& problems) {
    if (const toml::table* table = node.as_table()) return table;
    problems.add(layer.at(node),
                 fmt::format("wrong type of {0} ({1} where a table is needed) write {2} = {{ .. }} or [{2}]",
                             in_quotes(key.str()), type_name(node), key.str()));
    return nullptr;
}

}  // namespace savan::scenario
