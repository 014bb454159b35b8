#include "sim/output/hdf5_sink.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <memory>

namespace savan::output::hdf5 {

namespace {

/// The library's view of an open file: its own fields first.
struct Driven : H5FD_t {
    Sink* sink = nullptr;
    haddr_t allocated = 0, end = 0;  ///< the library's end of addresses, and of what it wrote
};

Driven& driven(H5FD_t* file) { return *static_cast<Driven*>(file); }
const Driven& driven(const H5FD_t* file) { return *static_cast<const Driven*>(file); }

/// Copies the part of `bytes` (standing at `from`) that falls into the `size` bytes of `buffer` (at `at`).
void overlay(haddr_t from, const std::string& bytes, haddr_t at, std::size_t size, char* buffer) {
    const haddr_t first = std::max(from, at), last = std::min(from + bytes.size(), at + size);
    if (first < last) std::memcpy(buffer + (first - at), bytes.data() + (first - from), last - first);
}

H5FD_t* open_driven(const char*, unsigned, hid_t access, haddr_t) {
    auto* const* sink = static_cast<Sink* const*>(H5Pget_driver_info(access));
    if (!sink) return nullptr;
    auto file = std::make_unique<Driven>();
    file->sink = *sink;
    return file.release();
}

herr_t close_driven(H5FD_t* file) {
    delete &driven(file);
    return 0;
}

herr_t query(const H5FD_t*, unsigned long* flags) {
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
             H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
    return 0;
}

haddr_t get_eoa(const H5FD_t* file, H5FD_mem_t) { return driven(file).allocated; }

herr_t set_eoa(H5FD_t* file, H5FD_mem_t, haddr_t address) {
    driven(file).allocated = address;
    return 0;
}

haddr_t get_eof(const H5FD_t* file, H5FD_mem_t) { return driven(file).end; }

herr_t read(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* buffer) {
    const Sink& sink = *driven(file).sink;
    char* into = static_cast<char*>(buffer);
    for (std::size_t have = 0; have < size;) {
        const ssize_t got =
            pread(sink.descriptor, into + have, size - have, static_cast<off_t>(address + have));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -1;
        if (got == 0) {  // beyond the end there are zeros, as in a file with holes
            std::memset(into + have, 0, size - have);
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    for (const auto& [from, bytes] : sink.unwritten) overlay(from, bytes, address, size, into);
    return 0;
}

herr_t write(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, const void* buffer) {
    Sink& sink = *driven(file).sink;
    const char* from = static_cast<const char*>(buffer);
    driven(file).end = std::max(driven(file).end, address + size);
    while (size > 0 && sink.error == 0) {
        const ssize_t put = pwrite(sink.descriptor, from, size, static_cast<off_t>(address));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) {
            sink.error = errno;
            break;
        }
        from += put;
        address += static_cast<haddr_t>(put);
        size -= static_cast<std::size_t>(put);
    }
    if (size > 0) sink.unwritten.emplace_back(address, std::string(from, size));
    return 0;
}

herr_t truncate(H5FD_t* file, hid_t, hbool_t) {
    Driven& self = driven(file);
    if (self.sink->error == 0 && self.end != self.allocated &&
        ftruncate(self.sink->descriptor, static_cast<off_t>(self.allocated)) != 0)
        self.sink->error = errno;
    self.end = self.allocated;
    return 0;
}

hid_t driver() {
    static const H5FD_class_t table = [] {
        H5FD_class_t entries{};
        entries.name = "savan_sink";
        entries.maxaddr = static_cast<haddr_t>(std::numeric_limits<off_t>::max());
        entries.fc_degree = H5F_CLOSE_STRONG;
        entries.fapl_size = sizeof(Sink*);
        entries.open = open_driven;
        entries.close = close_driven;
        entries.query = query;
        entries.get_eoa = get_eoa;
        entries.set_eoa = set_eoa;
        entries.get_eof = get_eof;
        entries.read = read;
        entries.write = write;
        entries.truncate = truncate;
        const H5FD_mem_t map[] = H5FD_FLMAP_DICHOTOMY;
        std::copy(std::begin(map), std::end(map), entries.fl_map);
        return entries;
    }();
    static const hid_t id = H5FDregister(&table);
    return checked(id, "registering the file driver");
}

}  // namespace

Handle create_file(Sink& sink) {
    const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "making file properties");
    checked(H5Pset_obj_track_times(creation, false), "making file properties");
    // Readers list dimensions and variables in the order in which they were made.
    checked(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
            "making file properties");
    const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "making file properties");
    checked(H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_V18), "making file properties");
    checked(H5Pset_fclose_degree(access, H5F_CLOSE_STRONG), "making file properties");
    Sink* const pointer = &sink;
    checked(H5Pset_driver(access, driver(), &pointer), "making file properties");
    return {H5Fcreate("results", H5F_ACC_TRUNC, creation, access), H5Fclose, "creating the file"};
}

}  // namespace savan::output::hdf5
