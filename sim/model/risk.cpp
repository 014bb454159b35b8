#include "sim/model/risk.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "sim/base/radix_sort.hpp"
#include "sim/processes/consider_hazards.hpp"
#include "sim/processes/intention.hpp"
#include "sim/processes/unsafe_shares.hpp"

namespace savan::risk {

namespace {
constexpr int months_between = 6;
constexpr int first_year = 2002;

/// Equals by keyed noise, and these by the person's own id, never by position.
void break_ties(const Step& step, std::vector<Keyed>& ranked) {
    const auto lot = [&](const Keyed& person) {
        const EntityId id = step.roster.person_id(person.value);
        return std::pair(step.draws.words(id, Purpose::list_noise, Month{1})[0], id);
    };
    for (auto first = ranked.begin(); first != ranked.end();) {
        const auto last = std::find_if(first, ranked.end(), [&](const Keyed& other) { return other.key != first->key; });
        if (last - first > 1)
            std::sort(first, last, [&](const Keyed& a, const Keyed& b) { return lot(a) < lot(b); });
        first = last;
    }
}

}  // namespace

void Recorder::begin(const World& world, const Step& step) {
    on_list_.clear();
    hazard_.assign(step.roster.people(), 0);
    for (std::size_t v = 0; v < step.roster.villages(); ++v)
        for (PersonIndex i = world.villages.from[v]; i < world.villages.to[v]; ++i)
            if (world.youth.place[i] == Place::home && step.roster.age(i, step.now) >= intention::first_age)
                on_list_.push_back(i);
}

void Recorder::observe(const World& world, const Step& step) {
    const int month = step.now.of_year();
    if (month == 0) begin(world, step);
    if (month % months_between == 0)
        for_each_block(step.executor, step.blocks(), [&](std::size_t block) { add_hazards(world, step, block); });
    if (month == 11) finish(step);
}

void Recorder::add_hazards(const World& world, const Step& step, std::size_t block) {
    const std::size_t share = on_list_.size() / step.blocks() + 1;
    std::vector<PersonIndex> at_home;
    std::vector<double> way;  // from considering to departure
    intention::ConsiderHazards starting;
    departure::UnsafeShares unsafe;
    for (std::size_t k = block * share; k < std::min(on_list_.size(), (block + 1) * share); ++k) {
        const PersonIndex i = on_list_[k];
        if (world.youth.place[i] != Place::home) continue;
        at_home.push_back(i);
        const double control = intention::perceived_control(world, step, i);
        starting.add(world, step, i, control);
        way.push_back(intention::way_to_departure(world, step, i, control));
        unsafe.add(world, step, i);
    }
    const auto hazards = starting.work_out(world, step);
    const auto& shares = unsafe.work_out(step);
    for (std::size_t k = 0; k < at_home.size(); ++k) {
        const PersonIndex i = at_home[k];
        const double start = world.youth.stage[i] == Stage::none ? hazards[k] : 1.0;
        hazard_[i] += static_cast<float>(months_between * start * way[k] * shares[k]);
    }
}

void Recorder::finish(const Step& step) {
    // Hazards are not negative, so their bits sort as they do.
    std::vector<Keyed> ranked;
    ranked.reserve(on_list_.size());
    for (const PersonIndex i : on_list_) ranked.push_back({std::bit_cast<std::uint32_t>(hazard_[i]), i});
    radix_sort(ranked);
    break_ties(step, ranked);
    RiskList list{january(step.now.year()), std::vector<std::uint16_t>(step.roster.people())};
    for (std::size_t k = 0; k < ranked.size(); ++k)
        list.rank[ranked[k].value] = static_cast<std::uint16_t>(1 + k * 65535 / ranked.size());
    lists_.push_back(std::move(list));
}

const RiskList* Recorder::list_of(int year) const noexcept {
    const int k = year - first_year;
    return k >= 0 && k < static_cast<int>(lists_.size()) ? &lists_[static_cast<std::size_t>(k)] : nullptr;
}

void Recorder::forget() {
    for (RiskList& list : lists_) std::vector<std::uint16_t>().swap(list.rank);
}

}  // namespace savan::risk
