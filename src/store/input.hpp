// What people hand in: files, folders, ZIP and gzip archives, seen as a list of plain files.
#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace mf::store {

/// Gives the next bytes of something: how many were put into the span, 0 at the end. Not thread-safe.
using Reader = std::move_only_function<Result<std::size_t>(std::span<char>)>;

/// What an archive may be; beyond it is refused whole, with a sentence that names the limit.
struct InputLimits {
    std::uint64_t archive_entries_max = 100'000; ///< the publisher's whole archive has some 25,000
    std::uint64_t unpacked_bytes_max = std::uint64_t{64}
                                       << 30; ///< of one archive, all entries together
    std::uint64_t ratio_max = 200; ///< unpacked : packed, looked at above ratio_from_bytes
    std::uint64_t ratio_from_bytes = std::uint64_t{16} << 20;
};

/// One plain file, in a folder or in an archive. Nothing is unpacked to disk.
struct Item {
    std::string name; ///< "2025-02/2025-02-x-street.csv" in an archive, else the file's own name; a
                      ///< gzip file's name is without ".gz"
    std::string container;      ///< "a.zip", "b.csv.gz"; empty for a plain file
    std::filesystem::path path; ///< of the file or of its archive on disk
    std::filesystem::path
        folder;              ///< of `path`, relative to the folder that was named ("" at its top)
    std::uint64_t bytes = 0; ///< unpacked, as far as the container tells; for gzip the packed size
    std::uint64_t index = 0; ///< in a ZIP: where the entry's record stands in the archive's list
};

/// Something that could not be listed, and why (a hostile or broken archive, an unreadable folder).
struct Unreadable {
    std::filesystem::path path;
    Error error;
};

struct Listing {
    std::vector<Item> items; ///< ordered by path, then by name
    std::vector<Unreadable> unreadable;
};

/// Everything under a file, folder or archive. Archives are told by their first bytes, not by name. Hidden
/// files and folders ('.', '__MACOSX') are passed over; symbolic links in folders are not followed. An archive
/// with an entry that climbs out of its folder ("..", a root, a drive, a backslash path), with encrypted
/// entries, or beyond a limit is refused whole. `not_found` when the path is not there.
Result<Listing> list(const std::filesystem::path& path, const InputLimits& limits = {});

/// Opens one. The reader refuses (`limit`) when more comes out than the listing or the ratio allows, and says
/// (`invalid`) when an archive's checksum does not hold or it ends too early.
Result<Reader> open(const Item& item, const InputLimits& limits = {});

/// All bytes of a reader; `limit` past `bytes_max`.
Result<std::string> read_all(Reader& reader, std::uint64_t bytes_max);

} // namespace mf::store
