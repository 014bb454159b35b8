#include "sim/processes/awareness.hpp"

#include "sim/base/flags.hpp"
#include "sim/base/reused.hpp"
#include "sim/base/runs.hpp"
#include "sim/processes/awareness_kernels.hpp"
#include "sim/processes/talk.hpp"
#include "sim/state/beside.hpp"

namespace savan::awareness {

namespace {

constexpr float messenger_factor = 2;

/// Working memory of a block.
struct Talk {
    talk::Speakers speakers;
    std::vector<std::uint8_t> flag;
    std::vector<Told> told;  ///< in the order of speakers

    void clear() noexcept { speakers.clear(), told.clear(); }
};

/// Whom the speakers of a block tell what.
void tell(World& world, const Step& step, Talk& talk) {
    const Ties& ties = step.roster.ties;
    const auto depth = static_cast<float>(step.parameters.peer_depth);
    talk.speakers.for_each_told(step, [&](PersonIndex i, std::uint32_t position) {
        const std::uint32_t place = ties.first[i] + position;
        __builtin_prefetch(&ties.neighbours[place]);  // rows are far apart in memory; read below
        talk.told.push_back({i, place, depth * world.youth.awareness[i]});
    });
    for_each_run(talk.told, [&](const Told& news) { return step.roster.village[news.speaker]; },
                 [&](std::size_t v, auto of_village) {
                     world.told[v].assign(of_village.begin(), of_village.end());
                     for (Told& news : world.told[v]) news.who = ties.neighbours[news.who];
                 });
}

/// Part of what people know that is left after a month.
float kept(const Parameters& p) noexcept {
    return static_cast<float>(portable::exp(-0.69314718055994530942 / p.awareness_half_life));
}

void fade_and_learn(Youth& youth, const Parameters& p, PersonIndex from, std::size_t count, bool lessons) noexcept {
    awareness_kernels::fade(&youth.awareness[from], &youth.trips[from], count, kept(p),
                            static_cast<float>(p.returnee_awareness));
    if (lessons) awareness_kernels::learn(&youth.awareness[from], &youth.lesson[from], count);
}

/// Those of some villages who may tell somebody something.
void find_speakers(const World& world, const Step& step, const VillageRun& run, Talk& talk) {
    const Youth& youth = world.youth;
    const PersonIndex from = run.from(world);
    talk.flag.resize(run.rows_to_flag(world, step));
    const auto rate = static_cast<float>(step.parameters.peer_rate);
    const auto now = static_cast<std::int16_t>(step.now.index);
    awareness_kernels::may_speak({&youth.awareness[from], &youth.place[from], &youth.ties_entered[from],
                                  &youth.speaks_until[from], &step.luck.top(word_talk)[from]},
                                 talk.flag.size(), rate, messenger_factor, now, talk.flag.data());
    run.for_each_flagged(world, talk.flag, [&](std::size_t v, PersonIndex i) {
        __builtin_prefetch(&step.roster.ties.first[i]);
        talk.speakers.add(step.roster, i, v, (youth.speaks_until[i] > now ? messenger_factor * rate : rate) * youth.awareness[i],
                     youth.ties_entered[i]);
    });
}

void listen(Youth& youth, const Told& news) noexcept {
    if (youth.place[news.who] == Place::home) youth.awareness[news.who] = std::max(youth.awareness[news.who], news.awareness);
}

void listen_to_all(Youth& youth, const std::vector<std::vector<Told>>& told) noexcept {
    for (const auto& village : told)
        for (const Told& news : village) listen(youth, news);
}

/// What is left of what one person knows.
float faded(float awareness, bool been_abroad, const Parameters& p) noexcept {
    const float left = awareness * kept(p), floor = been_abroad ? static_cast<float>(p.returnee_awareness) : 0.0f;
    return left > floor ? left : floor;
}

/// hear() of a world beside its baseline, in which nobody has listened yet.
void hear_beside(World& world, const Step& step) {
    const World& baseline = *world.beside.baseline;
    const std::vector<std::uint8_t>& speak_here = world.beside.differs;
    const auto village = [&](PersonIndex i) { return step.roster.village[i]; };
    std::vector<Told> here, there;
    for (std::size_t v = 0; v < speak_here.size(); ++v) {
        if (!speak_here[v] || world.told[v] == baseline.told[v]) continue;
        here = world.told[v], there = baseline.told[v];
        beside::for_each_difference(here, there, [&](const Told& news, bool) {
            const Youth& youth = baseline.youth;
            const std::size_t of_listener = village(news.who);
            if (!world.lives_in(of_listener) && youth.place[news.who] == Place::home &&
                news.awareness > youth.awareness[news.who])
                beside::stray(world, of_listener, news.who);
        });
    }
    const auto hear_one = [&](const Told& news) {
        const std::size_t of_listener = village(news.who);
        if (world.lives_in(of_listener)) listen(world.youth, news);
        else if (baseline.youth.place[news.who] == Place::home)
            for (Stray& stray : world.beside.strays[of_listener])
                if (stray.person == news.who) stray.awareness = std::max(stray.awareness, news.awareness);
    };
    for (std::size_t v = 0; v < speak_here.size(); ++v) {
        if (speak_here[v]) std::ranges::for_each(world.told[v], hear_one);
        else if (!world.beside.strays[v].empty()) std::ranges::for_each(baseline.told[v], hear_one);
    }
    for (std::size_t v = 0; v < speak_here.size(); ++v)
        if (speak_here[v] || !world.beside.strays[v].empty())
            for (const Told& news : baseline.told_from_elsewhere[v])
                if (!speak_here[village(news.speaker)]) hear_one(news);
}

}  // namespace

void spread(World& world, const Step& step) noexcept { spread(world, step, world); }

void spread(World& world, const Step& step, const World& others) noexcept {
    speak(world, step);
    listen_to_all(world.youth, others.told);
}

void find_told_elsewhere(World& world, const Roster& roster) {
    world.told_from_elsewhere.resize(world.told.size());
    for (auto& village : world.told_from_elsewhere) village.clear();
    for (std::size_t v = 0; v < world.told.size(); ++v)
        for (const Told& news : world.told[v])
            if (const std::size_t of_listener = roster.village[news.who]; of_listener != v)
                world.told_from_elsewhere[of_listener].push_back(news);
}

void hear(World& world, const Step& step) noexcept {
    if (world.beside.baseline) hear_beside(world, step);
    else listen_to_all(world.youth, world.told);
}

bool may_speak(const World& world, const Step& step, PersonIndex i, float awareness) noexcept {
    const Youth& youth = world.youth;
    if (youth.place[i] != Place::home) return false;
    // With a little room for rounding.
    const double often = youth.speaks_until[i] > step.now.index ? messenger_factor : 1.0f;
    const double rate = 1.001 * often * step.parameters.peer_rate * std::max(awareness, youth.awareness[i]);
    return step.luck.top(word_talk)[i] <= 256.0 * rate * youth.ties_entered[i];
}

void speak(World& world, const Step& step) noexcept {
    // Everyone speaks from what they know when all have faded and learnt; what they hear takes effect when all have
    // spoken. Speaking changes nothing, so a village is done with both while it is at hand.
    world.told.resize(step.roster.villages());
    for (std::size_t v = 0; v < world.beside.strays.size(); ++v)
        for (Stray& stray : world.beside.strays[v])
            stray.awareness =
                faded(stray.awareness, world.beside.baseline->youth.trips[stray.person] > 0, step.parameters);
    for_each_block(step.executor, step.blocks(), [&](std::size_t block) {
        auto& talk = reused<Talk>();
        const auto ask = [&](std::size_t v) {
            const Youth& youth = world.youth;
            prefetch_people(world, v, youth.awareness, youth.trips, youth.place, youth.ties_entered, youth.speaks_until,
                            step.luck.top(word_talk), step.roster.local_id);
        };
        for_village_runs_of(world, step, block, ask, [&](const VillageRun& run) {
            for (std::size_t v = run.first; v < run.end; ++v) world.told[v].clear();
            const PersonIndex from = run.from(world);
            fade_and_learn(world.youth, step.parameters, from, run.to(world) - from, world.doses_given);
            find_speakers(world, step, run, talk);
        });
        talk.speakers.draw(step);
        tell(world, step, talk);
    });
}

}  // namespace savan::awareness
