#include "analysis/report/page.hpp"

#include "analysis/report/assets.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/report/summary.hpp"
#include "sim/output/sha256.hpp"

namespace savan::analysis {

namespace {

/// Nothing is fetched, and only this page's own script and style are run.
std::string content_security_policy() {
    return "default-src 'none'; script-src '" + output::sha256_source(page_script) + "'; style-src '" +
           output::sha256_source(page_style) + "'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
}

Markup raw(std::string_view html) { return Markup::verbatim(html); }

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

}  // namespace

std::string report_page(const output::Results& results, const Comparison& comparison) {
    std::vector<Words> titles, districts;
    for (const output::ScenarioInfo& scenario : results.scenarios())
        titles.push_back({scenario.title.empty() ? scenario.name : scenario.title, scenario.title_lo});
    for (std::size_t i = 0; i < results.description().districts.size(); ++i)
        districts.push_back({results.description().districts[i], results.description().districts_lo[i]});
    Markup header =
        element("div", {{"class", "languages"}},
                raw(R"(<label for="english" lang="en" class="always">English</label>)"
                    R"(<label for="lao" lang="lo" class="always">ລາວ</label>)")) +
        element("h1", both("page.title")) +
        element("p", {{"class", "lead"}},
                both("page.subtitle", {{"districts", list_words(districts)},
                                       {"first", month_words(comparison.period.first)},
                                       {"last", month_words(comparison.period.last)},
                                       {"scenarios", same(std::to_string(comparison.arms.size()))},
                                       {"replicates", same(std::to_string(comparison.replicates))}}));
    Markup main = element("section", {{"id", "summary"}},
                          element("h2", both("summary.heading")) + summary_table(comparison, titles) +
                              element("p", {{"class", "quiet"}}, both("summary.reading")) +
                              summary_in_words(comparison, titles) + every_outcome(comparison, titles));
    Markup body = language_buttons() + element("header", header) + element("main", main) +
                  element("script", raw(page_script));
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" + head().html() + "</head>\n<body>\n" + body.html() +
           "\n</body>\n</html>\n";
}

}  // namespace savan::analysis
