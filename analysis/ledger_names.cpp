#include "analysis/ledger_names.hpp"

#include "analysis/axis_names.hpp"

namespace savan::analysis {

namespace {

struct Named {
    std::string_view name, name_lo;
};

// Lao names await a native reviewer.
constexpr std::array<Named, life_events> events = {{
    {"Departure", "ການອອກເດີນທາງ"},
    {"Unsafe departure", "ການອອກເດີນທາງທີ່ບໍ່ປອດໄພ"},
    {"Exploitation", "ການຖືກຂູດຮີດ"},
    {"Trafficking", "ການຖືກຄ້າມະນຸດ"},
}};
constexpr std::array<Named, changes> change_rows = {{
    {"In neither", "ບໍ່ເກີດຂຶ້ນທັງສອງກໍລະນີ"},
    {"Unaffected", "ບໍ່ປ່ຽນແປງ"},
    {"Delayed", "ຊ້າລົງ"},
    {"Hastened", "ໄວຂຶ້ນ"},
    {"Averted", "ຫຼີກລ່ຽງໄດ້"},
    {"Diverted", "ປ່ຽນຊ່ອງທາງ"},
    {"Induced", "ເກີດຂຶ້ນໃໝ່"},
}};
constexpr std::array<Named, effect_paths> paths = {{
    {"Direct", "ໂດຍກົງ"},
    {"Peers", "ຜ່ານໝູ່ເພື່ອນ"},
    {"Village", "ຜ່ານບ້ານ"},
    {"Together", "ຜົນຮ່ວມກັນ"},
}};

}  // namespace

std::string_view name_of(LifeEvent event) { return events[static_cast<std::size_t>(event)].name; }
std::string_view name_lo_of(LifeEvent event) { return events[static_cast<std::size_t>(event)].name_lo; }
std::string_view name_of(Change change) { return change_rows[static_cast<std::size_t>(change)].name; }
std::string_view name_lo_of(Change change) { return change_rows[static_cast<std::size_t>(change)].name_lo; }
std::string_view name_of(EffectPath path) { return paths[static_cast<std::size_t>(path)].name; }
std::string_view name_lo_of(EffectPath path) { return paths[static_cast<std::size_t>(path)].name_lo; }

std::string ledger_group_name(Axis axis, std::size_t group, const std::vector<std::string>& districts) {
    if (axis == Axis::risk_decile && group == risk_deciles) return "on no list";
    return group_name(axis, group, districts);
}

std::string ledger_group_name_lo(Axis axis, std::size_t group, const std::vector<std::string>& districts_lo) {
    if (axis == Axis::risk_decile && group == risk_deciles) return "ບໍ່ຢູ່ໃນບັນຊີໃດ";
    return group_name_lo(axis, group, districts_lo);
}

}  // namespace savan::analysis
