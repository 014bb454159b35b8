#pragma once
/// A file of a few labelled arrays, for results that are no counts of runs: read by h5py, xarray and others
/// by their labels, and by savan itself from the document that it holds beside them, which says the same.
///
/// At "/": a text coordinate for each dimension, texts along dimensions, and arrays of numbers, NaN where
/// something is not defined; the attribute content says what they are. In "/provenance": the program, the
/// document, and the seal over every byte as in results files.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/output/output_error.hpp"

namespace savan::output {

/// The labels of one dimension.
struct ArrayDimension {
    std::string name, long_name;
    std::vector<std::string> labels;
};

/// Further texts along a dimension, such as units.
struct ArrayTexts {
    std::string name, long_name, dimension;
    std::vector<std::string> values;
};

struct LabelledArray {
    std::string name, long_name, unit;
    std::vector<std::string> dimensions;  ///< outermost first
    std::vector<double> values;           ///< C order
};

struct ArrayFile {
    std::string content;  ///< one word, as in "sensitivity"
    std::string title, comment;
    std::vector<ArrayDimension> dimensions;
    std::vector<ArrayTexts> texts;
    std::vector<LabelledArray> arrays;
    std::string document;  ///< what read_array_document gives back
};

/// Writes the file whole or not at all; the same contents give the same bytes. Throws OutputError, and
/// std::invalid_argument for arrays of another length than their dimensions'.
void write_array_file(const std::filesystem::path& path, const ArrayFile& file, bool force);

/// Whether the file begins as HDF5 files do; also false when it cannot be read.
bool begins_as_hdf5(const std::filesystem::path& path);

/// The document of a file of that content, after its seal was checked. Throws OutputError.
std::string read_array_document(const std::filesystem::path& path, std::string_view content);

}  // namespace savan::output
