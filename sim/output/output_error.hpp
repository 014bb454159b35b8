#pragma once
/// What went wrong with a results file, in words for the person who has to put it right.

#include <filesystem>
#include <stdexcept>
#include <string>

namespace savan::output {

/// Which kind of trouble, for programs; the words are for people.
enum class Fault {
    missing,       ///< there is no such file
    unreadable,    ///< it is there and cannot be read (rights, folder, device)
    not_hdf5,      ///< not an HDF5 file at all
    foreign,       ///< HDF5, but not written by savan
    newer,         ///< written by a newer savan with another layout
    older,         ///< written by an older savan, without what this one needs
    damaged,       ///< truncated, or bytes changed since it was written
    incomplete,    ///< whole, but of a run that was stopped before its last replicate
    exists,        ///< the output is there already
    unwritable,    ///< the output cannot be created or replaced
    disk_full,     ///< no space, quota or file size limit
    out_of_range,  ///< a count does not fit into the file's integers
};

/// what() reads "FILE: problem (why) suggestion".
class OutputError : public std::runtime_error {
public:
    OutputError(Fault which, std::filesystem::path where, const std::string& problem, const std::string& why,
                const std::string& suggestion)
        : std::runtime_error(where.string() + ": " + problem + (why.empty() ? "" : " (" + why + ")") +
                             (suggestion.empty() ? "" : " " + suggestion)),
          fault(which),
          file(std::move(where)) {}

    Fault fault;
    std::filesystem::path file;
};

}  // namespace savan::output
