#include "sim/scenario/distribution.hpp"

#include <fmt/format.h>

#include "sim/scenario/number_reader.hpp"

namespace savan::scenario {

std::optional<Prior> read_distribution(std::string_view text, const ParameterRow& row, const Origin& where,
                                       Problems& problems) {
    const auto refuse = [&] {
        problems.add(where,
                     fmt::format("{} is no distribution (of {}) write it as in uniform(0.1, 0.5), "
                                 "normal(mean, sd), lognormal(median, sd of the log) or beta(alpha, beta)",
                                 in_quotes(text), in_quotes(row.name)));
        return std::nullopt;
    };
    const auto open = text.find('(');
    if (open == text.npos || !text.ends_with(')')) return refuse();
    const std::string form(text.substr(0, open)), numbers(text.substr(open + 1, text.size() - open - 2));
    // Nothing else reaches the TOML parser, which has its faults with stranger input.
    if (form.empty() || form.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != form.npos ||
        numbers.find_first_not_of("0123456789+-.eE, ") != numbers.npos)
        return refuse();
    Layer layer{where.file, {}};
    try {
        layer.table = toml::parse(fmt::format("{} = [{}]", form, numbers));
    } catch (const toml::parse_error&) {
        return refuse();
    }
    Problems own;
    const auto prior = read_prior(layer, row.name, layer.table, Accepted{row.low, row.high, row.unit}, own);
    for (const Problem& problem : own.sorted()) problems.add(where, problem.what);
    return prior;
}

std::string distribution_text(const Prior& prior) { return prior_text(prior); }

}  // namespace savan::scenario
