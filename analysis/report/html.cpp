#include "analysis/report/html.hpp"

#include <algorithm>

namespace savan::analysis {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Length of the UTF-8 sequence at the beginning of `bytes`; 0 when there is none that is valid.
std::size_t sequence_length(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto continues = [&](std::size_t i) { return i < bytes.size() && (byte(i) & 0xC0) == 0x80; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!continues(1) || !continues(2)) return 0;
        const bool is_overlong = lead == 0xE0 && byte(1) < 0xA0,
                   is_surrogate = lead == 0xED && byte(1) >= 0xA0;
        return is_overlong || is_surrogate ? 0 : 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!continues(1) || !continues(2) || !continues(3)) return 0;
        const bool is_overlong = lead == 0xF0 && byte(1) < 0x90, is_beyond = lead == 0xF4 && byte(1) >= 0x90;
        return is_overlong || is_beyond ? 0 : 4;
    }
    return 0;
}

/// Whether a UTF-8 sequence is of a script from right to left (U+0590 .. U+08FF and their presentation forms)
/// or a control of direction.
bool turns_direction(std::string_view sequence) {
    return (sequence >= "\u0590" && sequence <= "\u08FF") || (sequence >= "\uFB1D" && sequence <= "\uFEFF") ||
           (sequence >= "\u200E" && sequence <= "\u200F") || (sequence >= "\u202A" && sequence <= "\u202E") ||
           (sequence >= "\u2066" && sequence <= "\u2069");
}

std::string escaped(std::string_view words) {
    std::string html;
    html.reserve(words.size() + words.size() / 8);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t length = sequence_length(words.substr(at));
        const std::string_view character = words.substr(at, length == 0 ? 1 : length);
        at += character.size();
        const auto code = static_cast<unsigned char>(character[0]);
        if (length == 0 || (length == 1 && (code == 0x7F || (code < 0x20 && code != '\n' && code != '\t'))))
            html += replacement;
        else if (code == '&')
            html += "&amp;";
        else if (code == '<')
            html += "&lt;";
        else if (code == '>')
            html += "&gt;";
        else if (code == '"')
            html += "&quot;";
        else if (code == '\'')
            html += "&#39;";
        else
            html += character;
    }
    return html;
}

}  // namespace

Markup text(std::string_view words) { return Markup::verbatim(escaped(words)); }

Markup isolated(std::string_view words) { return element("bdi", text(words)); }

std::string isolated_text(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t length = std::max<std::size_t>(sequence_length(words.substr(at)), 1);
        if (turns_direction(words.substr(at, length))) return "\u2068" + std::string(words) + "\u2069";
        at += length;
    }
    return std::string(words);
}

Markup element(std::string_view tag, const Attributes& attributes, const Markup& inner) {
    std::string html = "<" + std::string(tag);
    for (const Attribute& attribute : attributes)
        html += ' ' + std::string(attribute.name) + "=\"" + escaped(attribute.value) + '"';
    return Markup::verbatim(html + '>' + inner.html() + "</" + std::string(tag) + '>');
}

Markup element(std::string_view tag, const Markup& inner) { return element(tag, {}, inner); }

Markup json_in_script(std::string_view json) {
    std::string safe;
    safe.reserve(json.size());
    for (const char character : json) switch (character) {
            case '<':
                safe += "\\u003c";
                break;
            case '>':
                safe += "\\u003e";
                break;
            case '&':
                safe += "\\u0026";
                break;
            default:
                safe += character;
        }
    return Markup::verbatim(safe);
}

Markup table(const Table& table) {
    Markup groups, head;
    for (const auto& [name, columns] : table.groups)
        groups += name.empty()
                      ? element("td", {{"colspan", std::to_string(columns)}}, {})
                      : element("th", {{"scope", "colgroup"}, {"colspan", std::to_string(columns)}}, name);
    for (const Markup& cell : table.head) head += element("th", {{"scope", "col"}}, cell);
    const Markup top =
        (groups.empty() ? Markup{} : element("tr", {{"class", "groups"}}, groups)) + element("tr", head);
    Markup body;
    for (std::size_t line = 0; line < table.rows.size(); ++line) {
        Markup cells;
        for (std::size_t column = 0; column < table.rows[line].size(); ++column)
            cells += column == 0 ? element("th", {{"scope", "row"}}, table.rows[line][column])
                                 : element("td", table.rows[line][column]);
        const std::string style = line < table.row_styles.size() ? table.row_styles[line] : "";
        body += element("tr", style.empty() ? Attributes{} : Attributes{{"class", style}}, cells) +
                Markup::verbatim("\n");
    }
    const std::string classes =
        (table.numbers ? "numbers" : "words") + (table.style.empty() ? "" : ' ' + table.style);
    const std::string caption = table.id + "-caption";
    return element(
        "div", {{"class", "scrolls"}, {"tabindex", "0"}, {"role", "region"}, {"aria-labelledby", caption}},
        element("table", {{"id", table.id}, {"class", classes}},
                element("caption", {{"id", caption}}, table.caption) + element("thead", top) +
                    element("tbody", body)));
}

Markup details(const Markup& summary, const Markup& inner) {
    return element("details", element("summary", summary) + inner);
}

}  // namespace savan::analysis
