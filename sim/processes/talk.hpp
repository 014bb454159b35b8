#pragma once
/// Whom a speaker tells something this month.
///
/// Rule    each tie of a speaker has a uniform draw u of its own; those with u < rate are told. The draws are made in
///         ascending order, as spacings of exponentials, so that for most speakers the first one alone says
///         that nobody is told: -ln(1 - u_(m)) = -ln(1 - u_(m-1)) - ln(1 - v_m) / (n - m + 1), and the m-th told is any of the
///         ties that are left. A higher rate tells the same and more.
/// Draws   person_season (the top byte of v_1), talk
/// Source  order statistics of exponentials: Renyi (1953), Acta Math. Acad. Sci. Hung. 4

#include "sim/state/draw_batch.hpp"
#include "sim/state/world.hpp"

namespace savan::talk {

/// Speakers for whom most is worked out side by side.
class Speakers {
public:
    void clear() noexcept { person_.clear(), rate_.clear(), ties_.clear(), batch_.clear(); }
    /// One more of the village; `rate` is the chance that one tie is told, 0..1; the first `ties` of the speaker's row can be.
    void add(const Roster& roster, PersonIndex i, std::size_t village, float rate, std::uint8_t ties) {
        person_.push_back(i);
        rate_.push_back(rate);
        ties_.push_back(ties);
        batch_.add(roster, i, village);
    }
    std::size_t count() const noexcept { return person_.size(); }

    /// Draws for all that were added, after whom nobody is.
    void draw(const Step& step);

    /// Calls visit(person, position) for every tie that is told: speakers in the order in which they were added, and of each
    /// the ties as ascending positions in the speaker's row.
    template <class Visit>
    void for_each_told(const Step& step, Visit&& visit) {
        for (std::size_t k = 0; k < count(); ++k) {
            if (told_[k] == 1) visit(person_[k], position_[k]);
            if (told_[k] <= 1) continue;
            choose_several(step, k);
            for (const std::uint32_t position : positions_) visit(person_[k], position);
        }
    }

private:
    /// The ties that the k-th speaker tells, who tells more than one.
    void choose_several(const Step& step, std::size_t k);

    std::vector<PersonIndex> person_;
    std::vector<float> rate_;
    std::vector<std::uint8_t> top_, ties_;
    DrawBatch batch_{Purpose::talk};
    std::vector<double> least_, first_, second_;
    std::vector<std::uint8_t> told_;        ///< how many are told: 0, 1, or 2 for more
    std::vector<std::uint32_t> position_;   ///< of the first
    std::vector<std::uint32_t> positions_;  ///< of one speaker
};

}  // namespace savan::talk
