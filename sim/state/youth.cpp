#include "sim/state/youth.hpp"

namespace savan {

Youth::Youth(std::size_t n)
    : awareness(n), place(n), stage(n), school(n), grade(n), work(n), group(n), group_since(n), group_yield(n),
      history(n), trips(n), speaks_until(n, INT16_MIN), job_gain(n), ties_entered(n), ties_present(n), ties_abroad(n), ties_left_school(n) {}

void Youth::hold_doses(bool dropout_hazards) {
    for (auto* column : {&lesson, &dropout_cut, &fee_cut, &wait_cut}) column->resize(place.size());
    if (dropout_hazards) dropout_hazard.resize(place.size());
}

}  // namespace savan
