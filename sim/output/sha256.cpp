#include "sim/output/sha256.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace savan::output {

namespace {

EVP_MD_CTX* as_context(void* context) { return static_cast<EVP_MD_CTX*>(context); }

void require(int success) {
    if (success != 1) throw std::runtime_error("OpenSSL cannot compute SHA-256");
}

}  // namespace

void Sha256::Free::operator()(void* context) const noexcept { EVP_MD_CTX_free(as_context(context)); }

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
    require(context_ ? EVP_DigestInit_ex(as_context(context_.get()), EVP_sha256(), nullptr) : 0);
}

void Sha256::add(std::span<const char> bytes) {
    require(EVP_DigestUpdate(as_context(context_.get()), bytes.data(), bytes.size()));
}

std::array<unsigned char, 32> Sha256::bytes() {
    std::array<unsigned char, 32> digest{};
    require(EVP_DigestFinal_ex(as_context(context_.get()), digest.data(), nullptr));
    return digest;
}

std::string Sha256::hex() {
    std::string text;
    for (const unsigned char byte : bytes()) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

std::string sha256(std::string_view text) {
    Sha256 digest;
    digest.add(text);
    return digest.hex();
}

std::string sha256_source(std::string_view text) {
    Sha256 digest;
    digest.add(text);
    const std::array<unsigned char, 32> bytes = digest.bytes();
    std::array<unsigned char, 45> base64{};  // 44 characters and a final zero
    const int length = EVP_EncodeBlock(base64.data(), bytes.data(), bytes.size());
    return "sha256-" + std::string(base64.begin(), base64.begin() + length);
}

}  // namespace savan::output
