#include "sim/processes/awareness.hpp"

namespace savan::awareness {

namespace {

constexpr double messenger_factor = 2;

void fade(float* __restrict awareness, const std::uint8_t* __restrict trips, std::size_t count, float kept,
          float returnee) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        const float faded = awareness[i] * kept;
        const float floor = trips[i] ? returnee : 0.0f;
        awareness[i] = faded > floor ? faded : floor;
    }
}

/// Rises in both arguments and leaves those without a lesson as they are, to the last bit.
void learn(float* __restrict awareness, const float* __restrict lesson, std::size_t count) noexcept {
    for (std::size_t i = 0; i < count; ++i) {
        const float taught = 1.0f - (1.0f - awareness[i]) * (1.0f - lesson[i]);
        awareness[i] = lesson[i] > 0.0f && taught > awareness[i] ? taught : awareness[i];
    }
}

void tell(const World& world, const Step& step, const Spark& spark, PersonIndex speaker, PersonIndex listener,
          std::vector<Told>& told) noexcept {
    const Youth& youth = world.youth;
    if (youth.place[speaker] != Place::home) return;
    const float passed = static_cast<float>(step.parameters.peer_depth) * youth.awareness[speaker];
    const double often = step.now.index < youth.speaks_until[speaker] ? messenger_factor : 1.0;
    if (spark.u < often * step.parameters.peer_rate * youth.awareness[speaker]) told.push_back({listener, passed});
}

}  // namespace

double spark_bound(const Parameters& parameters) noexcept { return messenger_factor * parameters.peer_rate; }

void spread(World& world, const Step& step) noexcept { spread(world, step, world); }

void spread(World& world, const Step& step, const World& speakers) noexcept {
    Youth& youth = world.youth;
    const auto kept = static_cast<float>(portable::exp(-0.69314718055994530942 / step.parameters.awareness_half_life));
    const auto returnee = static_cast<float>(step.parameters.returnee_awareness);
    for_each_village(step, [&](std::size_t, std::size_t v) {
        const PersonIndex from = world.villages.from[v];
        const std::size_t count = world.villages.to[v] - from;
        fade(youth.awareness.data() + from, youth.trips.data() + from, count, kept, returnee);
        if (world.doses_given) learn(youth.awareness.data() + from, youth.lesson.data() + from, count);
    });
    // Everyone speaks from what they know now; what they hear takes effect when all have spoken.
    world.told.resize(step.blocks());
    for (auto& block : world.told) block.clear();
    for_each_village(step, [&](std::size_t block, std::size_t v) {
        for (const Spark& spark : step.luck.sparks[v]) {
            tell(world, step, spark, spark.younger, spark.older, world.told[block]);
            tell(world, step, spark, spark.older, spark.younger, world.told[block]);
        }
    });
    for (const auto& block : speakers.told)
        for (const Told& news : block)
            if (youth.place[news.listener] == Place::home)
                youth.awareness[news.listener] = std::max(youth.awareness[news.listener], news.awareness);
}

}  // namespace savan::awareness
