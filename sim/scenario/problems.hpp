#pragma once
/// Mistakes are collected, not thrown one by one, and say what would be right.

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/load.hpp"

namespace savan::scenario {

/// Everything found wrong so far.
class Problems {
public:
    void add(Origin where, std::string what) { found_.push_back({std::move(where), std::move(what)}); }
    bool any() const noexcept { return !found_.empty(); }
    std::size_t count() const noexcept { return found_.size(); }
    /// By file in the order of first mention, then by place in the file.
    std::vector<Problem> sorted() const;

private:
    std::vector<Problem> found_;
};

using Words = std::vector<std::string_view>;

/// The known word that a typing mistake most likely meant; empty if none is near.
std::string_view nearest(std::string_view word, const Words& known);

/// `did you mean "x"?`, or else the known words.
std::string suggest(std::string_view word, const Words& known);

/// The word in double quotes; bytes below space are shown as \xNN.
std::string in_quotes(std::string_view word);

/// A number in its shortest exact notation; "no limit" from no_limit up.
std::string number_text(double value);

/// "file:line:column", or only the file where there is no line.
std::string place_text(const Origin& where);

}  // namespace savan::scenario
