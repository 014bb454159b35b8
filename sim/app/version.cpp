#include "sim/app/version.hpp"

#include <fmt/format.h>

#include <CLI/Version.hpp>
#include <boost/version.hpp>
#include <nlohmann/json.hpp>

#include "sim/output/provenance.hpp"

namespace savan::app {

std::map<std::string, std::string> library_versions() {
    return {{"Boost", fmt::format("{}.{}.{}", BOOST_VERSION / 100000, BOOST_VERSION / 100 % 1000,
                                  BOOST_VERSION % 100)},
            {"CLI11", CLI11_VERSION},
            {"fmt", fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
            {"nlohmann-json", fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR,
                                          NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH)}};
}

std::string version_text() {
    const output::Build& build = output::build();
    std::map<std::string, std::string> libraries = library_versions();
    libraries["HDF5"] = output::hdf5_version();
    libraries["OpenSSL"] = output::openssl_version();
    libraries["zlib"] = output::deflate_version();
    std::string text = fmt::format("savan {}\nrevision {}\ncompiler {}\nflags {}\nlibraries", build.version,
                                   build.git_revision, build.compiler, build.flags);
    for (const auto& [name, version] : libraries)
        text += fmt::format(" {} {}{}", name, version, name == libraries.rbegin()->first ? "" : ",");
    return text;
}

}  // namespace savan::app
