#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "sim/scenario/draft.hpp"

namespace savan::scenario {

namespace {

/// Fills in what depends on the place, the horizon or other keys.
void complete(InterventionDraft& draft, const Draft& whole) {
    Intervention& made = draft.made;
    const std::size_t districts = whole.data.setting.districts.size();
    if (draft.every_district) {
        made.districts.resize(districts);
        std::iota(made.districts.begin(), made.districts.end(), std::uint8_t{0});
    }
    if (draft.open_end) made.stop = Month{whole.months - 1};
    if (!draft.village_list.empty())
        made.villages = whole.village_lists.find(draft.village_list)->second.villages;
    made.district_start.clear();
    for (const std::uint8_t district : made.districts) {
        const auto later = draft.roll_out.find(district);
        made.district_start.push_back(later == draft.roll_out.end() ? made.start
                                                                    : std::max(made.start, later->second));
    }
}

/// A number in a file says that the value is taken as known, so only defaults become uncertain.
void believe_defaults(InterventionDraft& draft) {
    const KindRow& row = kind_row(draft.made.kind);
    for (std::size_t slot = 0; slot < effect_slots; ++slot)
        if (row.slots[slot].used() && !draft.given.contains(row.slots[slot].key))
            draft.made.priors[slot] = row.slots[slot].prior;
}

void check(const InterventionDraft& draft, Problems& problems) {
    const Eligibility& who = draft.made.who;
    if (who.age_min_years <= who.age_max_years) return;
    const Origin min = draft.provenance("age_min_years").origin,
                 max = draft.provenance("age_max_years").origin;
    problems.add(
        min.file == "default" ? max : min,
        fmt::format("ages {} to {} of intervention {} (nobody is that old and that young) swap or widen them",
                    who.age_min_years, who.age_max_years, in_quotes(draft.made.id)));
}

}  // namespace

Scenario finish(Draft& draft, std::string name, Problems& problems) {
    Scenario scenario;
    scenario.title = draft.title.empty() ? name : draft.title;
    scenario.name = std::move(name);
    scenario.title_lo = draft.title_lo;
    scenario.finding = draft.finding;
    scenario.months = draft.months;
    scenario.setting = draft.data.setting;
    for (std::size_t i = 0; i < draft.parameters.size(); ++i) {
        const ParameterDraft& parameter = draft.parameters[i];
        scenario.parameters.*parameter_table()[i].member = parameter.value;
        if (parameter.prior) scenario.uncertain.emplace_back(i, *parameter.prior);
    }
    for (InterventionDraft& intervention : draft.interventions) {
        complete(intervention, draft);
        if (draft.uncertain_effects) believe_defaults(intervention);
        check(intervention, problems);
        scenario.interventions.push_back(intervention.made);
    }
    return scenario;
}

}  // namespace savan::scenario
