#include "sim/scenario/number_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace savan::scenario {

namespace {

std::string range_text(const Accepted& accepted) {
    return fmt::format("{} to {}{}{}", accepted.low, accepted.high, accepted.unit.empty() ? "" : " ",
                       accepted.unit);
}

/// A share above one is most likely a percentage.
std::string range_suggestion(double value, const Accepted& accepted) {
    if (accepted.unit == "share" && accepted.high == 1 && value > 1 && value <= 100)
        return fmt::format("for {} % write {:.6g}", value, value / 100);
    return "give a value within it";
}

/// What makes the two numbers of a prior impossible; empty if nothing does.
std::string_view impossible(const Prior& prior) {
    switch (prior.kind) {
        case Prior::Kind::uniform:
            return prior.a <= prior.b ? "" : "its low end is above its high end";
        case Prior::Kind::normal:
            return prior.b > 0 ? "" : "its standard deviation is not above 0";
        case Prior::Kind::lognormal:
            if (prior.a <= 0) return "its median is not above 0";
            return prior.b > 0 ? "" : "its standard deviation is not above 0";
        case Prior::Kind::beta:
            return prior.a > 0 && prior.b > 0 ? "" : "alpha and beta are not both above 0";
        case Prior::Kind::fixed:
            break;
    }
    return "";
}

/// Draws are clipped to the accepted range; a prior that lies beyond it would hide in the clipping.
bool fits(const Prior& prior, const Accepted& accepted) {
    const auto within = [&](double x) { return x >= accepted.low && x <= accepted.high; };
    return within(centre(prior)) &&
           (prior.kind != Prior::Kind::uniform || (within(prior.a) && within(prior.b)));
}

}  // namespace

std::optional<double> read_number(const Layer& layer, std::string_view name, const toml::node& node,
                                  const Accepted& accepted, Problems& problems) {
    const auto refuse = [&](std::string what) {
        problems.add(layer.at(node), std::move(what));
        return std::nullopt;
    };
    if (!node.is_number())
        return refuse(fmt::format("wrong type of {} ({} where a number is needed) {}", in_quotes(name),
                                  type_name(node),
                                  node.is_string() ? "write it without quotes" : "write one number"));
    const double value = *node.value<double>();
    if (!std::isfinite(value))
        return refuse(fmt::format("{} = {} is not a finite number (accepted are {}) give a value within it",
                                  name, value, range_text(accepted)));
    if (accepted.whole && value != std::floor(value))
        return refuse(fmt::format("{} = {} is not a whole number (it counts {}s) leave out the fraction",
                                  name, value, accepted.unit));
    if (value < accepted.low || value > accepted.high)
        return refuse(fmt::format("{} = {} is out of range ({}) {}", name, value, range_text(accepted),
                                  range_suggestion(value, accepted)));
    return value;
}

std::optional<Prior> read_prior(const Layer& layer, std::string_view name, const toml::table& table,
                                const Accepted& accepted, Problems& problems) {
    const auto refuse = [&](const toml::node& at, std::string what) {
        problems.add(layer.at(at), std::move(what));
        return std::nullopt;
    };
    Words known;
    for (const PriorForm& form : prior_forms) known.push_back(form.name);
    if (table.size() != 1)
        return refuse(table, fmt::format("prior of {} has {} keys (a prior has one) write one of {}",
                                         in_quotes(name), table.size(), fmt::join(known, ", ")));
    const auto only = table.begin();
    const toml::key& key = only->first;
    const toml::node& node = only->second;
    const auto form = std::ranges::find(prior_forms, key.str(), &PriorForm::name);
    if (form == std::end(prior_forms)) {
        problems.add(layer.at(key), fmt::format("unknown prior {} (of {}) {}", in_quotes(key.str()),
                                                in_quotes(name), suggest(key.str(), known)));
        return std::nullopt;
    }
    const toml::array* pair = node.as_array();
    if (!pair || pair->size() != 2)
        return refuse(node, fmt::format("prior of {} needs two numbers ({} and {}) write {} = [.., ..]",
                                        in_quotes(name), form->first, form->second, form->name));
    constexpr double any = std::numeric_limits<double>::max();
    const auto first = read_number(layer, form->first, (*pair)[0], {-any, any, {}}, problems);
    const auto second = read_number(layer, form->second, (*pair)[1], {-any, any, {}}, problems);
    if (!first || !second) return std::nullopt;
    const Prior prior{form->kind, *first, *second};
    if (const std::string_view why = impossible(prior); !why.empty())
        return refuse(node, fmt::format("prior {} of {} is impossible ({}) correct its numbers",
                                        prior_text(prior), in_quotes(name), why));
    if (!fits(prior, accepted))
        return refuse(node, fmt::format("prior {} of {} is out of range ({}) keep its {} within it",
                                        prior_text(prior), in_quotes(name), range_text(accepted),
                                        prior.kind == Prior::Kind::uniform ? "ends" : "centre"));
    return prior;
}

double centre(const Prior& prior) {
    switch (prior.kind) {
        case Prior::Kind::uniform:
            return (prior.a + prior.b) / 2;
        case Prior::Kind::beta:
            return prior.a / (prior.a + prior.b);
        default:
            return prior.a;
    }
}

std::string prior_text(const Prior& prior) {
    const auto form = std::ranges::find(prior_forms, prior.kind, &PriorForm::kind);
    return form == std::end(prior_forms) ? "" : fmt::format("{}({}, {})", form->name, prior.a, prior.b);
}

}  // namespace savan::scenario
