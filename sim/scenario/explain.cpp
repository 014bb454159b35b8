#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/scenario/draft.hpp"

namespace savan::scenario {

namespace {

std::string districts_text(const Intervention& made, const Setting& setting) {
    std::vector<std::string> ids;
    for (const std::uint8_t district : made.districts) ids.push_back(setting.districts[district].id);
    return fmt::format("{}", fmt::join(ids, ", "));
}

std::string roll_out_text(const Intervention& made, const Setting& setting) {
    std::vector<std::string> starts;
    for (std::size_t i = 0; i < made.districts.size(); ++i)
        starts.push_back(fmt::format("{} {}", setting.districts[made.districts[i]].id,
                                     month_text(made.district_start[i])));
    return fmt::format("{}", fmt::join(starts, ", "));
}

std::string drawn_text(const Prior& prior) { return prior_text(prior) + ", drawn for each replicate"; }

/// What an effect is drawn from, or what is believed of a default; a number in a file is taken as known.
std::string effect_prior_text(const InterventionDraft& draft, const Field& field) {
    if (!field.effect) return "";
    if (const Prior& drawn = draft.made.priors[*field.effect]; drawn.kind != Prior::Kind::fixed)
        return drawn_text(drawn);
    return draft.given.contains(field.key) ? "" : prior_text(kind_row(draft.made.kind).slots[*field.effect].prior);
}

void explain_intervention(const InterventionDraft& draft, const Draft& whole, std::vector<Explained>& rows) {
    const Intervention& made = draft.made;
    const Evidence& evidence = whole.data.evidence;
    const auto add = [&](std::string_view key, std::string value, std::string_view unit, double low,
                         double high, std::string_view default_source, std::string_view meaning,
                         std::string prior = "") {
        Provenance from = draft.provenance(key);
        if (from.origin.file == "default") from.source = default_source;
        rows.push_back({fmt::format("intervention.{}.{}", made.id, key), std::move(value), std::string(unit),
                        low, high, std::move(prior), from.source, evidence.status(from.source), from.origin,
                        std::string(meaning)});
    };
    const KindRow& kind = kind_row(made.kind);
    add("kind", std::string(kind.name), "", 0, 0, "assumed", kind.meaning);
    add("districts", districts_text(made, whole.data.setting), "", 0, 0, "assumed",
        "districts that are covered");
    add("roll_out", roll_out_text(made, whole.data.setting), "month", 0, 0, "assumed",
        "first month of each district");
    add("villages",
        made.villages.empty() ? "by village_fraction" : fmt::format("{}", fmt::join(made.villages, ", ")), "",
        0, 0, "assumed", "villages that are covered");
    for (const Field& field : fields_of(made.kind)) {
        const bool ranged = field.form == Form::number || field.form == Form::integer;
        add(field.key, field_text(field, field.get(made)), field.unit, ranged ? field.low : 0,
            ranged ? field.high : 0, field.source, field.meaning, effect_prior_text(draft, field));
    }
}

}  // namespace

std::vector<Explained> explain(const Draft& draft, const Scenario& scenario) {
    std::vector<Explained> rows;
    rows.push_back({"months", fmt::format("{}", scenario.months), "month", 1, 1200, "", "assumed", "assumed",
                    draft.months_origin, "horizon, from January 2002"});
    for (std::size_t i = 0; i < draft.parameters.size(); ++i) {
        const ParameterRow& row = parameter_table()[i];
        const ParameterDraft& given = draft.parameters[i];
        // A number in a file says that the value is taken as known; the table's belief stands otherwise.
        const bool from_table = given.origin.file == "default";
        const std::string prior = given.prior ? drawn_text(*given.prior)
                                              : (from_table ? prior_text(row.prior) : "");
        rows.push_back({std::string(row.name), number_text(given.value), std::string(row.unit), row.low,
                        row.high, prior, given.source, draft.data.evidence.status(given.source), given.origin,
                        std::string(row.meaning)});
    }
    rows.insert(rows.end(), draft.data.explained.begin(), draft.data.explained.end());
    for (const InterventionDraft& intervention : draft.interventions)
        explain_intervention(intervention, draft, rows);
    return rows;
}

}  // namespace savan::scenario
