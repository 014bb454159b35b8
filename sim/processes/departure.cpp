#include "sim/processes/departure.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "sim/base/reused.hpp"
#include "sim/base/runs.hpp"
#include "sim/parameters/destinations.hpp"
#include "sim/processes/departure_costs.hpp"
#include "sim/processes/departure_kernels.hpp"
#include "sim/processes/intention.hpp"
#include "sim/state/draw_batch.hpp"

namespace savan::departure {

namespace {

constexpr double lost_when_stopped = 0.5;

double stop_chance(const World& world, const Step& step, PersonIndex i, Channel channel) noexcept {
    if (channel == Channel::legal) return 0;
    const double chance = step.parameters.apprehension_irregular +
                          world.districts.apprehension_gain[step.roster.district[step.roster.village[i]]];
    return channel == Channel::alone ? chance : chance / 3;
}

/// Takes the cost from the household's assets and returns what is missing.
double pay(World& world, const Step& step, PersonIndex i, double cost) noexcept {
    float& assets = world.households.assets[step.roster.household[i]];
    const double from_assets = std::min<double>(assets, cost);
    assets -= static_cast<float>(from_assets);
    return cost - from_assets;
}

/// Those of a block who leave. Entry k of a column is the k-th person's; of columns for several channels or sectors
/// entry c * rows + k. Entries that pad a column mean nothing.
struct Leavers {
    DrawBatch luck{Purpose::channel};
    std::size_t rows = 0;                       ///< of a column, padded as draws are
    std::vector<double> money;                  ///< US$, at least one
    std::vector<double> cost, utility;          ///< by channel: US$; without luck
    std::vector<double> haste;                  ///< what a shorter wait adds to the legal channel
    std::vector<double> best;
    std::vector<std::int64_t> channel, sector;  ///< chosen
    std::vector<double> offer;                  ///< wage relative to what the sector pays
    std::vector<Sojourn> arriving;              ///< those who are not stopped

    void clear() noexcept { luck.clear(), arriving.clear(); }
};

/// Costs and utilities of everybody's channels.
void find_options(const World& world, const Districts& districts, const Step& step, std::span<const PersonIndex> leaving,
                  Leavers& found) {
    const Parameters& p = step.parameters;
    const std::size_t count = leaving.size(), rows = found.rows = DrawBatch::padded(count);
    found.money.assign(rows, 1.0), found.haste.resize(rows);
    found.cost.resize(channel_count * rows), found.utility.resize(channel_count * rows);
    std::optional<VillageOptions> village;
    for (std::size_t k = 0; k < count; ++k) {
        const PersonIndex i = leaving[k];
        const std::size_t v = step.roster.village[i];
        if (k == 0 || v != step.roster.village[leaving[k - 1]]) village.emplace(world, districts, step, v);
        const double money = std::max(1.0, intention::money_at_hand(world, step, i)), a = world.youth.awareness[i];
        found.money[k] = money;
        for (std::size_t c = 0; c < channel_count; ++c) {
            found.cost[c * rows + k] = village->cost[c];
            found.utility[c * rows + k] = village->utility[c] - village->caution[c] * a;
        }
        found.cost[k] -= p.cost_legal * dose_of(world.youth.fee_cut, i);
        found.haste[k] = p.channel_wait_weight * village->wait * dose_of(world.youth.wait_cut, i);
        const bool may_choose_legal = world.calendar.legal_open && step.roster.age(i, step.now) >= adult_age &&
                                      money >= p.funds_needed * found.cost[k];
        if (!may_choose_legal) found.utility[k] = -HUGE_VAL;
    }
    for (std::size_t c = 0; c < channel_count; ++c)
        departure_kernels::take_costs(found.cost.data() + c * rows, found.money.data(), rows, p.channel_cost_weight,
                                      found.utility.data() + c * rows);
    for (std::size_t k = 0; k < count; ++k) found.utility[k] += found.haste[k];
}

/// First words of this month's draws of all who leave.
const std::uint32_t* draw(const Step& step, Purpose purpose, Leavers& leavers, std::uint32_t slot = 0) {
    leavers.luck.turn_to(purpose);
    leavers.luck.draw(step.draws, step.now, slot);
    return leavers.luck.words(0);
}

/// By the offers of those districts.
void choose_channels(const World& world, const Districts& districts, const Step& step, std::span<const PersonIndex> leaving,
                     Leavers& leavers) {
    find_options(world, districts, step, leaving, leavers);
    leavers.best.assign(leavers.rows, -HUGE_VAL);
    leavers.channel.assign(leavers.rows, 0);
    departure_kernels::choose_of_four(draw(step, Purpose::channel, leavers), leavers.utility.data(), 0, leavers.rows,
                                      leavers.best.data(), leavers.channel.data());
}

void choose_sectors(const Step& step, std::span<const PersonIndex> leaving, Leavers& leavers) {
    const std::size_t rows = leavers.rows;
    leavers.best.assign(rows, -HUGE_VAL);
    leavers.sector.assign(rows, 0);
    static_assert(sector_count == 8, "as many as two draws have words");
    for (const std::uint32_t slot : {0u, 1u}) {
        for (std::size_t k = 0; k < leaving.size(); ++k) {
            const bool minor = step.roster.age(leaving[k], step.now) < adult_age;
            const auto& log_weight = step.tables.sector_log_weight[step.roster.male[leaving[k]]][minor];
            for (std::size_t s = 0; s < 4; ++s) leavers.utility[s * rows + k] = log_weight[4 * slot + s];
        }
        departure_kernels::choose_of_four(draw(step, Purpose::sector, leavers, slot), leavers.utility.data(), 4 * slot,
                                          rows, leavers.best.data(), leavers.sector.data());
    }
}

/// Wages depend on the channels, which must be chosen.
void make_offers(const Step& step, Leavers& leavers) {
    std::vector<double>& bonus = leavers.best;
    for (std::size_t k = 0; k < leavers.rows; ++k)
        bonus[k] = static_cast<Channel>(leavers.channel[k]) == Channel::legal ? step.parameters.wage_legal : 0.0;
    leavers.offer.resize(leavers.rows);
    departure_kernels::offers(draw(step, Purpose::wage_offer, leavers), bonus.data(), leavers.rows, step.parameters.wage_spread,
                              leavers.offer.data());
}

Sojourn arrive(World& world, const Step& step, PersonIndex i, Channel channel, double debt, std::size_t sector,
               double offer) noexcept {
    Youth& youth = world.youth;
    youth.trips[i] += youth.trips[i] < 255;
    youth.stage[i] = Stage::none;
    leave_group(youth, i);
    youth.work[i] = Work::farm;
    return {.person = i,
            .wage = static_cast<float>(world.calendar.wage * sectors[sector].wage_ratio * offer),
            .debt = static_cast<float>(debt),
            .moved = static_cast<std::int16_t>(step.now.index),
            .channel = channel,
            .sector = static_cast<std::uint8_t>(sector)};
}

}  // namespace

VillageOptions::VillageOptions(const World& world, const Districts& districts, const Step& step, std::size_t v) noexcept {
    const Parameters& p = step.parameters;
    wait = p.wait_legal * (1.0 - districts.wait_cut[step.roster.district[v]]);
    utility = {p.channel_legal - p.channel_wait_weight * wait,
               p.channel_network + p.channel_network_pull * world.villages.experience[v], p.channel_alone,
               p.channel_broker + p.channel_broker_pull * world.villages.broker[v]};
    caution = {0, p.channel_risk_weight * p.risk_network, p.channel_risk_weight * p.risk_alone,
               p.channel_risk_weight * p.risk_broker};
    for (std::size_t c = 0; c < channel_count; ++c)
        cost[c] = trip_cost(p, static_cast<Channel>(c), step.roster.km_to_crossing[v]);
}

bool wait_cut_matters(const World& world, const Step& step, std::size_t v) noexcept {
    if (world.districts.wait_cut[step.roster.district[v]] == 0 || !world.calendar.legal_open) return false;
    const World& baseline = world.at(v);
    const double least_money = step.parameters.funds_needed * VillageOptions(baseline, step, v).cost[0];
    const std::uint8_t luck_of_leaving = intention::largest_luck_of_leaving(baseline, step);
    std::vector<PersonIndex> leaving;  // those who could, and have the money for the legal channel
    auto& leavers = reused<Leavers>();
    for (PersonIndex i = baseline.villages.from[v]; i < baseline.villages.to[v]; ++i)
        if (baseline.youth.stage[i] == Stage::planning && baseline.youth.place[i] == Place::home &&
            step.luck.top(word_intention)[i] <= luck_of_leaving &&
            step.roster.age(i, step.now) >= adult_age &&
            std::max(1.0, intention::money_at_hand(baseline, step, i)) >= least_money) {
            leaving.push_back(i);
            leavers.luck.add(step.roster, i, v);
        }
    if (leaving.empty()) return false;
    choose_channels(baseline, baseline.districts, step, leaving, leavers);
    const std::vector<std::int64_t> without = leavers.channel;
    choose_channels(baseline, world.districts, step, leaving, leavers);
    return !std::equal(without.begin(), without.begin() + static_cast<std::ptrdiff_t>(leaving.size()), leavers.channel.begin());
}

std::array<double, 4> channel_utilities(const World& world, const Step& step, PersonIndex i) noexcept {
    Leavers one;
    find_options(world, world.districts, step, {&i, 1}, one);
    return {one.utility[0], one.utility[one.rows], one.utility[2 * one.rows], one.utility[3 * one.rows]};
}

void leave(World& world, const Step& step, std::size_t block) noexcept {
    Youth& youth = world.youth;
    // Everybody chooses before anybody pays: members of a household share its assets.
    const std::vector<PersonIndex>& leaving = world.leaving[block];
    auto& leavers = reused<Leavers>();
    for (const PersonIndex i : leaving) {
        leavers.luck.add(step.roster, i);
        for (const auto* doses : {&youth.fee_cut, &youth.wait_cut})  // columns that few others look at
            if (!doses->empty()) __builtin_prefetch(&(*doses)[i]);
    }
    choose_channels(world, world.districts, step, leaving, leavers);
    choose_sectors(step, leaving, leavers);
    make_offers(step, leavers);
    const std::uint32_t* stop_luck = draw(step, Purpose::apprehension, leavers);
    Events::value_type& events = world.events[block];
    for (std::size_t k = 0; k < leaving.size(); ++k) {
        const PersonIndex i = leaving[k];
        const auto channel = static_cast<Channel>(leavers.channel[k]);
        const double cost = leavers.cost[static_cast<std::size_t>(channel) * leavers.rows + k];
        if (unit_interval(stop_luck[k]) < stop_chance(world, step, i, channel)) {
            pay(world, step, i, cost * lost_when_stopped);  // what is missing is the lender's loss
            youth.stage[i] = Stage::considering;  // which counts as leaving did
            events.push_back({i, Happening::apprehended});
            continue;
        }
        const double debt = pay(world, step, i, cost);
        census::replace(world, step.roster, step.now, i, census::at_home(youth, i, step.now.index - step.roster.birth[i]),
                        census::abroad(Condition::free));
        if (youth.school[i] == School::enrolled) {
            youth.school[i] = School::left;
            tell_ties_later(world, block, step.roster, {i, TieCount::left_school, +1});
            events.push_back({i, Happening::dropped_out});
        }
        leavers.arriving.push_back(arrive(world, step, i, channel, debt, static_cast<std::size_t>(leavers.sector[k]),
                                          leavers.offer[k]));
        tell_ties_later(world, block, step.roster, {i, TieCount::abroad, +1});
        events.push_back({i, Happening::departed, static_cast<std::int32_t>(channel), youth.ties_abroad[i] > 0});
    }
    for_each_run(leavers.arriving, [&](const Sojourn& stay) { return step.roster.village[stay.person]; },
                 [&](std::size_t v, auto beginning) { go_abroad(world, v, beginning); });
}

}  // namespace savan::departure
