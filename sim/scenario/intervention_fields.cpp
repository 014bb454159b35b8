#include "sim/scenario/intervention_fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/scenario/number_reader.hpp"

namespace savan::scenario {

namespace {

/// A person's doses are counted in a byte.
constexpr double most_counted_doses = 255;
constexpr double largest_cost = 1e6, largest_budget = 1e9, largest_quantity = 1e9;
constexpr Month last_month = Month{1199};

const Words list_words = {"none", "youth_union", "survey", "oracle"};
const Words sex_words = {"any", "female", "male"};
const Words school_words = {"any", "enrolled", "near_dropout", "out_of_school"};

template <class Value>
Field plain(std::string_view key, std::string_view unit, Form form, double low, double high,
            Value Intervention::*member, std::string_view meaning) {
    Field field{key, unit, meaning, form, low, high};
    field.get = [member](const Intervention& i) { return static_cast<double>(i.*member); };
    field.set = [member](Intervention& i, double value) { i.*member = static_cast<Value>(value); };
    return field;
}

template <class Value>
Field of_who(std::string_view key, std::string_view unit, Form form, double low, double high, Words choices,
             Value Eligibility::*member, std::string_view meaning) {
    Field field{key, unit, meaning, form, low, high, std::move(choices)};
    field.get = [member](const Intervention& i) { return static_cast<double>(i.who.*member); };
    field.set = [member](Intervention& i, double value) {
        i.who.*member = static_cast<Value>(static_cast<int>(value));
    };
    return field;
}

Field month_field(std::string_view key, Month Intervention::*member, std::string_view meaning) {
    Field field{key, "month", meaning, Form::month, 0, static_cast<double>(last_month.index)};
    field.get = [member](const Intervention& i) { return static_cast<double>((i.*member).index); };
    field.set = [member](Intervention& i, double value) { i.*member = Month{static_cast<int>(value)}; };
    return field;
}

Field effect_field(const EffectSlot& slot, std::size_t index) {
    Field field{slot.key, slot.unit, slot.meaning, Form::number, slot.low, slot.high, {}, slot.source};
    field.get = [index](const Intervention& i) { return i.effects[index]; };
    field.set = [index](Intervention& i, double value) { i.effects[index] = value; };
    field.effect = index;
    return field;
}

std::vector<Field> common_fields() {
    using I = Intervention;
    using E = Eligibility;
    return {
        month_field("start", &I::start, "first month of delivery"),
        month_field("stop", &I::stop, "last month of delivery, included; before the start: never delivered"),
        plain("every_months", "month", Form::integer, 1, 600, &I::every_months,
              "months from one delivery to the next"),
        plain("village_fraction", "share", Form::number, 0, 1, &I::village_fraction,
              "share of the districts' villages that are covered, chosen by lot; a list under `villages` "
              "goes before it"),
        plain("coverage_fraction", "share", Form::number, 0, 1, &I::coverage_fraction,
              "share of the eligible who are asked at a delivery"),
        plain("quantity_per_delivery", "dose", Form::number, 0, largest_quantity, &I::quantity_per_delivery,
              "most doses of one delivery in one district"),
        plain("cumulative_coverage_fraction", "share", Form::number, 0, 1, &I::cumulative_coverage_fraction,
              "share of the eligible ever reached above which deliveries add nobody new"),
        of_who("age_min_years", "year", Form::integer, 6, 39, {}, &E::age_min_years,
               "youngest completed age that is eligible"),
        of_who("age_max_years", "year", Form::integer, 6, 39, {}, &E::age_max_years,
               "oldest completed age that is eligible"),
        of_who("sex", "", Form::choice, 0, 2, sex_words, &E::sex, "eligible sex"),
        of_who("school", "", Form::choice, 0, 3, school_words, &E::school,
               "eligible by schooling; near_dropout: the tenth of pupils from grade 5 up who are likeliest "
               "to leave"),
        of_who("household_migrant", "", Form::flag, 0, 1, {}, &E::household_migrant,
               "only from households with a member abroad"),
        of_who("been_abroad", "", Form::flag, 0, 1, {}, &E::been_abroad, "only those who have been abroad"),
        of_who("list", "", Form::choice, 0, 3, list_words, &E::list,
               "whose list decides who is asked first; none: by lot"),
        plain("hours_per_dose", "hour", Form::number, 0, 10000, &I::hours_per_dose,
              "staff hours of one dose"),
        plain("hours_per_delivery", "hour", Form::number, 0, 10000, &I::hours_per_delivery,
              "staff hours of one delivery in a village or district"),
        plain("cost_per_dose_usd", "US$", Form::number, 0, largest_cost, &I::cost_per_dose_usd,
              "cost of one dose"),
        plain("cost_per_delivery_usd", "US$", Form::number, 0, largest_cost, &I::cost_per_delivery_usd,
              "cost of one delivery in a village or district"),
        plain("cost_per_month_usd", "US$/month", Form::number, 0, largest_cost, &I::cost_per_month_usd,
              "cost of each month between start and stop, per district"),
        plain("doses_per_person_limit", "dose", Form::integer, 0, most_counted_doses, &I::doses_per_person_limit,
              "most doses of one person; 0: no limit"),
        plain("budget_usd", "US$", Form::number, 0, largest_budget, &I::budget_usd,
              "money for the whole run; nothing is delivered beyond it"),
        plain("effect_fraction", "share", Form::number, 0, 1, &I::effect_fraction,
              "share of the effects below that acts; 0: delivered and paid to no effect"),
    };
}

constexpr std::array<std::string_view, 8> unit_words = {"fraction", "usd",   "months", "years",
                                                        "ratio",    "share", "rate",   "fte"};

/// "coverage_percent" -> "coverage".
std::string_view without_last_word(std::string_view key) {
    const auto at = key.rfind('_');
    return at == std::string_view::npos ? key : key.substr(0, at);
}

Words keys_of(Kind kind) {
    Words keys = structural_keys();
    for (const Field& field : fields_of(kind)) keys.push_back(field.key);
    return keys;
}

Words effects_of(Kind kind) {
    Words keys;
    for (const EffectSlot& slot : kind_row(kind).slots)
        if (slot.used()) keys.push_back(slot.key);
    return keys;
}

/// The key that a misspelt word without unit means: "coverge" is near "coverage".
std::string_view nearest_without_unit(std::string_view word, const Words& keys) {
    Words bare;
    for (const std::string_view key : keys) bare.push_back(without_last_word(key));
    const std::string_view near = nearest(word, bare);
    return near.empty() ? near : keys[static_cast<std::size_t>(std::ranges::find(bare, near) - bare.begin())];
}

const Field& field_of(Kind kind, std::string_view key) {
    return *std::ranges::find(fields_of(kind), key, &Field::key);
}

}  // namespace

const std::vector<Field>& fields_of(Kind kind) {
    static const std::vector<std::vector<Field>> tables = [] {
        std::vector<std::vector<Field>> made;
        for (const KindRow& row : kind_table()) {
            made.push_back(common_fields());
            for (std::size_t i = 0; i < effect_slots; ++i)
                if (row.slots[i].used()) made.back().push_back(effect_field(row.slots[i], i));
        }
        return made;
    }();
    return tables[static_cast<std::size_t>(kind)];
}

const Words& structural_keys() {
    static const Words keys = {"kind", "districts", "roll_out", "villages", "sources", "remove"};
    return keys;
}

std::optional<Month> parse_month(std::string_view text) {
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    for (const std::size_t i : {0, 1, 2, 3, 5, 6})
        if (!digit(i)) return std::nullopt;
    const auto at = [&](std::size_t i) { return text[i] - '0'; };
    const int year = at(0) * 1000 + at(1) * 100 + at(2) * 10 + at(3), month = at(5) * 10 + at(6);
    const Month found = january(year) + (month - 1);
    if (month < 1 || month > 12 || found < Month{0} || found > last_month) return std::nullopt;
    return found;
}

std::string month_text(Month month) { return fmt::format("{:04}-{:02}", month.year(), month.of_year() + 1); }

std::string field_text(const Field& field, double value) {
    switch (field.form) {
        case Form::month:
            return month_text({static_cast<int>(value)});
        case Form::flag:
            return value != 0 ? "true" : "false";
        case Form::choice:
            return std::string(field.choices[static_cast<std::size_t>(value)]);
        default:
            return number_text(value);
    }
}

std::optional<double> read_field(const Layer& layer, const Field& field, const toml::node& node,
                                 Problems& problems) {
    const auto refuse = [&](std::string what) {
        problems.add(layer.at(node), std::move(what));
        return std::nullopt;
    };
    const std::string key = in_quotes(field.key);
    switch (field.form) {
        case Form::month: {
            const auto* text = node.as_string();
            if (!text)
                return refuse(
                    fmt::format("wrong type of {} ({} where a month is needed) write it as in \"2003-01\"",
                                key, type_name(node)));
            const auto month = parse_month(text->get());
            if (!month)
                return refuse(fmt::format(
                    "{} = {} is not a month (year-month from {} to {}) write it as in \"2003-01\"", field.key,
                    in_quotes(text->get()), month_text({0}), month_text(last_month)));
            return month->index;
        }
        case Form::flag: {
            if (const auto* flag = node.as_boolean()) return flag->get() ? 1 : 0;
            return refuse(
                fmt::format("wrong type of {} ({} where true or false is needed) write it without quotes",
                            key, type_name(node)));
        }
        case Form::choice: {
            const auto* word = node.as_string();
            if (!word)
                return refuse(fmt::format("wrong type of {} ({} where a word is needed) write one of {}", key,
                                          type_name(node), fmt::join(field.choices, ", ")));
            const auto found = std::ranges::find(field.choices, word->get());
            if (found == field.choices.end())
                return refuse(fmt::format("unknown word {} (not a value of {}) {}", in_quotes(word->get()),
                                          key, suggest(word->get(), field.choices)));
            return static_cast<double>(found - field.choices.begin());
        }
        default:
            return read_number(layer, field.key, node,
                               {field.low, field.high, field.unit, field.form == Form::integer}, problems);
    }
}

bool read_into(Intervention& made, const Layer& layer, const Field& field, const toml::node& node,
               Problems& problems) {
    const toml::table* table = field.effect ? node.as_table() : nullptr;
    const auto prior = table ? read_prior(layer, field.key, *table, {field.low, field.high, field.unit}, problems)
                             : std::optional<Prior>{};
    const auto value = !table ? read_field(layer, field, node, problems)
                       : prior ? std::optional(centre(*prior))
                               : std::nullopt;
    if (!value) return false;
    field.set(made, *value);
    if (field.effect) made.priors[*field.effect] = prior.value_or(Prior{});
    return true;
}

std::string_view complete_key(Kind kind, std::string_view key) {
    const Words keys = keys_of(kind);
    if (const auto exact = std::ranges::find(keys, key); exact != keys.end()) return *exact;
    std::string_view found;
    for (const std::string_view candidate : keys)
        for (const std::string_view unit : unit_words)
            if (candidate == fmt::format("{}_{}", key, unit)) {
                if (!found.empty()) return {};
                found = candidate;
            }
    return found;
}

std::string unknown_key_problem(Kind kind, std::string_view key) {
    const auto describe = [&](std::string_view right) {
        const Field& field = field_of(kind, right);
        return fmt::format("the unit is {}, {} to {}", field.unit, field.low, field.high);
    };
    if (const std::string_view whole = complete_key(kind, key); !whole.empty())
        return fmt::format("key {} lacks its unit ({}) write \"{}\"", in_quotes(key), describe(whole), whole);
    if (const std::string_view right = complete_key(kind, without_last_word(key));
        !right.empty() && right != without_last_word(key))
        return fmt::format("wrong unit in key {} ({}) write \"{}\"", in_quotes(key), describe(right), right);
    if (without_last_word(key) == "duration" || key == "duration")
        return fmt::format(
            "unknown key {} (an intervention runs from one month to another) write \"start\" and \"stop\"",
            in_quotes(key));
    for (const KindRow& row : kind_table())
        for (const EffectSlot& slot : row.slots)
            if (slot.used() && slot.key == key)
                return fmt::format("unknown key {} (an effect of the kind {}, not of {}) {}", in_quotes(key),
                                   row.name, kind_row(kind).name, suggest(key, effects_of(kind)));
    const Words keys = keys_of(kind);
    const std::string_view near = nearest(key, keys);
    const std::string_view without_unit = near.empty() ? nearest_without_unit(key, keys) : near;
    return fmt::format("unknown key {} (not a field of an intervention of kind {}) {}", in_quotes(key),
                       kind_row(kind).name, suggest(without_unit.empty() ? key : without_unit, keys));
}

}  // namespace savan::scenario
