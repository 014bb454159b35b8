#pragma once
/// The luck of one month, drawn once and read by every scenario of a replicate.
///
/// Most people are not moved by most draws: a hazard is small, so nearly every draw says "nothing".
/// The top byte of each draw is enough to know it: if byte / 256 is above the largest probability
/// that the person could face, the full draw cannot be below the true one. Only the others are
/// looked at closely, with the full 32-bit draw. This is exact, not an approximation.

#include <cstdint>
#include <vector>

#include "sim/base/blocks.hpp"
#include "sim/base/draws.hpp"
#include "sim/state/roster.hpp"

namespace savan {

/// Words of the Purpose::person_month draw.
enum PersonWord : std::size_t { word_intention, word_schooling, word_work };

/// A tie on which a word could be passed on this month, in either direction.
struct Spark {
    std::uint32_t younger = 0, older = 0;
    double u = 0;               ///< the tie's draw of the month
};

struct MonthLuck {
    Month month{INT32_MIN};
    std::vector<std::uint8_t> intention, schooling, work;  ///< top bytes, by person
    std::vector<float> shock;                              ///< standard normal innovations, by household
    std::vector<std::vector<Spark>> sparks;                ///< by village of the tie's younger end
};

/// The largest top byte with which a draw can be below probability p.
inline std::uint8_t luck_byte(double p) noexcept {
    return p >= 1.0 ? 255 : static_cast<std::uint8_t>(p * 256.0);
}

/// Draws the month for everyone of 6-39 in the roster; ties with a draw below `spark_bound` spark.
void draw_month(const Roster& roster, const Draws& draws, Month now, double spark_bound,
                const Executor& executor, std::size_t villages_per_block, MonthLuck& luck);

}  // namespace savan
