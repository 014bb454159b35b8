#include "analysis/report/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "analysis/text_table.hpp"
#include "sim/base/month.hpp"

namespace savan::analysis {

namespace {

constexpr std::string_view narrow_space = "\xE2\x80\xAF", minus = "\xE2\x88\x92";

}  // namespace

std::string figure(double value, int significant, int decimals) {
    std::string shown;
    for (const char character : number(value, significant, decimals)) {
        if (character == ',')
            shown += narrow_space;
        else if (character == '-')
            shown += minus;
        else
            shown += character;
    }
    return shown;
}

std::string signed_figure(double value, int significant, int decimals) {
    const std::string text = figure(value, significant, decimals);
    return value > 0 && text != "0" ? '+' + text : text;
}

Shown shown(std::string_view unit) {
    struct Row {
        std::string_view unit;
        double factor;
        int decimals;
    };
    static constexpr Row rows[] = {{"trips", 1, 1},        {"people", 1, 1},    {"person-months", 1, 1},
                                   {"person-years", 1, 1}, {"US$/month", 1, 3}, {"US$", 1, 0},
                                   {"share", 100, 2},      {"ratio", 1, 2}};
    const auto row = std::ranges::find(rows, unit, &Row::unit);
    if (row == std::end(rows))
        throw std::out_of_range("unit " + std::string(unit) + " has no way to be shown");
    return {row->factor, row->decimals, words("unit." + std::string(unit))};
}

Words month_words(int index) {
    const Month month{index};
    return words("month.of_year", {{"month", words(fmt::format("month.{}", month.of_year() + 1))},
                                   {"year", same(std::to_string(month.year()))}});
}

Words list_words(const std::vector<Words>& names) {
    Words list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool is_last = i > 0 && i + 1 == names.size();
        list.en += i == 0 ? "" : is_last ? " and " : ", ";
        list.lo += i == 0 ? "" : is_last ? " ແລະ " : ", ";
        list.en += names[i].en;
        list.lo += names[i].lo.empty() ? names[i].en : names[i].lo;
    }
    return list;
}

Words simulations(double share, std::size_t n) {
    if (std::isnan(share)) return same("–");
    const Fill all = {{"n", same(std::to_string(n))}};
    if (share <= 0) return words("say.never", all);
    if (share >= 1) return words("say.all_of", all);
    const std::size_t of = std::min<std::size_t>(n, 10);
    const double k = std::round(share * static_cast<double>(of));
    if (k < 1) return words("say.under_one");
    if (k > static_cast<double>(of) - 1) return words("say.over_nine");
    return words("say.some_of", {{"k", same(fmt::format("{:.0f}", k))}, {"n", same(std::to_string(of))}});
}

std::string simulations_in_short(double share, std::size_t n) {
    if (std::isnan(share)) return "–";
    const std::size_t of = std::min<std::size_t>(n, 10);
    if (share <= 0) return fmt::format("0/{}", n);
    if (share >= 1) return fmt::format("{0}/{0}", n);
    const double k = std::round(share * static_cast<double>(of));
    if (k < 1) return "< 1/10";
    if (k > static_cast<double>(of) - 1) return "> 9/10";
    return fmt::format("{:.0f}/{}", k, of);
}

std::string natural_frequency(double value) {
    return figure(std::abs(value), 2, std::abs(value) < 1 ? 1 : 0);
}

double natural_base(double rate) {
    double base = 10;
    while (base < 1e6 && std::abs(rate) * base < 5) base *= 10;
    return base;
}

Words change_sentence(const OutcomeRow& outcome, const Compared& change, double level) {
    if (change.pairs == 0 || !(level > 0)) return {};
    const Words name = words("outcome." + std::string(outcome.key));
    if (change.low == 0 && change.high == 0 && change.difference == 0)
        return words("say.none", {{"outcome", name}});
    const double base = natural_base(std::max(std::abs(change.low), std::abs(change.high)) / level);
    const auto of_base = [&](double value) { return same(natural_frequency(value / level * base)); };
    const bool is_money = outcome.unit == "US$", is_more = change.low > 0;
    const auto say = [&](const char* money, const char* count, double low, double high) {
        return words(is_money ? money : count, {{"outcome", name},
                                                {"n", of_base(change.difference)},
                                                {"low", of_base(low)},
                                                {"high", of_base(high)},
                                                {"base", same(figure(base, 1, 0))}});
    };
    if (change.low <= 0 && change.high >= 0)
        return say("say.unclear_money", "say.unclear", change.low, change.high);
    return is_more ? say("say.more_money", "say.more", change.low, change.high)
                   : say("say.less_money", "say.fewer", change.high, change.low);
}

Words harm_sentence(const OutcomeRow& outcome, const Compared& change) {
    if (outcome.worse == Worse::neither || change.pairs == 0) return {};
    return words("say.worse_in", {{"simulations", simulations(change.share_worse, change.pairs)}});
}

}  // namespace savan::analysis
