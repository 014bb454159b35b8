#pragma once
/// People whose stage may change this month: what decides about them is gathered column by column, so that
/// one person's rows need not be there before the next one's are asked for, and worked out side by side. The
/// rule stands in intention.hpp.

#include <array>
#include <span>
#include <vector>

#include "sim/processes/intention.hpp"
#include "sim/processes/intention_kernels.hpp"
#include "sim/state/draw_batch.hpp"

namespace savan::intention {

class Deciders {
public:
    void clear() noexcept {
        villages_.clear(), terms_.clear();
        for (List& list : added_) list.count = 0, list.end.clear();
    }
    /// One more village of which people are to be added.
    void enter(const World& world, const Step& step, std::size_t village) {
        villages_.push_back(village);
        terms_.emplace_back(world, step, village);
    }
    /// Terms of the villages, in the order in which they were entered: that of their places.
    std::span<const VillageTerms> terms() const noexcept { return terms_; }

    /// People are added village by village, in the same order: each is written at the end of their stage's,
    /// which then goes on.
    using Ends = std::array<PersonIndex*, 4>;
    /// The ends before the next village, of whom there are up to so many people.
    Ends make_room(std::size_t people);
    void end_village(const Ends& ends);

    /// Gathers what decides about all who were added. From now on each has a row, those of one stage in their
    /// order.
    void look(const World& world, const Step& step);
    /// Rows of those in that stage: the first and the one behind the last.
    struct Rows {
        std::size_t first, end;
    };
    Rows rows(Stage stage) const noexcept {
        const auto s = static_cast<std::size_t>(stage);
        return {first_[s], first_[s] + added_[s].count};
    }
    PersonIndex person(std::size_t row) const noexcept { return person_[row]; }
    /// Takes the person of that row to have another outlook than in the world that was looked at.
    void see(std::size_t row, const Outlook& outlook) noexcept {
        if (row < awareness_.size()) awareness_[row] = outlook.awareness;  // it is nothing to those who plan
        ties_abroad_[row] = outlook.ties_abroad;
    }

    /// Hazards of the ways out of everybody's stage: to the next one, and back to the one before, 0 where
    /// there is none.
    void find_hazards(const World& world, const Step& step);
    double onward(std::size_t row) const noexcept { return onward_[row]; }
    double back(std::size_t row) const noexcept { return back_[row]; }

    /// Finds the hazards and the stages in which this month's luck leaves people.
    void decide(const World& world, const Step& step);
    /// The stage of someone of that row, who was in the stage `now`.
    Stage next(std::size_t row, Stage now) const noexcept {
        // Stage lists them in their order.
        return static_cast<Stage>(static_cast<int>(now) + (exit_[row] == 1) - (exit_[row] == 2));
    }
    /// Calls visit(person, now, next) for everybody who is of another stage then, those of one stage in their
    /// order.
    template <class Visit>
    void for_each_mover(Visit&& visit) {
        for (std::size_t s = 0; s < deciding; ++s) {
            list_some(first_[s], first_[s] + added_[s].count,
                      [&](std::size_t row) { return exit_[row] != 0; });
            const auto now = static_cast<Stage>(s);
            for (const std::uint32_t row : some_) visit(person_[row], now, next(row, now));
        }
    }

private:
    static constexpr std::size_t deciding = 3;  // stages before leaving
    /// Gives everybody a row. Kernels work on whole vectors: behind the rows of a stage its last person is
    /// repeated, for nobody to read.
    void line_up();
    /// Lists those rows from .. end - 1 that are wanted, without a branch for the processor to guess.
    template <class Wanted>
    void list_some(std::size_t from, std::size_t end, Wanted&& wanted) {
        some_.resize(end - from + 1);
        std::size_t count = 0;
        for (std::size_t row = from; row < end; ++row) {
            some_[count] = static_cast<std::uint32_t>(row);
            count += wanted(row);
        }
        some_.resize(count);
    }
    void draw_for_some(const Step& step, Purpose purpose);

    struct List {
        std::vector<PersonIndex> person;  // the first `count` of them
        std::size_t count = 0;
        std::vector<std::size_t> end;  // by place of the village: the count behind its last person
    };
    std::array<List, deciding + 1> added_;  // by stage; who leaves has decided
    std::vector<std::size_t> villages_;
    std::vector<VillageTerms> terms_;

    std::array<std::size_t, deciding + 1> first_{};  // rows of stage s begin at [s]
    std::vector<PersonIndex> person_;
    std::vector<HouseholdIndex> household_;
    std::vector<std::uint32_t> place_, trait_, top_, exit_, open_;
    std::vector<std::int32_t> ties_abroad_, ties_present_;
    std::vector<float> awareness_, money_, income_;
    std::vector<double> log_age_, onward_, back_, first_share_, any_share_;
    std::vector<std::uint32_t> some_;  // rows
    DrawBatch draws_of_some_{Purpose::funding};
};

}  // namespace savan::intention
