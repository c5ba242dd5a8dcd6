#include "store/made_zip.hpp"

#include <zlib.h>

#include <stdexcept>
#include <utility>

namespace mf::test {

namespace {

template <class Number>
void put(std::string& bytes, Number number) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
        bytes += static_cast<char>(number & 0xFF);
        number = static_cast<Number>(static_cast<std::uint64_t>(number) >> 8);
    }
}

void put16(std::string& bytes, std::uint64_t number) {
    put(bytes, static_cast<std::uint16_t>(number));
}

void put32(std::string& bytes, std::uint64_t number) {
    put(bytes, static_cast<std::uint32_t>(number));
}

std::string compressed(std::string_view bytes, int window_bits) {
    z_stream stream{};
    if (deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("deflate does not begin");
    }
    std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// What the header and the record have alike: flags to the length of the name.
void put_facts(std::string& bytes, const MadeEntry& entry) {
    put16(bytes, entry.flags);
    put16(bytes, entry.method);
    put32(bytes, 0); // time and day
    put32(bytes, entry.crc);
    put32(bytes, entry.zip64 ? 0xFFFF'FFFF : entry.bytes.size());
    put32(bytes, entry.zip64 ? 0xFFFF'FFFF : entry.unpacked);
    put16(bytes, entry.name.size());
}

std::string large_sizes(const MadeEntry& entry) {
    std::string extra;
    if (entry.zip64) {
        put16(extra, 1);
        put16(extra, 16);
        put(extra, entry.unpacked);
        put(extra, static_cast<std::uint64_t>(entry.bytes.size()));
    }
    return extra;
}

std::string header_of(const MadeEntry& entry) {
    const std::string extra = large_sizes(entry);
    std::string bytes = "PK\3\4";
    put16(bytes, 20);
    put_facts(bytes, entry);
    put16(bytes, extra.size());
    return bytes + entry.name + extra;
}

std::string record_of(const MadeEntry& entry, std::uint64_t start) {
    const std::string extra = large_sizes(entry);
    std::string bytes = "PK\1\2";
    put16(bytes, 3U << 8 | 20U);
    put16(bytes, 20);
    put_facts(bytes, entry);
    put16(bytes, extra.size());
    put16(bytes, 0); // comment
    put16(bytes, 0); // part
    put16(bytes, 0);
    put32(bytes, static_cast<std::uint64_t>(entry.unix_mode) << 16);
    put32(bytes, start);
    return bytes + entry.name + extra;
}

std::string end_64(std::uint64_t entries, std::uint64_t list_bytes, std::uint64_t list_start) {
    std::string bytes = "PK\6\6";
    put(bytes, std::uint64_t{44});
    put32(bytes, 45U << 16 | 45U);
    put32(bytes, 0);
    put32(bytes, 0);
    put(bytes, entries);
    put(bytes, entries);
    put(bytes, list_bytes);
    put(bytes, list_start);
    bytes += "PK\6\7";
    put32(bytes, 0);
    put(bytes, list_start + list_bytes);
    put32(bytes, 1);
    return bytes;
}

} // namespace

std::uint32_t crc_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

MadeEntry stored(std::string name, std::string bytes) {
    MadeEntry entry;
    entry.name = std::move(name);
    entry.crc = crc_of(bytes);
    entry.unpacked = bytes.size();
    entry.bytes = std::move(bytes);
    return entry;
}

MadeEntry deflated(std::string name, std::string_view bytes) {
    MadeEntry entry = stored(std::move(name), std::string{bytes});
    entry.method = 8;
    entry.bytes = compressed(bytes, -15);
    return entry;
}

std::string bytes_of(const MadeZip& zip) {
    std::string bytes;
    std::string list;
    for (const MadeEntry& entry : zip.entries) {
        list += record_of(entry, zip.overlapping ? 0 : bytes.size());
        if (!zip.overlapping || bytes.empty()) {
            bytes += header_of(entry) + entry.bytes;
        }
    }
    const std::uint64_t start = bytes.size();
    const std::uint64_t entries =
        zip.entries_declared != 0 ? zip.entries_declared : zip.entries.size();
    bytes += list;
    if (zip.zip64_end) {
        bytes += end_64(entries, list.size(), start);
    }
    bytes += "PK\5\6";
    put32(bytes, 0); // parts
    put16(bytes, zip.zip64_end ? 0xFFFF : entries);
    put16(bytes, zip.zip64_end ? 0xFFFF : entries);
    put32(bytes, zip.zip64_end ? 0xFFFF'FFFF : list.size());
    put32(bytes, zip.zip64_end ? 0xFFFF'FFFF : start);
    put16(bytes, zip.comment.size());
    return bytes + zip.comment;
}

std::string zip_of(std::vector<MadeEntry> entries) {
    MadeZip zip;
    zip.entries = std::move(entries);
    return bytes_of(zip);
}

std::string gzip_of(std::string_view bytes) {
    return compressed(bytes, 31);
}

} // namespace mf::test
