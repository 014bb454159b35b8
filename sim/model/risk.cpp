#include "sim/model/risk.hpp"

#include <algorithm>
#include <bit>

#include "sim/processes/departure.hpp"
#include "sim/processes/intention.hpp"

namespace savan::risk {

namespace {
constexpr int months_between = 6;
constexpr int first_year = 2002;
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
        for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
            const std::size_t share = on_list_.size() / step.blocks() + 1;
            const std::size_t last = std::min(on_list_.size(), (block + 1) * share);
            for (std::size_t k = block * share; k < last; ++k) {
                const PersonIndex i = on_list_[k];
                if (world.youth.place[i] != Place::home) continue;
                hazard_[i] += static_cast<float>(months_between * intention::departure_hazard(world, step, i) *
                                                 departure::unsafe_share(world, step, i));
            }
        });
    if (month == 11) finish(step);
}

void Recorder::finish(const Step& step) {
    // Hazards are not negative, so their bits sort as they do; equals by keyed noise.
    std::vector<std::pair<std::uint64_t, PersonIndex>> ranked;
    ranked.reserve(on_list_.size());
    for (const PersonIndex i : on_list_) {
        const std::uint32_t noise = step.draws.words(step.roster.person_id(i), Purpose::list_noise, Month{1})[0];
        ranked.emplace_back((std::uint64_t{std::bit_cast<std::uint32_t>(hazard_[i])} << 32) | noise, i);
    }
    std::sort(ranked.begin(), ranked.end());
    RiskList list{january(step.now.year()), std::vector<std::uint16_t>(step.roster.people())};
    for (std::size_t k = 0; k < ranked.size(); ++k)
        list.rank[ranked[k].second] = static_cast<std::uint16_t>(1 + k * 65535 / ranked.size());
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
