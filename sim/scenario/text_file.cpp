#include "sim/scenario/text_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace savan::scenario {

namespace {

constexpr std::size_t largest_file = 16u << 20;

/// Length of the valid UTF-8 sequence at the start of `bytes`, 0 if there is none (RFC 3629: no
/// overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t utf8_length(std::string_view bytes) {
    const auto at = [&](std::size_t i) {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
    };
    const auto follows = [&](std::size_t i) { return (at(i) & 0xC0u) == 0x80u; };
    const unsigned first = at(0), second = at(1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool whole = follows(1) && follows(2);
        const bool overlong = first == 0xE0 && second < 0xA0, surrogate = first == 0xED && second > 0x9F;
        return whole && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool whole = follows(1) && follows(2) && follows(3);
        const bool overlong = first == 0xF0 && second < 0x90, beyond = first == 0xF4 && second > 0x8F;
        return whole && !overlong && !beyond ? 4 : 0;
    }
    return 0;
}

bool is_clean(const std::string& path, std::string_view text, Problems& problems) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t length = utf8_length(text.substr(i));
        if (length == 0) {
            problems.add(
                place_of(path, text, i),
                fmt::format("byte 0x{:02x} is not text (the file is not valid UTF-8) save it as UTF-8",
                            byte));
            return false;
        }
        if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F) {
            problems.add(place_of(path, text, i),
                         fmt::format("control character 0x{:02x} (text files hold none) remove it", byte));
            return false;
        }
        i += length;
    }
    return true;
}

/// `did you mean "x"?` with the names beside a file that is missing.
std::string suggest_sibling(const std::filesystem::path& path) {
    std::error_code ignored;
    std::vector<std::string> names;
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        names.push_back(entry.path().filename().string());
    const std::string wanted = path.filename().string();
    const std::string_view near = nearest(wanted, Words(names.begin(), names.end()));
    return near.empty() ? "check the name and the folder" : fmt::format("did you mean \"{}\"?", near);
}

}  // namespace

Origin place_of(const std::string& path, std::string_view text, std::size_t byte) {
    Origin place{path, 1, 1};
    for (const char c : text.substr(0, byte)) {
        if (c == '\n')
            ++place.line, place.column = 1;
        else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u)
            ++place.column;
    }
    return place;
}

std::optional<std::string> read_text(const std::filesystem::path& path, const std::optional<Origin>& asked_by,
                                     std::vector<Source>& sources, Problems& problems) {
    const std::string name = path.string();
    const auto refuse = [&](std::string_view why, std::string_view suggestion) {
        problems.add(
            asked_by.value_or(Origin{name}),
            fmt::format("cannot read {} ({}) {}", asked_by ? in_quotes(name) : "the file", why, suggestion));
        return std::nullopt;
    };
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found)
        return refuse("there is no such file", suggest_sibling(path));
    if (std::filesystem::is_directory(status)) return refuse("it is a directory", "name a file in it");
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (failure || !file)
        return refuse(std::strerror(errno ? errno : failure.value()), "check its permissions");
    std::string text;
    for (std::array<char, 1u << 16> piece; file && text.size() <= largest_file;) {
        file.read(piece.data(), piece.size());
        text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return refuse(std::strerror(errno), "check the disk");
    if (text.size() > largest_file) return refuse("it is larger than 16 MB", "name a scenario file");
    if (!is_clean(name, text, problems)) return std::nullopt;
    sources.push_back({name, text});
    return text;
}

}  // namespace savan::scenario
