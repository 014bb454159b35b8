#pragma once
/// What the page is made of besides the results, built into the program from analysis/report/web
/// (embed.cmake).

#include <string_view>

namespace savan::analysis {

extern const std::string_view page_script;      ///< web/dist/page.js
extern const std::string_view page_style;       ///< web/dist/page.css, with its fonts
extern const std::string_view page_texts;       ///< web/texts.json
extern const std::string_view bundle_licences;  ///< web/dist/LICENCES.txt
extern const std::string_view font_licence;     ///< web/fonts/OFL.txt

}  // namespace savan::analysis
