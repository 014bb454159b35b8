#include "sim/scenario/distribution.hpp"

#include <fmt/format.h>

#include "sim/scenario/intervention_fields.hpp"
#include "sim/scenario/number_reader.hpp"

namespace savan::scenario {

namespace {

std::optional<Prior> read(std::string_view text, std::string_view name, const Accepted& accepted,
                          const Origin& where, Problems& problems) {
    const auto refuse = [&] {
        problems.add(where,
                     fmt::format("{} is no distribution (of {}) write it as in uniform(0.1, 0.5), "
                                 "normal(mean, sd), lognormal(median, sd of the log) or beta(alpha, beta)",
                                 in_quotes(text), in_quotes(name)));
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
    const auto prior = read_prior(layer, name, layer.table, accepted, own);
    for (const Problem& problem : own.sorted()) problems.add(where, problem.what);
    return prior;
}

}  // namespace

std::optional<Prior> read_distribution(std::string_view text, const ParameterRow& row, const Origin& where,
                                       Problems& problems) {
    return read(text, row.name, {row.low, row.high, row.unit}, where, problems);
}

std::optional<Prior> read_distribution(std::string_view text, const EffectRow& row, const Origin& where,
                                       Problems& problems) {
    const EffectSlot& slot = row.what();
    return read(text, row.name, {slot.low, slot.high, slot.unit}, where, problems);
}

const EffectRow* complete_effect(std::string_view word) {
    const auto dot = word.find('.');
    const KindRow* kind = find_kind(word.substr(0, dot));
    if (!kind || dot == word.npos) return nullptr;
    return find_effect(fmt::format("{}.{}", kind->name, complete_key(kind->kind, word.substr(dot + 1))));
}

std::string suggest_effect(std::string_view word) {
    Words known;
    for (const EffectRow& row : effect_table()) known.push_back(row.name);
    const std::string_view near = nearest(word, known);
    return near.empty() ? "" : fmt::format("did you mean \"{}\"?", near);
}

std::string distribution_text(const Prior& prior) { return prior_text(prior); }

}  // namespace savan::scenario
