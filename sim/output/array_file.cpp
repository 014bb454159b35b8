#include "sim/output/array_file.hpp"

#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "sim/output/layout.hpp"
#include "sim/output/provenance.hpp"
#include "sim/output/sealed_file.hpp"
#include "sim/output/sealed_reading.hpp"

namespace savan::output {

namespace fs = std::filesystem;
using hdf5::checked;
using hdf5::Extent;
using hdf5::Handle;
using hdf5::write_attribute;

namespace {

const ArrayDimension& dimension_of(const ArrayFile& file, const std::string& name) {
    const auto found = std::ranges::find(file.dimensions, name, &ArrayDimension::name);
    if (found == file.dimensions.end()) throw std::invalid_argument("there is no dimension " + name);
    return *found;
}

void require_shapes(const ArrayFile& file) {
    for (const ArrayTexts& texts : file.texts)
        if (texts.values.size() != dimension_of(file, texts.dimension).labels.size())
            throw std::invalid_argument(texts.name + " has another length than its dimension");
    for (const LabelledArray& array : file.arrays) {
        std::size_t cells = 1;
        for (const std::string& name : array.dimensions) cells *= dimension_of(file, name).labels.size();
        if (array.values.size() != cells)
            throw std::invalid_argument(array.name + " has another length than its dimensions");
    }
}

/// Everything within an open file; what it opens is closed when it returns.
void fill(hid_t root, const ArrayFile& file) {
    const Handle provenance = create_sealed_group(root);
    write_attribute(root, "Conventions", "CF-1.8");
    write_attribute(root, "title", file.title);
    write_attribute(root, "comment", file.comment);
    write_attribute(root, "content", file.content);
    write_attribute(root, "schema_version", plain_schema_version);
    write_attribute(provenance, "version", build().version);
    write_attribute(provenance, "git_revision", build().git_revision);
    hdf5::write_strings(provenance, "document", std::span(&file.document, 1), {});

    std::vector<Handle> scales;
    for (const ArrayDimension& dimension : file.dimensions) {
        scales.push_back(
            hdf5::write_strings(root, dimension.name, dimension.labels, {dimension.labels.size()}));
        checked(H5DSset_scale(scales.back(), dimension.name.c_str()),
                "making the dimension " + dimension.name);
        write_attribute(scales.back(), "long_name", dimension.long_name);
    }
    const auto attach_to = [&](hid_t dataset, unsigned axis, const std::string& name) {
        attach(dataset, axis,
               scales[static_cast<std::size_t>(&dimension_of(file, name) - file.dimensions.data())]);
    };
    for (const ArrayTexts& texts : file.texts) {
        const Handle dataset = hdf5::write_strings(root, texts.name, texts.values, {texts.values.size()});
        attach_to(dataset, 0, texts.dimension);
        write_attribute(dataset, "long_name", texts.long_name);
    }
    for (const LabelledArray& array : file.arrays) {
        Extent extent;
        for (const std::string& name : array.dimensions)
            extent.push_back(dimension_of(file, name).labels.size());
        const Handle dataset = hdf5::create_dataset(root, array.name, H5T_IEEE_F64LE, extent, {});
        if (!array.values.empty())
            checked(H5Dwrite(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, array.values.data()),
                    "writing " + array.name);
        for (unsigned axis = 0; const std::string& name : array.dimensions) attach_to(dataset, axis++, name);
        write_attribute(dataset, "long_name", array.long_name);
        write_attribute(dataset, "units", array.unit);
    }
}

}  // namespace

void write_array_file(const fs::path& path, const ArrayFile& file, bool force) {
    require_shapes(file);
    SealedFile sealed(path, force);
    sealed.guarded(
        [&] {
            sealed.create();
            fill(sealed.id(), file);
            sealed.finish();
        },
        [] {});
}

bool begins_as_hdf5(const fs::path& path) {
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    std::string bytes(signature.size(), '\0');
    std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return bytes == signature;
}

std::string read_array_document(const fs::path& path, std::string_view content) {
    return guarded_reading(path, [&] {
        const Handle file = open_sealed(path, Content::arrays);
        if (const std::string found = hdf5::read_text_attribute(file, "content"); found != content)
            throw OutputError(Fault::foreign, path, fmt::format("is no file of savan {}", content),
                              fmt::format("its content is {}", found),
                              fmt::format("Give a file made by savan {} -o.", content));
        const Handle provenance(H5Gopen2(file, "provenance", H5P_DEFAULT), H5Gclose, "opening /provenance");
        return hdf5::read_strings(provenance, "document").at(0);
    });
}

}  // namespace savan::output
