#include "sim/measures/partings.hpp"

namespace savan {

namespace {

template <class SomeColumn>
void mark(const SomeColumn& a, const SomeColumn& b, std::vector<std::uint8_t>& differs) noexcept {
    for (std::size_t i = 0; i < differs.size(); ++i) differs[i] |= a[i] != b[i];
}

/// A run without a programme need not hold the columns of doses.
void mark_dose(const Column<float>& baseline, const Column<float>& world,
               std::vector<std::uint8_t>& differs) noexcept {
    for (std::size_t i = 0; i < differs.size(); ++i) differs[i] |= dose_of(baseline, i) != dose_of(world, i);
}

void mark_lives(const Youth& a, const Youth& b, std::vector<std::uint8_t>& differs) noexcept {
    mark(a.awareness, b.awareness, differs);
    mark(a.place, b.place, differs);
    mark(a.stage, b.stage, differs);
    mark(a.school, b.school, differs);
    mark(a.grade, b.grade, differs);
    mark(a.work, b.work, differs);
    mark(a.group, b.group, differs);
    mark(a.group_since, b.group_since, differs);
    mark(a.group_yield, b.group_yield, differs);
    mark(a.trips, b.trips, differs);
    mark(a.speaks_until, b.speaks_until, differs);
    mark(a.job_gain, b.job_gain, differs);
    mark_dose(a.lesson, b.lesson, differs);
    mark_dose(a.dropout_cut, b.dropout_cut, differs);
    mark_dose(a.fee_cut, b.fee_cut, differs);
    mark_dose(a.wait_cut, b.wait_cut, differs);
}

/// Of those who are abroad in both worlds; of others the place differs.
void mark_sojourns(const Sojourns& a, const Sojourns& b, const Roster& roster, std::vector<std::uint8_t>& differs) noexcept {
    for (std::size_t v = 0; v < roster.villages(); ++v)
        for (const Sojourn& sojourn : a.of(v))
            if (b.contains(v, sojourn.person)) differs[sojourn.person] |= b.at(v, sojourn.person) != sojourn;
}

}  // namespace

void Partings::look(const World& baseline, const World& world, const Roster& roster, std::size_t step, Month now,
                    const ListedDeciles& deciles) {
    std::fill(differs_.begin(), differs_.end(), std::uint8_t{0});
    mark_lives(baseline.youth, world.youth, differs_);
    mark_sojourns(baseline.sojourns, world.sojourns, roster, differs_);
    std::vector<std::uint8_t> money(roster.households());
    mark(baseline.households.income, world.households.income, money);
    mark(baseline.households.assets, world.households.assets, money);
    for (PersonIndex i = 0; i < differs_.size(); ++i) {
        if (partings_[i].month >= 0 || world.youth.place[i] == Place::absent) continue;
        if (differs_[i] || money[roster.household[i]])
            partings_[i] = {static_cast<std::int16_t>(now.index), static_cast<std::uint8_t>(step), deciles[i]};
    }
}

void Partings::count(const std::vector<paired_ledger::Life>& baseline, const std::vector<paired_ledger::Life>& world,
                     const Roster& roster, Pairing& pairing) const noexcept {
    for (PersonIndex i = 0; i < partings_.size(); ++i) {
        const auto [month, step, decile] = partings_[i];
        if (month < 0) continue;
        const std::size_t district = roster.district[roster.village[i]];
        ++pairing.at(Paired::partings, month, district, step);
        ++pairing.at(Paired::partings_by_person, district, roster.male[i], age_group(month - roster.birth[i]),
                     decile, step);
        for (std::size_t event = 0; event < life_events; ++event) {
            const Change change = paired_ledger::compare(baseline[i], world[i], static_cast<LifeEvent>(event));
            ++pairing.at(Paired::partings_by_change, event, change, step);
        }
    }
}

}  // namespace savan
