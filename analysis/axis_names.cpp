#include "analysis/axis_names.hpp"

#include <array>

namespace savan::analysis {

namespace {

struct AxisRow {
    std::string_view key, in_sentence;
};

constexpr std::array<AxisRow, 4> axes = {{
    {"sex", "sex"},
    {"age_group", "age"},
    {"district", "district"},
    {"risk_decile", "tenth of baseline risk"},
}};

// Lao names await a native reviewer.
constexpr std::array<std::string_view, sexes> sex_names_lo = {"ຍິງ", "ຊາຍ"};

constexpr const AxisRow& row_of(Axis axis) { return axes[static_cast<std::size_t>(axis)]; }

/// "1 (lowest)" .. "10 (highest)"
std::string decile_name(std::size_t decile, std::string_view lowest, std::string_view highest) {
    std::string name = std::to_string(decile + 1);
    if (decile == 0) name.append(" (").append(lowest).append(")");
    if (decile == risk_deciles - 1) name.append(" (").append(highest).append(")");
    return name;
}

}  // namespace

std::string_view key_of(Axis axis) { return row_of(axis).key; }
std::string_view sentence_name_of(Axis axis) { return row_of(axis).in_sentence; }

std::string group_name(Axis axis, std::size_t group, const std::vector<std::string>& districts) {
    switch (axis) {
        case Axis::sex:
            return std::string(sex_names[group]);
        case Axis::age_group:
            return std::string(age_group_names[group]);
        case Axis::district:
            return districts.at(group);
        case Axis::risk_decile:
            return decile_name(group, "lowest", "highest");
    }
    return "";
}

std::string group_name_lo(Axis axis, std::size_t group, const std::vector<std::string>& districts_lo) {
    switch (axis) {
        case Axis::sex:
            return std::string(sex_names_lo[group]);
        case Axis::age_group:
            return std::string(age_group_names[group]) + " ປີ";
        case Axis::district:
            return districts_lo.at(group);
        case Axis::risk_decile:
            return decile_name(group, "ຕ່ຳສຸດ", "ສູງສຸດ");
    }
    return "";
}

}  // namespace savan::analysis
