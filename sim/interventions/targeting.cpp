#include "sim/interventions/targeting.hpp"

#include <algorithm>

#include "sim/base/reused.hpp"
#include "sim/interventions/targeting_kernels.hpp"
#include "sim/state/draw_batch.hpp"

namespace savan::targeting {

namespace {

constexpr double dropout_top_share = 0.1;

bool sex_matches(const Step& step, SexFilter wanted, PersonIndex i) noexcept {
    return wanted == SexFilter::any || (wanted == SexFilter::male) == (step.roster.male[i] != 0);
}

/// Those of the village who are of age, as a range: people are stored by age, the oldest first.
std::pair<PersonIndex, PersonIndex> of_age(const World& world, const Step& step, const Eligibility& who, std::size_t v) noexcept {
    const auto births = step.roster.birth.begin();
    const auto all = births + world.villages.from[v], end = births + world.villages.to[v];
    const auto first = std::upper_bound(all, end, step.now.index - 12 * (who.age_max_years + 1));
    const auto last = std::upper_bound(first, end, step.now.index - 12 * who.age_min_years);
    return {static_cast<PersonIndex>(first - births), static_cast<PersonIndex>(last - births)};
}

/// Whether someone of age is.
bool eligible(const World& world, const Step& step, const Eligibility& who, PersonIndex i,
              double dropout_threshold) noexcept {
    const Youth& youth = world.youth;
    if (youth.place[i] != Place::home || !sex_matches(step, who.sex, i)) return false;
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
        const World& there = world.at(v);
        const PersonIndex from = there.villages.from[v], to = there.villages.to[v];
        std::size_t count = hazards.size();
        hazards.resize(count + (to - from));
        for (PersonIndex i = from; i < to; ++i) {  // each is written, and kept if it is one: too many are for a branch
            hazards[count] = there.youth.dropout_hazard[i];
            count += there.youth.dropout_hazard[i] > 0;
        }
        hazards.resize(count);
    }
    if (hazards.empty()) return 0;
    const auto rank = static_cast<std::ptrdiff_t>(static_cast<double>(hazards.size()) * (1.0 - dropout_top_share));
    std::nth_element(hazards.begin(), hazards.begin() + rank, hazards.end());
    return hazards[static_cast<std::size_t>(rank)];
}

/// Working memory: those who may be asked, with what a list knows of them.
struct Candidates {
    DrawBatch luck{Purpose::rationing};
    std::vector<std::uint16_t> rank;
    std::vector<double> correlation, observed;

    void clear() noexcept { luck.clear(), rank.clear(), correlation.clear(); }
};

/// By observed risk, highest first.
void prioritise_by_list(const Step& step, Candidates& candidates, std::vector<Asked>& asked) {
    candidates.luck.turn_to(Purpose::list_noise);
    candidates.luck.draw(step.draws, Month{0});
    candidates.observed.resize(asked.size());
    targeting_kernels::observe(candidates.rank.data(), candidates.luck.words(0), candidates.correlation.data(), asked.size(),
                               candidates.observed.data());
    for (std::size_t k = 0; k < asked.size(); ++k) asked[k].priority = -candidates.observed[k];
}

/// By a priority of one's own, and only those whom the coverage includes.
void prioritise_by_key(const Step& step, const Intervention& what, Candidates& candidates, std::vector<Asked>& asked) {
    candidates.luck.turn_to(Purpose::rationing);
    candidates.luck.draw(step.draws, Month{0}, what.key());
    for (std::size_t k = 0; k < asked.size(); ++k) asked[k].priority = unit_interval(candidates.luck.word(0, k));
    std::erase_if(asked, [&](const Asked& a) { return a.priority >= what.coverage_fraction; });
}

/// Keeps so many, lower priority first; equals by the person's own id, never by position.
void keep_first(std::vector<Asked>& asked, std::size_t most, const Roster& roster) {
    const auto before = [&](const Asked& a, const Asked& b) {
        if (a.priority != b.priority) return a.priority < b.priority;
        return roster.person_id(a.person) < roster.person_id(b.person);
    };
    if (most < asked.size()) {
        std::nth_element(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(most), asked.end(), before);
        asked.resize(most);
    }
    std::sort(asked.begin(), asked.end(), before);
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
                       const std::function<bool(const World&, PersonIndex)>& suits,
                       const std::vector<std::uint8_t>& taken) {
    const Eligibility& who = what.who;
    const bool by_list = who.list != ListSource::none;
    std::vector<Asked> asked;
    if (villages.empty() || (by_list && step.risk == nullptr)) return asked;
    const double threshold = who.school == SchoolFilter::near_dropout
                                 ? dropout_threshold(world, step, step.roster.district[villages.front()])
                                 : 0.0;
    auto& candidates = reused<Candidates>();
    std::size_t eligible_count = 0, reached = 0;
    for (const std::size_t v : villages) {
        if (who.list == ListSource::survey && world.villages.survey[v] <= 0) continue;
        const double correlation = by_list ? list_correlation(world, step, who.list, v) : 0;
        const World& there = world.at(v);
        const auto [first, last] = of_age(there, step, who, v);
        for (PersonIndex i = first; i < last; ++i) {
            if (!eligible(there, step, who, i, threshold) || !suits(there, i)) continue;
            if (by_list && !step.risk->listed(i)) continue;
            ++eligible_count;
            reached += !taken.empty() && taken[i] > 0;
            if (what.doses_per_person_limit > 0 && taken[i] >= what.doses_per_person_limit) continue;
            asked.push_back({i, v});
            candidates.luck.add(step.roster, i, v);
            candidates.rank.push_back(by_list ? step.risk->rank[i] : std::uint16_t{0});
            candidates.correlation.push_back(correlation);
        }
    }
    std::size_t most = SIZE_MAX;
    if (by_list) {
        prioritise_by_list(step, candidates, asked);
        most = static_cast<std::size_t>(what.coverage_fraction * static_cast<double>(eligible_count));
    } else {
        prioritise_by_key(step, what, candidates, asked);
    }
    keep_first(asked, most, step.roster);
    if (what.cumulative_coverage_fraction < 1)
        limit_cumulative(asked, eligible_count, what.cumulative_coverage_fraction, taken, reached);
    if (static_cast<double>(asked.size()) > what.quantity_per_delivery)
        asked.resize(static_cast<std::size_t>(what.quantity_per_delivery));
    return asked;
}

}  // namespace savan::targeting
