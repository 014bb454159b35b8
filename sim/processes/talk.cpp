#include "sim/processes/talk.hpp"

#include "sim/processes/talk_kernels.hpp"

namespace savan::talk {

namespace {
/// Words of a talk draw: two of a spacing and two of a choice, in turn.
enum TalkWord : std::size_t { word_spacing, word_choice, word_next_spacing, word_next_choice };
}  // namespace

void Speakers::draw(const Step& step) {
    const std::size_t rows = whole_vectors(count());
    for (auto* column : {&least_, &first_, &second_}) column->resize(rows);
    rate_.resize(rows), ties_.resize(rows), top_.resize(rows), told_.resize(rows), position_.resize(rows);
    for (std::size_t k = 0; k < count(); ++k) top_[k] = step.luck.top(word_talk)[person_[k]];
    batch_.draw(step.draws, step.now, 0, rows);
    talk_kernels::space({rate_.data(), top_.data(), ties_.data(), batch_.words(word_spacing), batch_.words(word_choice),
                         batch_.words(word_next_spacing)},
                        rows, {least_.data(), first_.data(), second_.data(), told_.data(), position_.data()});
}

void Speakers::choose_several(const Step& step, std::size_t k) {
    positions_.clear();
    const std::uint32_t ties = ties_[k];
    double reached = 0;
    Words4 words{};
    for (std::uint32_t told = 0; told < ties; ++told) {
        // The first two draws are there already; the others come two to a Philox call.
        if (told >= 2 && told % 2 == 0)
            words = step.draws.words(step.roster.person_id(person_[k]), Purpose::talk, step.now, told / 2);
        const std::size_t half = told % 2 * word_next_spacing;
        const double u = unit_interval(words[half + word_spacing]);
        // -ln(1 - u) is above u: most who tell two are done here, without the logarithm.
        if (told >= 2 && reached + u / (ties - told) >= least_[k]) return;
        const double spacing = told == 0 ? first_[k] : told == 1 ? second_[k] : -portable::log(1.0 - u);
        reached += spacing / (ties - told);
        if (reached >= least_[k]) return;
        const std::uint32_t choice = told < 2 ? batch_.word(half + word_choice, k) : words[half + word_choice];
        // Any of those that are left: positions are in ascending order to step over.
        auto position = static_cast<std::uint32_t>(unit_interval(choice) * (ties - told));
        std::size_t place = 0;
        for (; place < positions_.size() && positions_[place] <= position; ++place) ++position;
        positions_.push_back(0);
        for (std::size_t behind = positions_.size() - 1; behind > place; --behind) positions_[behind] = positions_[behind - 1];
        positions_[place] = position;
    }
}

}  // namespace savan::talk
