#pragma once
/// HTML that text cannot break out of. Markup is a type of its own, and only text() and element() make it,
/// so that a name from a results file becomes markup in no way but escaped.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace savan::analysis {

class Markup {
public:
    Markup() = default;
    /// A piece of the page that is written in this program: nothing is escaped.
    static Markup verbatim(std::string_view html) {
        Markup markup;
        markup.html_ = html;
        return markup;
    }

    const std::string& html() const noexcept { return html_; }
    bool empty() const noexcept { return html_.empty(); }
    Markup& operator+=(const Markup& more) {
        html_ += more.html_;
        return *this;
    }
    friend Markup operator+(Markup left, const Markup& right) { return left += right; }

private:
    std::string html_;
};

/// Text as text, whatever characters it has. Bytes that are not UTF-8 become U+FFFD, control characters
/// (which HTML does not allow) as well.
Markup text(std::string_view words);

/// Text of unknown writing direction, which must not turn the sentence around it: <bdi>.
Markup isolated(std::string_view words);

/// The same where there is room for text alone: between U+2068 and U+2069, if it holds any character of a
/// script that runs from right to left or that turns the direction; else as it is.
std::string isolated_text(std::string_view words);

struct Attribute {
    std::string_view name;
    std::string value;  ///< as it is; escaped when written
};
using Attributes = std::vector<Attribute>;

/// <tag name="value">inner</tag>. Tags and attribute names are written in this program.
Markup element(std::string_view tag, const Attributes& attributes, const Markup& inner);
Markup element(std::string_view tag, const Markup& inner);

/// A JSON text for <script type="application/json">: nothing in it can end the script.
Markup json_in_script(std::string_view json);

/// A table whose first cell of every row heads that row. Columns after the first are numbers and stand to the
/// right, unless `numbers` is false. The caption names the table also for those who do not see it. The table
/// scrolls within its own frame where the screen is narrow.
struct Table {
    std::string id;  ///< unique on the page
    Markup caption = {};
    std::vector<std::pair<Markup, std::size_t>> groups =
        {};  ///< a row above the head: name and columns of each
    std::vector<Markup> head = {};
    std::vector<std::vector<Markup>> rows = {};
    bool numbers = true;
    std::string style = "";                    ///< further class names
    std::vector<std::string> row_styles = {};  ///< class name by row; none where it is shorter
};
Markup table(const Table& table);

/// A closed box that opens on demand, without scripts.
Markup details(const Markup& summary, const Markup& inner);

}  // namespace savan::analysis
