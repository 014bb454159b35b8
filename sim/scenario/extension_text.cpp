#include "sim/scenario/extension_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/scenario/intervention_fields.hpp"
#include "sim/scenario/problems.hpp"

namespace savan::scenario {

namespace {

bool is_control(char character) { return character >= 0 && character < ' '; }

std::string toml_string(std::string_view text) {
    std::string made = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\') made += '\\';
        made += is_control(character) ? ' ' : character;
    }
    return made + '"';
}

std::string value_text(const Field& field, double value) {
    const bool is_word = field.form == Form::month || field.form == Form::choice;
    return is_word ? toml_string(field_text(field, value)) : field_text(field, value);
}

/// Source of a field of an inherited intervention, if a file gives it one.
std::string source_of(const Loaded& base, const std::string& id, std::string_view key) {
    const auto row =
        std::ranges::find(base.explained, fmt::format("intervention.{}.{}", id, key), &Explained::name);
    if (row == base.explained.end() || row->origin.file == "default" || row->source == "assumed") return "";
    return row->source;
}

std::string table_of(const Addition& addition, const Loaded& base) {
    const Intervention& made = addition.made;
    std::string text =
        fmt::format("\n[intervention.{}]\nkind = {}\n", made.id, toml_string(kind_row(made.kind).name));
    std::vector<std::string> districts, sources;
    for (const std::uint8_t district : made.districts)
        districts.push_back(toml_string(base.scenario.setting.districts[district].id));
    text += fmt::format("districts = [{}]\n", fmt::join(districts, ", "));
    if (!made.villages.empty()) text += fmt::format("villages = [{}]\n", fmt::join(made.villages, ", "));
    const Intervention plain = default_intervention(made.kind, made.id);
    const auto& inherited = base.scenario.interventions;
    const auto origin = std::ranges::find(inherited, addition.origin, &Intervention::id);
    for (const Field& field : fields_of(made.kind)) {
        const double value = field.get(made);
        const bool is_said_by_list = field.key == "village_fraction" && !made.villages.empty();
        if (is_said_by_list || (value == field.get(plain) && field.form != Form::month)) continue;
        text += fmt::format("{} = {}\n", field.key, value_text(field, value));
        if (origin == inherited.end() || field.get(*origin) != value) continue;
        if (const std::string source = source_of(base, addition.origin, field.key); !source.empty())
            sources.push_back(fmt::format("{} = {}", field.key, toml_string(source)));
    }
    if (!sources.empty()) text += fmt::format("sources = {{ {} }}\n", fmt::join(sources, ", "));
    return text;
}

}  // namespace

std::string extension_text(const Extension& extension, const Loaded& base) {
    std::string text;
    for (std::string comment : extension.comments) {
        std::ranges::replace_if(comment, is_control, ' ');
        text += "# " + comment + '\n';
    }
    text += fmt::format("extends = {}\ntitle = {}\nfinding = {}\n", toml_string(extension.extends),
                        toml_string(extension.title), toml_string(extension.finding));
    for (const std::string& id : extension.removed)
        text += fmt::format("\n[intervention.{}]\nremove = true\n", id);
    for (const Addition& addition : extension.added) text += table_of(addition, base);
    return text;
}

}  // namespace savan::scenario
