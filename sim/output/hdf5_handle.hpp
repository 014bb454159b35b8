#pragma once
/// A thin layer over HDF5's C library: ids that close themselves, failures as exceptions, strings.
/// Only this room includes it.

#include <hdf5.h>

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace savan::output::hdf5 {

/// A call of the library failed. what() says what was being done and the library's innermost reason.
class Failure : public std::runtime_error {
public:
    explicit Failure(std::string_view doing);
};

/// Keeps the library from printing its error stack, for as long as it lives, in this thread.
class Silence {
public:
    Silence() noexcept;
    ~Silence();
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;

private:
    H5E_auto2_t function_ = nullptr;
    void* data_ = nullptr;
};

/// Throws Failure for a negative result, else hands it through.
template <class Result>
Result checked(Result result, std::string_view doing) {
    if (result < 0) throw Failure(doing);
    return result;
}

/// An id that is closed at the end of its life.
class Handle {
public:
    using Closer = herr_t (*)(hid_t);

    Handle() = default;
    Handle(hid_t id, Closer closer, std::string_view doing) : id_(checked(id, doing)), closer_(closer) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), closer_(other.closer_) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(closer_, other.closer_);
        return *this;
    }
    ~Handle() {
        if (id_ >= 0) closer_(id_);
    }

    operator hid_t() const noexcept { return id_; }
    /// Closes now and throws Failure when that does not work.
    void close(std::string_view doing) {
        if (id_ >= 0) checked(closer_(std::exchange(id_, -1)), doing);
    }

private:
    hid_t id_ = -1;
    Closer closer_ = nullptr;
};

using Extent = std::vector<hsize_t>;

Handle space_of(const Extent& extent);
/// Variable-length UTF-8.
Handle string_type();
/// Dataset creation without time stamps; chunks, when not empty, are shuffled, deflated and checksummed.
Handle dataset_properties(const Extent& chunk);

Handle create_dataset(hid_t parent, std::string_view name, hid_t type, const Extent& extent,
                      const Extent& chunk);
Handle open_dataset(hid_t parent, std::string_view name);
Extent extent_of(hid_t dataset);

/// Whole datasets of strings; the extent's product is the number of strings.
Handle write_strings(hid_t parent, std::string_view name, std::span<const std::string> values,
                     const Extent& extent);
std::vector<std::string> read_strings(hid_t parent, std::string_view name);

/// Whole datasets of numbers, of any integer or floating type in the file.
std::vector<std::int64_t> read_integers(hid_t parent, std::string_view name);
std::vector<std::uint64_t> read_unsigned(hid_t parent, std::string_view name);
std::vector<double> read_doubles(hid_t parent, std::string_view name);

void write_attribute(hid_t object, std::string_view name, std::string_view text);
void write_attribute(hid_t object, std::string_view name, std::int64_t value);
bool has_attribute(hid_t object, std::string_view name);
std::string read_text_attribute(hid_t object, std::string_view name);
std::int64_t read_integer_attribute(hid_t object, std::string_view name);
/// All attributes of an object that are text, with their names.
std::vector<std::pair<std::string, std::string>> read_text_attributes(hid_t object);

}  // namespace savan::output::hdf5
