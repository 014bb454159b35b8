#include "sim/output/hdf5_handle.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace savan::output::hdf5 {

namespace {

/// The description of the innermost entry of the library's error stack.
std::string innermost_reason() {
    std::string reason;
    H5Ewalk2(
        H5E_DEFAULT, H5E_WALK_UPWARD,
        [](unsigned position, const H5E_error2_t* error, void* into) -> herr_t {
            if (position == 0 && error->desc) *static_cast<std::string*>(into) = error->desc;
            return 0;
        },
        &reason);
    return reason;
}

hsize_t product(const Extent& extent) {
    return std::accumulate(extent.begin(), extent.end(), hsize_t{1}, std::multiplies<>());
}

// For what the library deflates: files of sweeps and coordinates. Counts of runs come to it deflated (chunk_filter.hpp).
constexpr unsigned deflate_level = 1;
// The library empties its working memory for texts at every writing; as it comes that is 1 MB.
constexpr std::size_t text_buffer = 1 << 14;

template <class Number>
std::vector<Number> read_numbers(hid_t parent, std::string_view name, hid_t type) {
    const Handle dataset = open_dataset(parent, name);
    std::vector<Number> values(product(extent_of(dataset)));
    if (!values.empty())
        checked(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
                "reading " + std::string(name));
    return values;
}

Handle create_attribute(hid_t object, std::string_view name, hid_t type) {
    const Handle space = space_of({});
    return {H5Acreate2(object, std::string(name).c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
            "creating attribute " + std::string(name)};
}

Handle open_attribute(hid_t object, std::string_view name) {
    return {H5Aopen(object, std::string(name).c_str(), H5P_DEFAULT), H5Aclose,
            "opening attribute " + std::string(name)};
}

std::string read_text(hid_t attribute, std::string_view name) {
    const Handle type(H5Aget_type(attribute), H5Tclose, "reading a type");
    if (checked(H5Tis_variable_str(type), "reading a type") == 0)
        throw Failure("attribute " + std::string(name) + " is not text");
    char* text = nullptr;
    const Handle memory_type = string_type();
    checked(H5Aread(attribute, memory_type, &text), "reading attribute " + std::string(name));
    std::string copy = text ? text : "";
    H5free_memory(text);
    return copy;
}

}  // namespace

Failure::Failure(std::string_view doing)
    : std::runtime_error([&] {
          const std::string reason = innermost_reason();
          return std::string(doing) + (reason.empty() ? "" : ": " + reason);
      }()) {}

Silence::Silence() noexcept {
    H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Silence::~Silence() { H5Eset_auto2(H5E_DEFAULT, function_, data_); }

Handle space_of(const Extent& extent) {
    if (extent.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "making a data space"};
    return {H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), H5Sclose,
            "making a data space"};
}

Handle string_type() {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "making a text type");
    checked(H5Tset_size(type, H5T_VARIABLE), "making a text type");
    checked(H5Tset_cset(type, H5T_CSET_UTF8), "making a text type");
    return type;
}

Handle dataset_properties(const Extent& chunk) {
    Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "making dataset properties");
    checked(H5Pset_obj_track_times(properties, false), "making dataset properties");
    if (!chunk.empty()) {
        checked(H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data()), "setting chunks");
        checked(H5Pset_shuffle(properties), "setting the shuffle filter");
        checked(H5Pset_deflate(properties, deflate_level), "setting the deflate filter");
        checked(H5Pset_fletcher32(properties), "setting the checksum filter");
    }
    return properties;
}

Handle create_dataset(hid_t parent, std::string_view name, hid_t type, const Extent& extent,
                      const Extent& chunk) {
    // A chunk cannot be longer than the most a dimension may become, so an empty one may grow.
    Extent most = extent;
    for (hsize_t& length : most)
        if (length == 0) length = H5S_UNLIMITED;
    Extent longest = chunk;
    for (hsize_t& length : longest) length = std::max(length, hsize_t{1});
    const Handle space = space_of(extent);
    if (!chunk.empty())
        checked(H5Sset_extent_simple(space, static_cast<int>(extent.size()), extent.data(), most.data()),
                "making a data space");
    const Handle properties = dataset_properties(longest);
    // Chunks are written whole and once; a cache would only hold them back.
    const Handle access(H5Pcreate(H5P_DATASET_ACCESS), H5Pclose, "making access properties");
    checked(H5Pset_chunk_cache(access, 0, 0, 1.0), "setting the chunk cache");
    return {H5Dcreate2(parent, std::string(name).c_str(), type, space, H5P_DEFAULT, properties, access),
            H5Dclose, "creating " + std::string(name)};
}

Handle open_dataset(hid_t parent, std::string_view name) {
    return {H5Dopen2(parent, std::string(name).c_str(), H5P_DEFAULT), H5Dclose,
            "opening " + std::string(name)};
}

Extent extent_of(hid_t dataset) {
    const Handle space(H5Dget_space(dataset), H5Sclose, "reading an extent");
    Extent extent(static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space), "reading an extent")));
    checked(H5Sget_simple_extent_dims(space, extent.data(), nullptr), "reading an extent");
    return extent;
}

Handle write_strings(hid_t parent, std::string_view name, std::span<const std::string> values,
                     const Extent& extent) {
    const Handle type = string_type();
    Handle dataset = create_dataset(parent, name, type, extent, {});
    std::vector<const char*> pointers;
    for (const std::string& value : values) pointers.push_back(value.c_str());
    const Handle transfer(H5Pcreate(H5P_DATASET_XFER), H5Pclose, "making transfer properties");
    checked(H5Pset_buffer(transfer, text_buffer, nullptr, nullptr), "making transfer properties");
    if (!pointers.empty())
        checked(H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, transfer, pointers.data()),
                "writing " + std::string(name));
    return dataset;
}

std::vector<std::string> read_strings(hid_t parent, std::string_view name) {
    const Handle dataset = open_dataset(parent, name);
    std::vector<char*> pointers(product(extent_of(dataset)));
    if (pointers.empty()) return {};
    const Handle type = string_type();
    checked(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, pointers.data()),
            "reading " + std::string(name));
    std::vector<std::string> values;
    for (char* text : pointers) {
        values.emplace_back(text ? text : "");
        H5free_memory(text);
    }
    return values;
}

std::vector<std::int64_t> read_integers(hid_t parent, std::string_view name) {
    return read_numbers<std::int64_t>(parent, name, H5T_NATIVE_INT64);
}

std::vector<std::uint64_t> read_unsigned(hid_t parent, std::string_view name) {
    return read_numbers<std::uint64_t>(parent, name, H5T_NATIVE_UINT64);
}

std::vector<double> read_doubles(hid_t parent, std::string_view name) {
    return read_numbers<double>(parent, name, H5T_NATIVE_DOUBLE);
}

void write_attribute(hid_t object, std::string_view name, std::string_view text) {
    const Handle type = string_type();
    const Handle attribute = create_attribute(object, name, type);
    const std::string copy(text);
    const char* pointer = copy.c_str();
    checked(H5Awrite(attribute, type, &pointer), "writing attribute " + std::string(name));
}

void write_attribute(hid_t object, std::string_view name, std::int64_t value) {
    const Handle attribute = create_attribute(object, name, H5T_STD_I64LE);
    checked(H5Awrite(attribute, H5T_NATIVE_INT64, &value), "writing attribute " + std::string(name));
}

bool has_attribute(hid_t object, std::string_view name) {
    return checked(H5Aexists(object, std::string(name).c_str()), "looking for an attribute") > 0;
}

std::string read_text_attribute(hid_t object, std::string_view name) {
    return read_text(open_attribute(object, name), name);
}

std::int64_t read_integer_attribute(hid_t object, std::string_view name) {
    const Handle attribute = open_attribute(object, name);
    std::int64_t value = 0;
    checked(H5Aread(attribute, H5T_NATIVE_INT64, &value), "reading attribute " + std::string(name));
    return value;
}

std::vector<std::pair<std::string, std::string>> read_text_attributes(hid_t object) {
    std::vector<std::pair<std::string, std::string>> texts;
    const int count = checked(H5Aget_num_attrs(object), "counting attributes");
    for (int index = 0; index < count; ++index) {
        const Handle attribute(H5Aopen_by_idx(object, ".", H5_INDEX_NAME, H5_ITER_INC,
                                              static_cast<hsize_t>(index), H5P_DEFAULT, H5P_DEFAULT),
                               H5Aclose, "opening an attribute");
        const Handle type(H5Aget_type(attribute), H5Tclose, "reading a type");
        if (checked(H5Tis_variable_str(type), "reading a type") == 0) continue;
        std::string name(
            static_cast<std::size_t>(checked(H5Aget_name(attribute, 0, nullptr), "reading a name")), '\0');
        H5Aget_name(attribute, name.size() + 1, name.data());
        texts.emplace_back(name, read_text(attribute, name));
    }
    return texts;
}

}  // namespace savan::output::hdf5
