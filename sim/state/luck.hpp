#pragma once
/// The luck of one month, drawn once and read by every scenario of a replicate.
///
/// Most people are not moved by most draws: a hazard is small, so nearly every draw says "nothing".
/// The top byte of each draw is enough to know it: if byte / 256 is above the largest probability
/// that the person could face, the whole draw cannot be below the true one. So only top bytes are drawn for
/// everybody, four months and four uses to one Philox call, and the lower 32 bits for the few who
/// need a closer look. This is exact, not an approximation.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/base/blocks.hpp"
#include "sim/base/draws.hpp"
#include "sim/state/roster.hpp"

namespace savan {

/// Months whose top bytes are drawn together.
constexpr int season_months = 4;

/// What a person's draws of a month are for: words of the Purpose::person_season draw, whose four bytes are the
/// season's months, the lowest byte first; and words of the Purpose::person_month_fine draw.
/// Those who are abroad since an earlier month have other uses for them than those at home.
enum PersonWord : std::size_t {
    word_intention, word_schooling, word_work, word_talk, person_words,
    word_return = word_intention, word_onset = word_schooling, word_escape = word_work, word_repatriation = word_talk,
};

class MonthLuck {
public:
    Month month{INT32_MIN};
    /// False, for tests, takes a closer look at everybody, which must change nothing.
    bool pass_over = true;

    /// Top bytes of this month, by person.
    const std::vector<std::uint8_t>& top(PersonWord word) const noexcept { return tops_[word][month_of_season()]; }
    /// Standard normal innovations of income, by household.
    const std::vector<float>& shock() const noexcept { return shocks_[month_of_season()]; }

    /// The largest top byte with which a draw can be below probability p.
    std::uint8_t bound(double p) const noexcept {
        return p >= 1.0 || !pass_over ? 255 : static_cast<std::uint8_t>(p * 256.0);
    }

    /// One person's whole draw on (0, 1), as tests look at it; processes draw for many (closer_look.hpp).
    double draw(const Roster& roster, const Draws& draws, PersonIndex i, PersonWord word) const noexcept {
        const Words4 fine = draws.words(roster.person_id(i), Purpose::person_month_fine, month);
        return whole(top(word)[i], fine[word]);
    }
    [[gnu::always_inline]] static double whole(std::uint32_t top_byte, std::uint32_t fine) noexcept {
        return (static_cast<double>(top_byte) + unit_interval(fine)) * 0x1p-8;
    }

    /// Draws the month for everyone of 6-39 in the roster.
    void draw_month(const Roster& roster, const Draws& draws, Month now, const Executor& executor,
                    std::size_t villages_per_block);

    /// Whether the month's luck is there: it has been drawn together with that of the last one drawn.
    bool holds(Month when) const noexcept { return season_ == season_of(when); }
    /// The first month whose luck is not drawn together with that of `now`.
    static Month next_season(Month now) noexcept { return now + (season_months - now.of_year() % season_months); }

private:
    static int season_of(Month now) noexcept { return (now.index - now.of_year()) / season_months + now.of_year() / season_months; }
    std::size_t month_of_season() const noexcept {
        return static_cast<std::size_t>(month.of_year() % season_months);
    }

    int season_ = INT32_MIN;
    std::array<std::array<std::vector<std::uint8_t>, season_months>, person_words> tops_;
    std::array<std::vector<float>, season_months> shocks_;
};

}  // namespace savan
