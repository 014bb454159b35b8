#pragma once
/// What happens to people within a month, for whoever counts. Processes and interventions write the
/// list, measures read it; the order has no meaning.

#include <cstdint>
#include <vector>

namespace savan {

enum class Happening : std::uint8_t {
    dropped_out, completed_school, departed, apprehended, exploited, trafficked, returned, reached,
};

struct Event {
    std::uint32_t person = 0;
    Happening what{};
    std::int32_t amount = 0;  ///< departed: channel; returned: months abroad
    bool tie_abroad = false;  ///< departed: someone they have a tie with was in Thailand when they left
};

/// One list per block of villages, so that blocks can be worked on at the same time.
using Events = std::vector<std::vector<Event>>;

}  // namespace savan
