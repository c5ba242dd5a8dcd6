// ZIP archives written byte by byte, right ones and those that nobody should trust.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mf::test {

struct MadeEntry {
    std::string name;
    std::string bytes; ///< as they stand in the archive
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint64_t unpacked = 0;
    std::uint16_t flags = 0;
    std::uint16_t unix_mode = 0100644; ///< 0: the archive does not say
    bool zip64 = false;                ///< sizes in an extra field
};

MadeEntry stored(std::string name, std::string bytes);
MadeEntry deflated(std::string name, std::string_view bytes);

struct MadeZip {
    std::vector<MadeEntry> entries = {};
    std::uint64_t entries_declared = 0; ///< 0: as many as there are
    std::string comment = {};
    bool zip64_end = false;
    bool overlapping = false; ///< every record points to the first entry
};

std::string bytes_of(const MadeZip& zip);
std::string zip_of(std::vector<MadeEntry> entries);

/// A gzip member of these bytes.
std::string gzip_of(std::string_view bytes);
std::uint32_t crc_of(std::string_view bytes);

} // namespace mf::test
