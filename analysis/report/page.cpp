#include "analysis/report/page.hpp"

#include "analysis/report/assets.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/sections.hpp"
#include "sim/output/sha256.hpp"

namespace savan::analysis {

namespace {

Markup raw(std::string_view html) { return Markup::verbatim(html); }

/// Nothing is fetched, and only this page's own script and style are used.
std::string content_security_policy() {
    return "default-src 'none'; script-src '" + output::sha256_source(page_script) + "'; style-src '" +
           output::sha256_source(page_style) +
           "'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
}

Markup head() {
    const Words title = words("page.title");
    return raw("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"") +
           text(content_security_policy()) +
           raw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<meta name=\"generator\" content=\"savan\">\n<link rel=\"icon\" href=\"data:,\">\n") +
           element("title", text("savan: " + title.en + " / " + title.lo)) + raw("\n") +
           element("style", raw(page_style)) + raw("\n");
}

/// First in the body, so that the style sheet can follow them without scripts.
Markup language_buttons() {
    return raw(
        R"(<input class="language-choice" type="radio" name="language" id="english" value="en" aria-label="English" checked>)"
        R"(<input class="language-choice" type="radio" name="language" id="lao" value="lo" aria-label="ລາວ">)");
}

Markup note(std::string_view key, const Fill& fill) {
    return element("p", {{"class", "note"}}, both(key, fill));
}

/// What must be known before any number is read.
Markup warnings(const ReportData& data) {
    const Words replicates = same(std::to_string(data.comparison.replicates));
    Markup notes;
    if (!data.comparison.complete)
        notes += note("page.partial", {{"replicates", replicates},
                                       {"asked", same(std::to_string(data.description.replicates))}});
    if (data.comparison.replicates < few_replicates)
        notes +=
            note("page.few", {{"replicates", replicates}, {"needed", same(std::to_string(few_replicates))}});
    notes += assumed_share_stamp(data);
    return notes;
}

Markup header(const ReportData& data) {
    std::vector<Words> districts;
    for (std::size_t i = 0; i < data.description.districts.size(); ++i)
        districts.push_back(in_sentence({data.description.districts[i], data.description.districts_lo[i]}));
    const Comparison& comparison = data.comparison;
    const auto [reviewed, all] = reviewed_texts();
    const Fill counts = {{"reviewed", same(std::to_string(reviewed))}, {"all", same(std::to_string(all))}};
    const Markup review = element("span", {{"class", "quiet"}}, both("page.lao_unreviewed", counts));
    const Markup inner =
        element("div", {{"class", "languages"}},
                (reviewed < all ? review : Markup{}) +
                    raw(R"(<label for="english" lang="en" class="always">English</label>)"
                        R"(<label for="lao" lang="lo" class="always">ລາວ</label>)")) +
        element("h1", both("page.title")) +
        element("p", {{"class", "lead"}},
                both("page.subtitle", {{"districts", list_words(districts)},
                                       {"first", month_words(comparison.period.first)},
                                       {"last", month_words(comparison.period.last)},
                                       {"scenarios", same(std::to_string(comparison.arms.size()))},
                                       {"replicates", same(std::to_string(comparison.replicates))}}));
    return element("header",
                   inner + warnings(data) +
                       element("noscript", element("p", {{"class", "note"}}, both("page.noscript"))));
}

/// Links to the sections that are there.
Markup contents(const ReportData& data, const Markup& main) {
    Markup list;
    const auto add = [&](const std::string& id, const Markup& name) {
        if (main.html().find(" id=\"" + id + '"') != std::string::npos)
            list += element("li", element("a", {{"href", "#" + id}}, name));
    };
    for (const std::string id : {"summary", "time", "reach", "equity", "lives", "economics"})
        add(id, both(id + ".heading"));
    for (std::size_t district = 0; district < data.description.districts.size(); ++district)
        add("district-section-" + std::to_string(district),
            both_isolated({data.description.districts[district], data.description.districts_lo[district]}));
    for (const std::string id : {"programme", "assumptions", "sensitivity", "limits", "provenance"})
        add(id, both(id + ".heading"));
    return element("nav", {{"aria-label", words("page.contents").en}}, element("ul", list));
}

constexpr int quarter = 3;

/// Every third month, the last one among them.
nlohmann::ordered_json quarterly(const nlohmann::ordered_json& months) {
    nlohmann::ordered_json quarters = nlohmann::ordered_json::array();
    for (std::size_t month = (months.size() + quarter - 1) % quarter; month < months.size(); month += quarter)
        quarters.push_back(months[month]);
    return quarters;
}

/// What the charts need of the data, as small as it can be, so that the page opens fast on a telephone: the
/// tables are in the page already; differences, which are smooth because they add up, are kept by quarter;
/// levels of scenarios, which hardly differ from the baseline's, without a band, which is no paired one.
std::string chart_data(const ReportData& data) {
    nlohmann::ordered_json json = to_json(data);
    for (const char* key :
         {"notes", "knowledge", "ledger", "partings", "split", "programme", "assumptions", "provenance", "sensitivity"})
        json.erase(key);
    for (auto& scenario : json["scenarios"]) scenario.erase("outcomes");
    for (auto& arm : json["economics"]["by_scenario"]) arm.erase("effects");
    for (auto& arm : json["series"]["by_scenario"])
        for (auto& series : arm) {
            if (series["difference"].is_null()) continue;  // the baseline
            for (auto& line : series["difference"]) line = quarterly(line);
            for (const char* key : {"low", "high"}) series["level"].erase(key);
        }
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Markup json_script(std::string id, std::string_view json) {
    return element("script", {{"type", "application/json"}, {"id", std::move(id)}}, json_in_script(json)) +
           raw("\n");
}

}  // namespace

Words title_of(const output::ScenarioInfo& scenario) {
    const std::string& title = scenario.title.empty() ? scenario.name : scenario.title;
    return {title, scenario.title_lo.empty() ? title : scenario.title_lo};
}

Words in_sentence(const Words& name) { return {isolated_text(name.en), isolated_text(name.lo)}; }

std::vector<std::size_t> scenario_order(const ReportData& data) {
    std::vector<std::size_t> order{data.comparison.baseline};
    for (std::size_t arm = 0; arm < data.comparison.arms.size(); ++arm)
        if (arm != data.comparison.baseline) order.push_back(arm);
    return order;
}

Markup section(std::string_view id, const Markup& inner) {
    return element("section", {{"id", std::string(id)}}, inner) + raw("\n");
}

Markup charts(std::string_view name) { return element("div", {{"data-charts", std::string(name)}}, {}); }

Markup time_section() {
    return section("time",
                   element("h2", both("time.heading")) + element("p", both("time.lead")) + charts("time"));
}

std::string report_page(const ReportData& data) {
    const Markup main = summary_section(data) + time_section() + reach_section(data) + equity_section(data) +
                        lives_section(data) + economics_section(data) + districts_section(data) +
                        programme_section(data) + assumptions_section(data) +
                        sensitivity_section(data) + limits_section() +
                        provenance_section(data);
    const Markup body = language_buttons() + raw("\n") + header(data) + raw("\n") + contents(data, main) +
                        raw("\n") + element("main", main) + raw("\n") +
                        json_script("results", chart_data(data)) +
                        json_script("words", texts_json("chart.")) + element("script", raw(page_script));
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" + head().html() + "</head>\n<body>\n" +
           body.html() + "\n</body>\n</html>\n";
}

}  // namespace savan::analysis
