#pragma once
/// A file driver for HDF5 whose writes never fail in the library's eyes.
///
/// When the disk is full the HDF5 library cannot close a file any more: it keeps a dangling entry, and the
/// process dies of it when it exits. Here the first write that fails is remembered, what cannot be written
/// is kept in memory from then on, and the library closes in peace; whoever writes asks `error` instead.

#include <string>
#include <utility>
#include <vector>

#include "sim/output/hdf5_handle.hpp"

namespace savan::output::hdf5 {

struct Sink {
    int descriptor = -1;  ///< open for reading and writing, empty; not closed by the driver
    int error = 0;        ///< errno of the first write that failed; 0 while all is well
    std::vector<std::pair<haddr_t, std::string>> unwritten;  ///< (place, bytes), in order, since the error
};

/// Creates an HDF5 file in the sink, which must outlive it. Throws Failure.
Handle create_file(Sink& sink);

}  // namespace savan::output::hdf5
