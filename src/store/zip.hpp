// ZIP archives as they are read here: the list at their end, and one entry as a stream. For this room only.
// Written by hand for three reasons: an entry of an archive of 25,000 opens without reading the list again, names
// are seen as they are written (with a NUL in them), and what contradicts itself is refused.
#pragma once

#include "store/descriptor.hpp"
#include "store/input.hpp"

namespace mf::store {

struct ZipEntry {
    std::string name;        ///< raw bytes
    std::uint64_t place = 0; ///< of its record in the archive's list
    std::uint64_t start = 0; ///< of its own header
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
    std::uint32_t crc = 0;
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    std::uint16_t file_type = 0; ///< the S_IFMT bits, 0 where the archive does not say

    bool is_folder() const { return name.ends_with('/'); }
};

/// Every entry, folders too, as they stand in the list. The error is for the whole archive.
Result<std::vector<ZipEntry>> zip_entries(const std::filesystem::path& path,
                                          const InputLimits& limits);

/// The entry whose record stands at `place`.
Result<ZipEntry>
zip_entry_at(const Descriptor& file, std::uint64_t place, const std::filesystem::path& path);

/// Whether an entry may be taken; if not, its whole archive is refused with this error.
Done check_zip_entry(const ZipEntry& entry,
                     const InputLimits& limits,
                     const std::filesystem::path& path);

Result<Reader>
open_zip_entry(Descriptor file, const ZipEntry& entry, const std::filesystem::path& path);

/// A name as it can be shown: what is not UTF-8 and control characters as %82.
std::string shown_name(std::string_view raw);

} // namespace mf::store
