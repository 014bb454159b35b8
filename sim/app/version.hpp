#pragma once
/// What this program is made of.

#include <map>
#include <string>

namespace savan::app {

/// Name to version of the libraries whose versions can be known here.
std::map<std::string, std::string> library_versions();

/// Version, git revision, compiler, flags and libraries, one a line.
std::string version_text();

}  // namespace savan::app
