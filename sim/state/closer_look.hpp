#pragma once
/// People whom the top bytes of their luck do not rule out (luck.hpp), with their whole draws, made side by side.

#include <span>
#include <vector>

#include "sim/state/draw_batch.hpp"
#include "sim/state/luck.hpp"

namespace savan {

class CloserLook {
public:
    void clear() noexcept { person_.clear(), batch_.clear(); }
    void add(const Roster& roster, PersonIndex i, std::size_t village) {
        person_.push_back(i);
        batch_.add(roster, i, village);
    }
    std::size_t count() const noexcept { return person_.size(); }
    PersonIndex person(std::size_t k) const noexcept { return person_[k]; }
    std::span<const PersonIndex> people() const noexcept { return person_; }

    /// Draws for all that were added; the month is that of the luck.
    void draw(const Draws& draws, const MonthLuck& luck) { batch_.draw(draws, luck.month); }
    /// The k-th person's whole draw on (0, 1).
    double luck(const MonthLuck& luck, PersonWord word, std::size_t k) const noexcept {
        return MonthLuck::whole(luck.top(word)[person_[k]], batch_.word(word, k));
    }

private:
    std::vector<PersonIndex> person_;
    DrawBatch batch_{Purpose::person_month_fine};
};

}  // namespace savan
