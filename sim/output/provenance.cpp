#include "sim/output/provenance.hpp"

#include <fmt/chrono.h>
#include <openssl/crypto.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <chrono>
#include <ctime>

#include "savan_build.hpp"
#include "sim/output/hdf5_handle.hpp"

namespace savan::output {

const Build& build() noexcept {
    static constexpr Build values = {
        .version = SAVAN_VERSION,
        .git_revision = SAVAN_GIT_REVISION,
#ifdef __clang__
        .compiler = "clang " __clang_version__,
#else
        .compiler = "g++ " __VERSION__,
#endif
        .flags = SAVAN_FLAGS,
    };
    return values;
}

std::string hdf5_version() {
    unsigned major = 0, minor = 0, release = 0;
    H5get_libversion(&major, &minor, &release);
    return fmt::format("{}.{}.{}", major, minor, release);
}

std::string openssl_version() { return OpenSSL_version(OPENSSL_VERSION_STRING); }

std::string deflate_version() { return zlibVersion(); }

std::string host_name() {
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "unknown";
    return name.data();
}

std::string utc_now() {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

}  // namespace savan::output
