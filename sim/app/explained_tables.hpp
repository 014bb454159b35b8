#pragma once
/// The resolved numbers of a scenario as text.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/scenario/load.hpp"

namespace savan::app {

std::string explained_markdown(const scenario::Loaded& loaded);
/// RFC 4180 with a UTF-8 byte order mark.
std::string explained_csv(const scenario::Loaded& loaded);
nlohmann::ordered_json explained_json(const scenario::Loaded& loaded);

}  // namespace savan::app
