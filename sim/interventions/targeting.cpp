#include "sim/interventions/targeting.hpp"

#include <algorithm>

namespace savan::targeting {

namespace {

constexpr double dropout_top_share = 0.1;

bool sex_matches(const Step& step, SexFilter wanted, PersonIndex i) noexcept {
    return wanted == SexFilter::any || (wanted == SexFilter::male) == (step.roster.male[i] != 0);
}

bool eligible(const World& world, const Step& step, const Eligibility& who, PersonIndex i,
              double dropout_threshold) noexcept {
    const Youth& youth = world.youth;
    if (youth.place[i] != Place::home) return false;
    const int age = step.roster.age(i, step.now);
    if (age < who.age_min_years || age > who.age_max_years || !sex_matches(step, who.sex, i)) return false;
    const bool enrolled = youth.school[i] == School::enrolled;
    if (who.school == SchoolFilter::enrolled && !enrolled) return false;
    if (who.school == SchoolFilter::out_of_school && enrolled) return false;
    if (who.school == SchoolFilter::near_dropout &&
        (youth.dropout_hazard[i] <= 0 || youth.dropout_hazard[i] < dropout_threshold))
        return false;
    if (who.household_migrant && world.households.abroad[step.roster.household[i]] == 0) return false;
    return !who.been_abroad || youth.trips[i] > 0;
}

/// The hazard from which on a pupil of the district is in the top decile.
double dropout_threshold(const World& world, const Step& step, std::size_t district) {
    std::vector<float> hazards;
    for (std::size_t v = 0; v < step.roster.villages(); ++v) {
        if (step.roster.district[v] != district) continue;
        for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i)
            if (world.youth.dropout_hazard[i] > 0) hazards.push_back(world.youth.dropout_hazard[i]);
    }
    if (hazards.empty()) return 0;
    const auto rank = static_cast<std::ptrdiff_t>(static_cast<double>(hazards.size()) * (1.0 - dropout_top_share));
    std::nth_element(hazards.begin(), hazards.begin() + rank, hazards.end());
    return hazards[static_cast<std::size_t>(rank)];
}

double keyed_priority(const Step& step, const Intervention& what, PersonIndex i) noexcept {
    return unit_interval(step.draws.words(step.roster.person_id(i), Purpose::rationing, Month{0}, what.key())[0]);
}

double observed_risk(const Step& step, double correlation, PersonIndex i) noexcept {
    const double noise = step.draws.normal(step.roster.person_id(i), Purpose::list_noise, Month{0});
    return correlation * step.risk->score(i) + std::sqrt(std::max(0.0, 1.0 - correlation * correlation)) * noise;
}

/// Lower priority first; equals by the person's own id, never by position.
void order(std::vector<Asked>& asked, const Roster& roster) {
    std::sort(asked.begin(), asked.end(), [&](const Asked& a, const Asked& b) {
        if (a.priority != b.priority) return a.priority < b.priority;
        return roster.person_id(a.person) < roster.person_id(b.person);
    });
}

/// Nobody new is asked above this share of the eligible.
void limit_cumulative(std::vector<Asked>& asked, std::size_t eligible_count, double share,
                      const std::vector<std::uint8_t>& taken, std::size_t reached) {
    auto room = static_cast<std::ptrdiff_t>(share * static_cast<double>(eligible_count)) -
                static_cast<std::ptrdiff_t>(reached);
    std::erase_if(asked, [&](const Asked& a) { return !taken[a.person] && room-- <= 0; });
}

}  // namespace

std::vector<std::size_t> covered_villages(const Step& step, const Intervention& what, std::size_t district) {
    std::vector<std::pair<double, std::size_t>> chosen;
    for (std::size_t v = 0; v < step.roster.villages(); ++v) {
        if (step.roster.district[v] != district) continue;
        const double priority =
            unit_interval(step.draws.words(step.roster.village_id(v), Purpose::village_rationing, Month{0}, what.key())[0]);
        const bool covered = what.villages.empty()
                                 ? priority < what.village_fraction
                                 : std::binary_search(what.villages.begin(), what.villages.end(),
                                                      step.roster.village_number[v]);
        if (covered) chosen.emplace_back(priority, v);
    }
    std::sort(chosen.begin(), chosen.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first
                                  : step.roster.village_number[a.second] < step.roster.village_number[b.second];
    });
    std::vector<std::size_t> villages;
    for (const auto& [priority, v] : chosen) villages.push_back(v);
    return villages;
}

double list_correlation(const World& world, const Step& step, ListSource list, std::size_t village) noexcept {
    if (list == ListSource::oracle) return 1;
    const Parameters& p = step.parameters;
    const double known = std::max(world.districts.data[step.roster.district[village]], world.villages.survey[village]);
    return p.list_base + (p.list_best - p.list_base) * known;
}

std::vector<Asked> ask(const World& world, const Step& step, const Intervention& what,
                       const std::vector<std::size_t>& villages,
                       const std::function<bool(PersonIndex)>& suits, const std::vector<std::uint8_t>& taken) {
    const Eligibility& who = what.who;
    const bool by_list = who.list != ListSource::none;
    std::vector<Asked> asked;
    if (villages.empty() || (by_list && step.risk == nullptr)) return asked;
    const double threshold = who.school == SchoolFilter::near_dropout
                                 ? dropout_threshold(world, step, step.roster.district[villages.front()])
                                 : 0.0;
    std::size_t eligible_count = 0, reached = 0;
    for (const std::size_t v : villages) {
        if (who.list == ListSource::survey && world.villages.survey[v] <= 0) continue;
        const double correlation = by_list ? list_correlation(world, step, who.list, v) : 0;
        for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i) {
            if (!eligible(world, step, who, i, threshold) || !suits(i)) continue;
            if (by_list && !step.risk->listed(i)) continue;
            ++eligible_count;
            reached += !taken.empty() && taken[i] > 0;
            if (what.doses_per_person_limit > 0 && taken[i] >= what.doses_per_person_limit) continue;
            const double priority = by_list ? -observed_risk(step, correlation, i) : keyed_priority(step, what, i);
            if (!by_list && priority >= what.coverage_fraction) continue;
            asked.push_back({i, v, priority});
        }
    }
    order(asked, step.roster);
    if (by_list)
        asked.resize(std::min(asked.size(), static_cast<std::size_t>(what.coverage_fraction *
                                                                     static_cast<double>(eligible_count))));
    if (what.cumulative_coverage_fraction < 1)
        limit_cumulative(asked, eligible_count, what.cumulative_coverage_fraction, taken, reached);
    if (static_cast<double>(asked.size()) > what.quantity_per_delivery)
        asked.resize(static_cast<std::size_t>(what.quantity_per_delivery));
    return asked;
}

}  // namespace savan::targeting
