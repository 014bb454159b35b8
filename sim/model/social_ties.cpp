#include "sim/model/social_ties.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "sim/state/village_draws.hpp"

namespace savan::social_ties {

namespace {

constexpr int cohort_months = 24;
constexpr int village_months = 20 * 12;
constexpr PersonIndex nobody = UINT32_MAX;

/// How many ties a person chooses: the whole part of the mean, and one more by chance.
struct Number {
    std::size_t whole = 0;
    double part = 0;

    explicit Number(double mean) : whole(static_cast<std::size_t>(mean)), part(mean - static_cast<double>(whole)) {}
    std::size_t most() const noexcept { return whole + (part > 0); }
    std::size_t operator()(double u) const noexcept { return whole + (u < part); }
};

/// What everybody chooses: of person i, choices from first[i] to first[i + 1] - 1.
struct Choices {
    /// What the choices of others make of someone.
    struct Known {
        PersonIndex last_by = nobody;  ///< who chose them last
        std::uint16_t degree = 0;      ///< ties, chosen and owned
        bool elsewhere = false;        ///< by someone of another village
    };
    std::vector<PersonIndex> people;
    std::vector<std::uint32_t> first;
    std::vector<Known> known;

    /// With room for both ends of each tie, since the list becomes that of the rows.
    explicit Choices(std::size_t count) : first(count + 1), known(count) { people.reserve(count * 12); }
};

/// First of the people from `first` to `last` - 1 whose birth is not before `month`, or `last`: by halves, and without a
/// branch, since which half it will be cannot be foretold.
PersonIndex first_born_from(const std::vector<std::int16_t>& birth, PersonIndex first, PersonIndex last, int month) noexcept {
    for (PersonIndex left = last - first, half; left > 0; left -= half) {
        half = (left + 1) / 2;
        first += half * (birth[first + half - 1] < month);
    }
    return first;
}

class Chooser {
public:
    Chooser(const Roster& roster, const Parameters& p, const Draws& draws, const std::vector<std::size_t>& villages)
        : roster_(roster), cohort_(p.ties_cohort / 2), of_village_(p.ties_village / 2), kin_(p.ties_kin / 2),
          across_(p.ties_across / 2), draws_(draws), choices_(roster.people()), neighbours_(roster.districts) {
        for (const std::size_t v : villages) neighbours_[roster.district[v]].push_back(v);
        most_draws_ = 4 + cohort_.most() + of_village_.most() + kin_.most() + 2 * across_.most();
    }

    /// Everybody ties to people who are older, without repetition.
    Choices choose() {
        for (village_ = 0; village_ < roster_.villages(); ++village_) {
            first_ = roster_.first_person[village_];
            const PersonIndex last = roster_.first_person[village_ + 1];
            draws_.draw(Purpose::tie_choice, roster_.village_number[village_], roster_.local_id.data() + first_,
                        last - first_, most_draws_);
            cohort_from_ = village_from_ = first_;
            latest_.assign(roster_.first_household[village_ + 1] - roster_.first_household[village_], nobody);
            before_.resize(last - first_);
            for (PersonIndex i = first_; i < last; ++i) choose(i);
        }
        return std::move(choices_);
    }

private:
    void choose(PersonIndex i) {
        number_ = 0;
        begin_ = choices_.people.size();
        add_family(i);
        choose_from(i, born_after(cohort_from_, i, cohort_months), cohort_);
        choose_from(i, born_after(village_from_, i, village_months), of_village_);
        choose_kin(i);
        choose_across(i);
        const std::size_t chosen = choices_.people.size() - begin_;
        choices_.known[i].degree = static_cast<std::uint16_t>(choices_.known[i].degree + chosen);
        choices_.first[i + 1] = static_cast<std::uint32_t>(choices_.people.size());
    }

    double next_u(PersonIndex i) noexcept { return unit_interval(draws_.word(i - first_, number_++)); }

    void add(PersonIndex i, PersonIndex j) {
        choices_.known[j].last_by = i;
        ++choices_.known[j].degree;
        choices_.people.push_back(j);
    }

    bool may_add(PersonIndex i, PersonIndex j) const noexcept {
        return choices_.people.size() - begin_ < most_owned && choices_.known[j].degree < most_ties &&
               choices_.known[j].last_by != i;
    }

    /// Families are always whole: all members who are older, from the oldest on.
    void add_family(PersonIndex i) {
        PersonIndex& latest = latest_[roster_.household[i] - roster_.first_household[village_]];
        for (PersonIndex j = latest; j != nobody; j = before_[j - first_]) add(i, j);
        std::reverse(choices_.people.begin() + static_cast<std::ptrdiff_t>(begin_), choices_.people.end());
        before_[i - first_] = latest;
        latest = i;
    }

    /// First person of i's village up to i - 1 born less than `months` before i. People are looked at in the order of
    /// storage, by village and birth, so `from` only ever moves on.
    PersonIndex born_after(PersonIndex& from, PersonIndex i, int months) const noexcept {
        while (from < i && roster_.birth[from] <= roster_.birth[i] - months) ++from;
        return from;
    }

    void choose_from(PersonIndex i, PersonIndex from, Number number) {
        const std::size_t count = number(next_u(i));
        for (std::size_t k = 0; k < count; ++k) {
            const double u = next_u(i);
            if (from == i) continue;
            const PersonIndex j = from + static_cast<PersonIndex>(u * (i - from));
            if (may_add(i, j)) add(i, j);
        }
    }

    /// A household of the village at random, and its youngest member who is older than i.
    void choose_kin(PersonIndex i) {
        const HouseholdIndex own = roster_.household[i] - roster_.first_household[village_];
        const std::size_t count = kin_(next_u(i));
        for (std::size_t k = 0; k < count; ++k) {
            const auto h = static_cast<HouseholdIndex>(next_u(i) * double(latest_.size()));
            const PersonIndex j = latest_[h];
            if (h != own && j != nobody && may_add(i, j)) add(i, j);
        }
    }

    /// Someone of another village of the district, born up to the village span before i.
    void choose_across(PersonIndex i) {
        const std::size_t count = across_(next_u(i));
        if (count == 0) return;
        const auto& villages = neighbours_[roster_.district[village_]];
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t other = villages[static_cast<std::size_t>(next_u(i) * double(villages.size()))];
            const double u = next_u(i);
            if (other == village_) continue;
            const PersonIndex first = roster_.first_person[other], end = roster_.first_person[other + 1];
            const PersonIndex from = first_born_from(roster_.birth, first, end, roster_.birth[i] - village_months + 1);
            const PersonIndex to = first_born_from(roster_.birth, first, end, roster_.birth[i]);
            if (from == to) continue;
            const PersonIndex j = from + static_cast<PersonIndex>(u * (to - from));
            if (!may_add(i, j)) continue;
            add(i, j);
            choices_.known[j].elsewhere = true;
        }
    }

    const Roster& roster_;
    const Number cohort_, of_village_, kin_, across_;
    VillageDraws draws_;
    std::size_t most_draws_ = 0;  ///< that somebody may need
    Choices choices_;
    std::vector<std::vector<std::size_t>> neighbours_;  ///< villages by district
    // of the village and the person who chooses
    std::vector<PersonIndex> latest_;  ///< by household: the youngest who has chosen, or nobody
    std::vector<PersonIndex> before_;  ///< by person: the next older of the household, or nobody
    std::size_t village_ = 0, begin_ = 0, number_ = 0;
    PersonIndex first_ = 0, cohort_from_ = 0, village_from_ = 0;
};

/// Own ties first, then those that younger people own, in the order in which they come of age: at any moment those who
/// have are the first of the row, whatever the horizon. Those of one month come by their village's own number and their
/// own, and so it matters not how villages are stored.
Ties rows_of(Choices choices, const Roster& roster, const std::vector<std::size_t>& villages) {
    const PersonIndex people = static_cast<PersonIndex>(roster.people());
    const std::size_t owned = choices.people.size();
    Ties ties{std::move(choices.first), std::move(choices.people), std::vector<std::uint8_t>(people)};
    ties.neighbours.resize(2 * owned);
    // A row stands no earlier than its person's choices stood, so from the last on they move within the list.
    std::vector<std::uint32_t> end(people);  // of what stands in the row
    ties.first[people] = static_cast<std::uint32_t>(2 * owned);
    for (std::uint32_t i = people, last = static_cast<std::uint32_t>(owned); i-- > 0;) {
        const std::uint32_t first = ties.first[i], row = ties.first[i + 1] - choices.known[i].degree;
        const auto list = ties.neighbours.begin();
        std::copy_backward(list + first, list + last, list + row + (last - first));
        ties.owned[i] = static_cast<std::uint8_t>(last - first);
        ties.first[i] = row;
        end[i] = row + (last - first);
        last = first;
    }
    constexpr PersonIndex ahead = 16;
    const auto last_choice = [&](PersonIndex i) { return ties.owned[i] > 0 ? ties.owned_by(i).back() : i; };
    for (const std::size_t v : villages)
        for (PersonIndex i = roster.first_person[v]; i < roster.first_person[v + 1]; ++i) {
            // The last choices of a person are those in other villages, far away in memory.
            if (i + 2 * ahead < people) __builtin_prefetch(&end[last_choice(i + 2 * ahead)], 1);
            if (i + ahead < people) __builtin_prefetch(ties.neighbours.data() + end[last_choice(i + ahead)], 1);
            for (const PersonIndex j : ties.owned_by(i)) ties.neighbours[end[j]++] = i;
        }
    // Within a village they now stand by birth; those of other villages are yet to be sorted in.
    const auto older = [&](PersonIndex a, PersonIndex b) { return roster.birth[a] < roster.birth[b]; };
    for (PersonIndex j = 0; j < people; ++j) {
        if (!choices.known[j].elsewhere) continue;
        const auto first = ties.neighbours.begin() + ties.first[j] + ties.owned[j];
        const auto last = ties.neighbours.begin() + ties.first[j + 1];
        for (auto k = first; k != last; ++k) std::rotate(std::upper_bound(first, k, *k, older), k, k + 1);
    }
    return ties;
}

}  // namespace

Ties build(const Roster& roster, const Parameters& parameters, const Draws& draws) {
    if (roster.people() == 0) return {{0}, {}, {}};
    // In the order of the villages' own numbers, so that the order of storage does not matter.
    std::vector<std::size_t> villages(roster.villages());
    std::iota(villages.begin(), villages.end(), std::size_t{0});
    std::ranges::sort(villages, {}, [&](std::size_t v) { return roster.village_number[v]; });
    return rows_of(Chooser(roster, parameters, draws, villages).choose(), roster, villages);
}

}  // namespace savan::social_ties
