#include "sim/processes/awareness.hpp"

#include "sim/base/flags.hpp"
#include "sim/base/reused.hpp"
#include "sim/processes/awareness_kernels.hpp"
#include "sim/processes/talk.hpp"

namespace savan::awareness {

namespace {

constexpr float messenger_factor = 2;

/// Whom the speakers tell what.
void speak(const World& world, const Step& step, const talk::Speakers& speakers, std::vector<Told>& told) {
    const Ties& ties = step.roster.ties;
    const auto depth = static_cast<float>(step.parameters.peer_depth);
    std::vector<std::uint32_t> positions;
    for (std::size_t k = 0; k < speakers.count(); ++k) {
        const PersonIndex i = speakers.person(k);
        speakers.choose(step, k, positions);
        for (const std::uint32_t position : positions) {
            told.push_back({ties.first[i] + position, depth * world.youth.awareness[i]});
            __builtin_prefetch(&ties.neighbours[told.back().who]);  // rows are far apart in memory; read below
        }
    }
    for (Told& news : told) news.who = ties.neighbours[news.who];
}

void fade_and_learn(Youth& youth, const Parameters& p, PersonIndex from, std::size_t count, bool lessons) noexcept {
    const auto kept = static_cast<float>(portable::exp(-0.69314718055994530942 / p.awareness_half_life));
    awareness_kernels::fade(&youth.awareness[from], &youth.trips[from], count, kept,
                            static_cast<float>(p.returnee_awareness));
    if (lessons) awareness_kernels::learn(&youth.awareness[from], &youth.lesson[from], count);
}

/// Those of a village who may tell somebody something.
void find_speakers(const World& world, const Step& step, std::size_t v, std::vector<std::uint8_t>& flag,
                   talk::Speakers& speakers) {
    const Youth& youth = world.youth;
    const PersonIndex from = world.villages.from[v];
    const std::size_t count = world.villages.to[v] - from;
    flag.resize(rows_to_flag(count, step.rows_of_block(v, from)));
    const auto rate = static_cast<float>(step.parameters.peer_rate);
    const auto now = static_cast<std::int16_t>(step.now.index);
    awareness_kernels::may_speak({&youth.awareness[from], &youth.place[from], &youth.ties_entered[from],
                                  &youth.speaks_until[from], &step.luck.top(word_talk)[from]},
                                 flag.size(), rate, messenger_factor, now, flag.data());
    for_each_flagged(flag.data(), count, [&](std::size_t k) {
        const PersonIndex i = from + static_cast<PersonIndex>(k);
        speakers.add(step.roster, i, v, (youth.speaks_until[i] > now ? messenger_factor * rate : rate) * youth.awareness[i],
                     youth.ties_entered[i]);
    });
}

}  // namespace

void spread(World& world, const Step& step) noexcept { spread(world, step, world); }

void spread(World& world, const Step& step, const World& others) noexcept {
    Youth& youth = world.youth;
    // Everyone speaks from what they know when all have faded and learnt; what they hear takes effect when all have
    // spoken. Speaking changes nothing, so a village is done with both while it is at hand.
    world.told.resize(step.blocks());
    for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
        auto& speakers = reused<talk::Speakers>();
        std::vector<std::uint8_t> flag;
        world.told[block].clear();
        step.for_villages_of(block, [&](std::size_t v) {
            const PersonIndex from = world.villages.from[v];
            fade_and_learn(youth, step.parameters, from, world.villages.to[v] - from, world.doses_given);
            find_speakers(world, step, v, flag, speakers);
        });
        speakers.draw(step);
        speak(world, step, speakers, world.told[block]);
    });
    for (const auto& block : others.told)
        for (const Told& news : block)
            if (youth.place[news.who] == Place::home)
                youth.awareness[news.who] = std::max(youth.awareness[news.who], news.awareness);
}

}  // namespace savan::awareness
