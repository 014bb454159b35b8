#include "sim/output/text_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "sim/output/temporary_file.hpp"

namespace savan::output {

void write_text_file(const std::filesystem::path& path, std::string_view text, bool force) {
    TemporaryFile file(path, force);
    while (!text.empty()) {
        const ssize_t put = write(file.descriptor(), text.data(), text.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) throw not_written(path, errno);
        text.remove_prefix(static_cast<std::size_t>(put));
    }
    file.commit();
}

std::string read_text_file(const std::filesystem::path& path) {
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream.is_open() || stream.bad()) {
        const int error = errno;
        throw OutputError(error == ENOENT ? Fault::missing : Fault::unreadable, path, "cannot be read",
                          std::strerror(error), "");
    }
    return text;
}

}  // namespace savan::output
