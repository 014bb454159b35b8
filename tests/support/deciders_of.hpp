#pragma once
/// Everybody of a world who could be asked for their intention, as the engine puts them side by side.

#include <vector>

#include "sim/processes/deciders.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan::support {

/// People at home who are old enough, in the order of persons.
inline std::vector<PersonIndex> who_decide(const TinyWorld& tiny) {
    std::vector<PersonIndex> people;
    tiny.for_everyone([&](PersonIndex i) {
        const int age = tiny.roster.age(i, tiny.now);
        if (tiny.world.youth.place[i] == Place::home && age >= intention::first_age && age < 40)
            people.push_back(i);
    });
    return people;
}

/// All villages in their order, and of these people one row for each of the stages, whatever their own.
inline intention::Deciders deciders_of(const TinyWorld& tiny, const std::vector<PersonIndex>& people,
                                       const std::vector<Stage>& stages) {
    intention::Deciders deciders;
    for (std::size_t v = 0; v < tiny.roster.villages(); ++v) deciders.enter(tiny.world, tiny.step(), v);
    for (std::size_t v = 0; v < tiny.roster.villages(); ++v) {
        auto ends = deciders.make_room(people.size());
        for (const PersonIndex i : people)
            if (tiny.roster.village[i] == v)
                for (const Stage stage : stages) *ends[static_cast<std::size_t>(stage)]++ = i;
        deciders.end_village(ends);
    }
    deciders.look(tiny.world, tiny.step());
    return deciders;
}

}  // namespace savan::support
