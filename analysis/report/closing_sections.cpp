#include <fmt/format.h>

#include "analysis/report/assets.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"

namespace savan::analysis {

Markup limits_section() {
    Markup list;
    for (int number = 1; has_words(fmt::format("limits.{}", number)); ++number)
        list += element("li", both(fmt::format("limits.{}", number)));
    return section("limits", element("h2", both("limits.heading")) + element("ul", list));
}

Markup provenance_section(const ReportData& data) {
    Markup facts;
    const auto add = [&](const Markup& name, const std::string& value) {
        if (!value.empty()) facts += element("dt", name) + element("dd", isolated(value));
    };
    const output::Description& run = data.description;
    add(both("provenance.digest"), data.provenance.at("digest"));
    add(both("provenance.seed"), std::to_string(run.seed));
    add(both("provenance.replicates"), fmt::format("{} / {}", data.comparison.replicates, run.replicates));
    add(both("provenance.command"), fmt::format("{}", fmt::join(run.argv, " ")));
    static constexpr std::string_view shown_above[] = {"digest", "seed", "argv", "replicates_expected"};
    for (const auto& [name, value] : data.provenance)
        if (std::ranges::find(shown_above, name) == std::end(shown_above)) add(text(name), value);
    return section(
        "provenance",
        element("h2", both("provenance.heading")) + element("p", both("provenance.lead")) +
            element("dl", {{"class", "facts"}}, facts) +
            details(both("provenance.licences"), element("pre", {{"lang", "en"}, {"class", "always"}},
                                                         text(bundle_licences) + text(font_licence))));
}

}  // namespace savan::analysis
