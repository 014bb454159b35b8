#pragma once
/// SHA-256 (FIPS 180-4), by OpenSSL.

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace savan::output {

class Sha256 {
public:
    Sha256();
    void add(std::span<const char> bytes);
    /// The digest of everything added; nothing may be added afterwards.
    std::array<unsigned char, 32> bytes();
    /// The same in 64 hexadecimal digits.
    std::string hex();

private:
    struct Free {
        void operator()(void* context) const noexcept;
    };
    std::unique_ptr<void, Free> context_;
};

/// SHA-256 of a text in 64 hexadecimal digits.
std::string sha256(std::string_view text);

/// The same in base64, as web pages name what they allow to run: "sha256-...".
std::string sha256_source(std::string_view text);

}  // namespace savan::output
