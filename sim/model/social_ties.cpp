#include "sim/model/social_ties.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace savan::social_ties {

namespace {

constexpr int cohort_months = 24;
constexpr int village_months = 20 * 12;

/// How many ties a person chooses when the mean is `mean`: its whole part, plus one by chance.
std::size_t how_many(double mean, double u) noexcept {
    const auto whole = static_cast<std::size_t>(mean);
    return whole + (u < mean - static_cast<double>(whole));
}

class Chooser {
public:
    Chooser(const Roster& roster, const Parameters& p, const Draws& draws)
        : roster_(roster), p_(p), draws_(draws), degree_(roster.people()) {
        // In the order of the villages' own numbers, so that the order of storage does not matter.
        neighbours_.resize(roster.districts);
        for (std::size_t v = 0; v < roster.villages(); ++v) neighbours_[roster.district[v]].push_back(v);
        for (auto& villages : neighbours_)
            std::sort(villages.begin(), villages.end(), [&](std::size_t a, std::size_t b) {
                return roster.village_number[a] < roster.village_number[b];
            });
        first_member_.resize(roster.households() + 1);
        for (const HouseholdIndex h : roster.household) ++first_member_[h + 1];
        std::partial_sum(first_member_.begin(), first_member_.end(), first_member_.begin());
        members_.resize(roster.people());
        auto next = first_member_;
        for (PersonIndex i = 0; i < roster.people(); ++i) members_[next[roster.household[i]]++] = i;
    }

    /// The people that i ties to, all of them older, without repetition.
    const std::vector<PersonIndex>& choose(PersonIndex i) {
        chosen_.clear();
        slot_ = 0;
        for (const PersonIndex j : members_of(roster_.household[i])) {
            if (j >= i) break;
            chosen_.push_back(j);  // families are always whole
        }
        choose_from(i, born_after(cohort_from_, i, cohort_months), i, p_.ties_cohort / 2);
        choose_from(i, born_after(village_from_, i, village_months), i, p_.ties_village / 2);
        choose_kin(i);
        choose_across(i);
        for (const PersonIndex j : chosen_) ++degree_[j];
        degree_[i] = static_cast<std::uint16_t>(degree_[i] + chosen_.size());
        return chosen_;
    }

private:
    std::span<const PersonIndex> members_of(HouseholdIndex h) const noexcept {
        return {members_.data() + first_member_[h], first_member_[h + 1] - first_member_[h]};
    }

    double next_u(PersonIndex i) noexcept {
        if (slot_ % 4 == 0) words_ = draws_.words(roster_.person_id(i), Purpose::tie_choice, Month{0}, slot_ / 4);
        return unit_interval(words_[slot_++ % 4]);
    }

    void add(PersonIndex j) {
        if (chosen_.size() < most_owned && degree_[j] < most_ties &&
            std::find(chosen_.begin(), chosen_.end(), j) == chosen_.end())
            chosen_.push_back(j);
    }

    /// First person of i's village up to i - 1 born less than `months` before i. People are looked at in the order of
    /// storage, by village and birth, so `from` only ever moves on.
    PersonIndex born_after(PersonIndex& from, PersonIndex i, int months) const noexcept {
        from = std::max(from, roster_.first_person[roster_.village[i]]);
        while (from < i && roster_.birth[from] <= roster_.birth[i] - months) ++from;
        return from;
    }

    void choose_from(PersonIndex i, PersonIndex from, PersonIndex to, double mean) {
        const std::size_t count = how_many(mean, next_u(i));
        for (std::size_t k = 0; k < count; ++k) {
            const double u = next_u(i);
            if (from < to) add(from + static_cast<PersonIndex>(u * (to - from)));
        }
    }

    /// A household of the village at random, and its youngest member who is older than i.
    void choose_kin(PersonIndex i) {
        const std::size_t v = roster_.village[i];
        const HouseholdIndex first = roster_.first_household[v], last = roster_.first_household[v + 1];
        const std::size_t count = how_many(p_.ties_kin / 2, next_u(i));
        for (std::size_t k = 0; k < count; ++k) {
            const auto h = first + static_cast<HouseholdIndex>(next_u(i) * (last - first));
            const auto family = members_of(h);
            const auto older = std::lower_bound(family.begin(), family.end(), i);
            if (h != roster_.household[i] && older != family.begin()) add(*(older - 1));
        }
    }

    /// Someone of another village of the district, born up to the village span before i.
    void choose_across(PersonIndex i) {
        const std::size_t v = roster_.village[i];
        const std::size_t count = how_many(p_.ties_across / 2, next_u(i));
        if (count == 0) return;
        const auto& villages = neighbours_[roster_.district[v]];
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t other = villages[static_cast<std::size_t>(next_u(i) * double(villages.size()))];
            const double u = next_u(i);
            if (other == v) continue;
            const auto begin = roster_.birth.begin();
            const auto from = std::upper_bound(begin + roster_.first_person[other],
                                               begin + roster_.first_person[other + 1],
                                               roster_.birth[i] - village_months);
            const auto to = std::lower_bound(from, begin + roster_.first_person[other + 1], roster_.birth[i]);
            if (from < to) add(static_cast<PersonIndex>((from - begin) + static_cast<long>(u * double(to - from))));
        }
    }

    const Roster& roster_;
    const Parameters& p_;
    const Draws& draws_;
    std::vector<PersonIndex> members_;           ///< by household, from the oldest to the youngest
    std::vector<std::uint32_t> first_member_;    ///< of household h: members_[first_member_[h]] ..
    std::vector<std::vector<std::size_t>> neighbours_;  ///< villages by district
    std::vector<std::uint16_t> degree_;
    std::vector<PersonIndex> chosen_;
    PersonIndex cohort_from_ = 0, village_from_ = 0;
    Words4 words_{};
    std::uint32_t slot_ = 0;
};

/// Everybody in the order in which they are born; those of one month by their village's own number and their own.
std::vector<PersonIndex> by_birth(const Roster& roster) {
    std::vector<std::size_t> villages(roster.villages());
    std::iota(villages.begin(), villages.end(), std::size_t{0});
    std::ranges::sort(villages, {}, [&](std::size_t v) { return roster.village_number[v]; });
    const auto [earliest, latest] = std::ranges::minmax(roster.birth);
    std::vector<std::size_t> next(static_cast<std::size_t>(latest - earliest) + 2);
    for (const std::int16_t birth : roster.birth) ++next[static_cast<std::size_t>(birth - earliest) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<PersonIndex> order(roster.people());
    for (const std::size_t v : villages)
        for (PersonIndex i = roster.first_person[v]; i < roster.first_person[v + 1]; ++i)
            order[next[static_cast<std::size_t>(roster.birth[i] - earliest)]++] = i;
    return order;
}

}  // namespace

Ties build(const Roster& roster, const Parameters& parameters, const Draws& draws) {
    const std::size_t people = roster.people();
    if (people == 0) return {{0}, {}, {}};
    Chooser chooser(roster, parameters, draws);
    std::vector<PersonIndex> choices;  // younger by younger
    choices.reserve(people * 10);
    Ties ties;
    ties.owned.resize(people);
    ties.first.assign(people + 1, 0);
    for (PersonIndex i = 0; i < people; ++i) {
        const auto& chosen = chooser.choose(i);
        ties.owned[i] = static_cast<std::uint8_t>(chosen.size());
        ties.first[i + 1] += static_cast<std::uint32_t>(chosen.size());
        for (const PersonIndex j : chosen) ++ties.first[j + 1];
        choices.insert(choices.end(), chosen.begin(), chosen.end());
    }
    for (std::size_t i = 0; i < people; ++i) ties.first[i + 1] += ties.first[i];
    ties.neighbours.resize(ties.first[people]);
    // Own ties first, then those that younger people own, in the order in which they come of age: at any moment those
    // who have are the first of the row, whatever the horizon.
    std::vector<std::uint32_t> next(people), first_choice(people + 1);
    for (PersonIndex i = 0; i < people; ++i) {
        next[i] = ties.first[i] + ties.owned[i];
        first_choice[i + 1] = first_choice[i] + ties.owned[i];
        std::copy_n(choices.begin() + first_choice[i], ties.owned[i], ties.neighbours.begin() + ties.first[i]);
    }
    for (const PersonIndex i : by_birth(roster))
        for (std::uint32_t k = first_choice[i]; k < first_choice[i + 1]; ++k) ties.neighbours[next[choices[k]]++] = i;
    return ties;
}

}  // namespace savan::social_ties
