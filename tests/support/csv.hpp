#pragma once
/// Comma-separated tables with a heading line, quoted fields and doubled quotes (RFC 4180).

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/pinned.hpp"

namespace savan::support {

using CsvRow = std::vector<std::string>;

inline std::vector<CsvRow> parse_csv(std::string_view text) {
    std::vector<CsvRow> rows;
    CsvRow row;
    std::string field;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c != '"') field += c;
            else if (at + 1 < text.size() && text[at + 1] == '"') field += text[++at];
            else quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::move(field));
            field.clear();
        } else if (c == '\n') {
            row.push_back(std::move(field));
            field.clear();
            rows.push_back(std::move(row));
            row.clear();
        } else if (c != '\r') {
            field += c;
        }
    }
    if (!field.empty() || !row.empty()) {
        row.push_back(std::move(field));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The values of one column; throws std::runtime_error when the file has no such column.
inline std::set<std::string> csv_column(const std::string& path, std::string_view heading) {
    const auto rows = parse_csv(read_text(path));
    if (rows.empty()) throw std::runtime_error(path + " is missing or empty");
    const auto found = std::find(rows[0].begin(), rows[0].end(), heading);
    if (found == rows[0].end()) throw std::runtime_error(path + " has no column " + std::string(heading));
    const auto column = static_cast<std::size_t>(found - rows[0].begin());
    std::set<std::string> values;
    for (std::size_t row = 1; row < rows.size(); ++row)
        if (rows[row].size() > column) values.insert(rows[row][column]);
    return values;
}

/// The shortest text that reads back as the same number, whatever the locale.
inline std::string shortest(double value) {
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

}  // namespace savan::support
