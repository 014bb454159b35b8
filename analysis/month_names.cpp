#include "analysis/month_names.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "sim/base/month.hpp"

namespace savan::analysis {

std::string month_name(int index) {
    static constexpr std::array<std::string_view, 12> names = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const Month month{index};
    return fmt::format("{} {}", names[static_cast<std::size_t>(month.of_year())], month.year());
}

std::string iso_month(int index) {
    const Month month{index};
    return fmt::format("{:04}-{:02}", month.year(), month.of_year() + 1);
}

}  // namespace savan::analysis
