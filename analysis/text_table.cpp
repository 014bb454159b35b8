#include "analysis/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace savan::analysis {

namespace {

/// Characters, not bytes, of UTF-8.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

std::string number(double value, int significant, int decimals) {
    if (std::isnan(value)) return "–";
    if (value != 0) {
        const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
        const int kept = significant - magnitude;
        const double unit = std::pow(10.0, std::abs(kept));
        value = kept >= 0 ? std::round(value * unit) / unit : std::round(value / unit) * unit;
        decimals = std::clamp(kept, 0, decimals);
    }
    std::string text = fmt::format("{:.{}f}", value, value == 0 ? 0 : decimals);
    if (text.find_first_not_of("-0.") == std::string::npos) return "0";
    const std::size_t first_digit = text[0] == '-' ? 1 : 0;
    std::size_t place = std::min(text.find('.'), text.size());
    while (place > first_digit + 3) text.insert(place -= 3, 1, ',');
    return text;
}

std::string percent_cell(double share) {
    return std::isnan(share) ? "–" : fmt::format("{:.0f} %", share * 100);
}

std::string plain_number(double value) {
    if (std::isnan(value)) return "";
    return fmt::format("{}", std::stod(fmt::format("{:.6g}", value)));  // 36123500, not 3.61235e+07
}

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char character : text) {
        if (character == '"') quoted += '"';
        quoted += character;
    }
    return quoted + '"';
}

std::string csv_text(std::string_view text) {
    const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != text.npos;
    std::string guarded = is_formula ? "'" : "";
    return csv_field(guarded.append(text));
}

std::string markdown_table(std::vector<std::vector<std::string>> rows, std::string_view sides) {
    std::vector<std::size_t> widths(rows.front().size(), 3);
    for (auto& row : rows)
        for (std::size_t column = 0; column < widths.size(); ++column) {
            for (std::size_t bar = 0; (bar = row[column].find('|', bar)) != std::string::npos; bar += 2)
                row[column].insert(bar, 1, '\\');
            widths[column] = std::max(widths[column], characters(row[column]));
        }
    const auto is_left = [&](std::size_t column) { return sides[std::min(column, sides.size() - 1)] == 'l'; };

    std::string text;
    for (std::size_t line = 0; line < rows.size(); ++line) {
        for (std::size_t column = 0; column < widths.size(); ++column) {
            const std::string& cell = rows[line][column];
            const std::string padding(widths[column] - characters(cell), ' ');
            text += "| ";
            text += is_left(column) ? cell + padding : padding + cell;
            text += ' ';
        }
        text += "|\n";
        if (line > 0) continue;
        for (std::size_t column = 0; column < widths.size(); ++column)
            text += '|' + std::string(widths[column] + 1, '-') + (is_left(column) ? '-' : ':');
        text += "|\n";
    }
    return text;
}

}  // namespace savan::analysis
