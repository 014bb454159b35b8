#include "sim/processes/departure.hpp"

#include <algorithm>

#include "sim/parameters/destinations.hpp"
#include "sim/processes/departure_costs.hpp"
#include "sim/processes/departure_kernels.hpp"
#include "sim/processes/intention.hpp"
#include "sim/state/draw_batch.hpp"

namespace savan::departure {

namespace {

constexpr double lost_when_stopped = 0.5;

double cost_to(const World& world, const Step& step, PersonIndex i, Channel channel) noexcept {
    const double km = step.roster.km_to_crossing[step.roster.village[i]];
    const double cost = trip_cost(step.parameters, channel, km);
    return channel == Channel::legal ? cost - step.parameters.cost_legal * dose_of(world.youth.fee_cut, i) : cost;
}

bool can_go_legally(const World& world, const Step& step, PersonIndex i, double money) noexcept {
    return world.calendar.legal_open && step.roster.age(i, step.now) >= adult_age &&
           money >= step.parameters.funds_needed * cost_to(world, step, i, Channel::legal);
}

double stop_chance(const World& world, const Step& step, PersonIndex i, Channel channel) noexcept {
    if (channel == Channel::legal) return 0;
    const double chance = step.parameters.apprehension_irregular +
                          world.districts.apprehension_gain[step.roster.district[step.roster.village[i]]];
    return channel == Channel::alone ? chance : chance / 3;
}

/// Luck of those who leave, made side by side.
class LeavingLuck {
public:
    LeavingLuck(const Step& step, const std::vector<PersonIndex>& leaving)
        : count_(leaving.size()), channel_(4 * count_), sector_(sector_count * count_), apprehension_(count_), wage_(count_) {
        using namespace departure_kernels;
        gumbels(draw(step, leaving, Purpose::channel).words(0), 4 * count_, channel_.data());
        static_assert(sector_count == 8, "as many as two draws have words");
        for (std::uint32_t slot = 0; slot < 2; ++slot)
            gumbels(draw(step, leaving, Purpose::sector, slot).words(0), 4 * count_, sector_.data() + 4 * slot * count_);
        normals(draw(step, leaving, Purpose::wage_offer).words(0), count_, wage_.data());
        const DrawBatch stops = draw(step, leaving, Purpose::apprehension);
        for (std::size_t k = 0; k < count_; ++k) apprehension_[k] = unit_interval(stops.word(0, k));
    }

    double channel(std::size_t c, std::size_t k) const noexcept { return channel_[c * count_ + k]; }  ///< standard Gumbel
    double sector(std::size_t s, std::size_t k) const noexcept { return sector_[s * count_ + k]; }    ///< standard Gumbel
    double apprehension(std::size_t k) const noexcept { return apprehension_[k]; }                    ///< uniform
    double wage(std::size_t k) const noexcept { return wage_[k]; }                                    ///< standard normal

private:
    static DrawBatch draw(const Step& step, const std::vector<PersonIndex>& leaving, Purpose purpose,
                          std::uint32_t slot = 0) {
        DrawBatch batch{purpose};
        for (const PersonIndex i : leaving) batch.add(step.roster, i);
        batch.draw(step.draws, step.now, slot);
        return batch;
    }

    std::size_t count_;
    std::vector<double> channel_, sector_, apprehension_, wage_;
};

std::size_t choose_sector(const Step& step, PersonIndex i, bool minor, const LeavingLuck& luck, std::size_t k) noexcept {
    const auto& log_weight = step.tables.sector_log_weight[step.roster.male[i]][minor];
    std::array<double, sector_count> utility;
    for (std::size_t s = 0; s < sector_count; ++s) utility[s] = log_weight[s] + luck.sector(s, k);
    return static_cast<std::size_t>(std::ranges::max_element(utility) - utility.begin());
}

/// Takes the cost from the household's assets and returns what is missing.
double pay(World& world, const Step& step, PersonIndex i, double cost) noexcept {
    float& assets = world.households.assets[step.roster.household[i]];
    const double from_assets = std::min<double>(assets, cost);
    assets -= static_cast<float>(from_assets);
    return cost - from_assets;
}

struct Decision {
    PersonIndex person;
    Channel channel;
    double cost;
    bool stopped;
};

Decision choose(const World& world, const Step& step, PersonIndex i, const LeavingLuck& luck, std::size_t k) noexcept {
    const auto utilities = channel_utilities(world, step, i);
    std::size_t chosen = 0;
    double best = -HUGE_VAL;
    for (std::size_t c = 0; c < utilities.size(); ++c) {
        const double utility = utilities[c] + luck.channel(c, k);
        if (utility > best) best = utility, chosen = c;
    }
    const auto channel = static_cast<Channel>(chosen);
    const bool stopped = luck.apprehension(k) < stop_chance(world, step, i, channel);
    return {i, channel, cost_to(world, step, i, channel), stopped};
}

void arrive(World& world, const Step& step, const Decision& decision, double debt, const LeavingLuck& luck, std::size_t k) {
    const Parameters& p = step.parameters;
    Youth& youth = world.youth;
    const PersonIndex i = decision.person;
    const std::size_t sector = choose_sector(step, i, step.roster.age(i, step.now) < adult_age, luck, k);
    youth.trips[i] += youth.trips[i] < 255;
    youth.stage[i] = Stage::none;
    youth.group[i] = Group::none;
    youth.work[i] = Work::farm;
    const double wage =
        world.calendar.wage * sectors[sector].wage_ratio *
        portable::exp(p.wage_spread * luck.wage(k) +
                      (decision.channel == Channel::legal ? p.wage_legal : 0.0));
    go_abroad(world, step.roster, {.person = i,
                                   .wage = static_cast<float>(wage),
                                   .debt = static_cast<float>(debt),
                                   .moved = static_cast<std::int16_t>(step.now.index),
                                   .channel = decision.channel,
                                   .sector = static_cast<std::uint8_t>(sector)});
}

}  // namespace

VillageOptions::VillageOptions(const World& world, const Step& step, std::size_t v) noexcept {
    const Parameters& p = step.parameters;
    wait = p.wait_legal * (1.0 - world.districts.wait_cut[step.roster.district[v]]);
    utility = {p.channel_legal - p.channel_wait_weight * wait,
               p.channel_network + p.channel_network_pull * world.villages.experience[v], p.channel_alone,
               p.channel_broker + p.channel_broker_pull * world.villages.broker[v]};
    caution = {0, p.channel_risk_weight * p.risk_network, p.channel_risk_weight * p.risk_alone,
               p.channel_risk_weight * p.risk_broker};
    for (std::size_t c = 0; c < channel_count; ++c)
        cost[c] = trip_cost(p, static_cast<Channel>(c), step.roster.km_to_crossing[v]);
}

std::array<double, 4> channel_utilities(const World& world, const Step& step, PersonIndex i) noexcept {
    const Parameters& p = step.parameters;
    const VillageOptions village(world, step, step.roster.village[i]);
    const double money = std::max(1.0, intention::money_at_hand(world, step, i)), a = world.youth.awareness[i];
    std::array<double, channel_count> utilities{};
    for (std::size_t c = 0; c < channel_count; ++c)
        utilities[c] = village.utility[c] - village.caution[c] * a -
                       p.channel_cost_weight * portable::log(1 + cost_to(world, step, i, static_cast<Channel>(c)) / money);
    utilities[0] += p.channel_wait_weight * village.wait * dose_of(world.youth.wait_cut, i);
    if (!can_go_legally(world, step, i, money)) utilities[0] = -HUGE_VAL;
    return utilities;
}

void leave(World& world, const Step& step, std::size_t block) noexcept {
    Youth& youth = world.youth;
    // Everybody chooses before anybody pays: members of a household share its assets.
    const std::vector<PersonIndex>& leaving = world.leaving[block];
    const LeavingLuck luck(step, leaving);
    std::vector<Decision> decisions;
    for (std::size_t k = 0; k < leaving.size(); ++k) decisions.push_back(choose(world, step, leaving[k], luck, k));
    Events::value_type& events = world.events[block];
    for (std::size_t k = 0; k < decisions.size(); ++k) {
        const Decision& decision = decisions[k];
        const PersonIndex i = decision.person;
        const census::Change change(world, step.roster, step.now, i);
        if (decision.stopped) {
            pay(world, step, i, decision.cost * lost_when_stopped);  // what is missing is the lender's loss
            youth.stage[i] = Stage::considering;
            events.push_back({i, Happening::apprehended});
            continue;
        }
        const double debt = pay(world, step, i, decision.cost);
        if (youth.school[i] == School::enrolled) {
            youth.school[i] = School::left;
            tell_ties_later(world, block, step.roster, {i, TieCount::left_school, +1});
            events.push_back({i, Happening::dropped_out});
        }
        arrive(world, step, decision, debt, luck, k);
        tell_ties_later(world, block, step.roster, {i, TieCount::abroad, +1});
        events.push_back({i, Happening::departed, static_cast<std::int32_t>(decision.channel), youth.ties_abroad[i] > 0});
    }
}

}  // namespace savan::departure
