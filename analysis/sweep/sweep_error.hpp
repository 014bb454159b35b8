#pragma once
/// A sweep that cannot be trusted or is not whole, in words: "FILE: problem (why) suggestion".

#include <stdexcept>

namespace savan::sweep {

class SweepError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace savan::sweep
