// The list at the end of a ZIP archive.
#include "store/little_endian.hpp"
#include "store/zip.hpp"

#include <algorithm>
#include <optional>

namespace mf::store {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t end_bytes = 22; // end record, without its comment
constexpr std::size_t comment_bytes_max = 65'535;
constexpr std::size_t locator_bytes = 20; // where the 64-bit end record is
constexpr std::size_t end_64_bytes = 56;  // 64-bit end record, without what may follow
constexpr std::size_t record_bytes = 46;  // one entry, without its name
constexpr std::uint64_t list_bytes_max = std::uint64_t{64}
                                         << 20; // 670 bytes for each of 100,000 entries

/// Where the list lies.
struct Place {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t entries = 0;
};

std::unexpected<Error> broken(std::string what, const std::filesystem::path& path) {
    return fail(ErrorKind::invalid, std::move(what), path.string(), "Fetch the file again");
}

Result<std::string> piece(const Descriptor& file,
                          std::uint64_t offset,
                          std::uint64_t bytes,
                          const std::filesystem::path& path) {
    std::string text(static_cast<std::size_t>(bytes), '\0');
    const Result<std::size_t> count = read_at(file, offset, text, path);
    if (!count) {
        return pass(count.error());
    }
    if (*count < bytes) {
        return broken("the ZIP archive ends too early", path);
    }
    return text;
}

/// Where the last end record begins in the tail of the file: one whose comment reaches to the file's end.
std::optional<std::size_t> end_in(std::string_view tail) {
    for (std::size_t at = tail.size() - std::min(tail.size(), end_bytes) + 1; at-- > 0;) {
        if (tail.substr(at).starts_with("PK\5\6"sv) && tail.size() - at >= end_bytes &&
            tail.size() - at - end_bytes == little_endian<std::uint16_t>(tail, at + 20)) {
            return at;
        }
    }
    return std::nullopt;
}

/// For archives of more than 65,535 entries or 4 GB the numbers stand in another record.
Result<Place>
place_64(const Descriptor& file, std::uint64_t end, const std::filesystem::path& path) {
    if (end < locator_bytes + end_64_bytes) {
        return broken("the ZIP archive's end record is damaged", path);
    }
    const Result<std::string> locator = piece(file, end - locator_bytes, locator_bytes, path);
    if (!locator) {
        return pass(locator.error());
    }
    const std::uint64_t start = little_endian<std::uint64_t>(*locator, 8);
    if (!locator->starts_with("PK\6\7"sv) || start > end - locator_bytes - end_64_bytes) {
        return broken("the ZIP archive's end record is damaged", path);
    }
    const Result<std::string> record = piece(file, start, end_64_bytes, path);
    if (!record) {
        return pass(record.error());
    }
    if (!record->starts_with("PK\6\6"sv)) {
        return broken("the ZIP archive's end record is damaged", path);
    }
    return Place{.offset = little_endian<std::uint64_t>(*record, 48),
                 .bytes = little_endian<std::uint64_t>(*record, 40),
                 .entries = little_endian<std::uint64_t>(*record, 32)};
}

Result<Place>
place_of_list(const Descriptor& file, std::uint64_t size, const std::filesystem::path& path) {
    const std::uint64_t tail_bytes = std::min<std::uint64_t>(size, end_bytes + comment_bytes_max);
    const Result<std::string> tail = piece(file, size - tail_bytes, tail_bytes, path);
    if (!tail) {
        return pass(tail.error());
    }
    const std::optional<std::size_t> at = end_in(*tail);
    if (!at) {
        return broken("the ZIP archive has no list of its entries: it was cut short", path);
    }
    const std::uint64_t end = size - tail_bytes + *at;
    Place place{.offset = little_endian<std::uint32_t>(*tail, *at + 16),
                .bytes = little_endian<std::uint32_t>(*tail, *at + 12),
                .entries = little_endian<std::uint16_t>(*tail, *at + 10)};
    if (little_endian<std::uint16_t>(*tail, *at + 4) !=
        little_endian<std::uint16_t>(*tail, *at + 6)) {
        return fail(ErrorKind::unsupported, "this is one part of a ZIP archive in several parts",
                    path.string(), "Join the parts first");
    }
    if (place.entries == 0xFFFF || place.bytes == 0xFFFF'FFFF || place.offset == 0xFFFF'FFFF) {
        Result<Place> large = place_64(file, end, path);
        if (!large) {
            return large;
        }
        place = *large;
    }
    if (place.bytes > end || place.offset > end - place.bytes) {
        return broken("the ZIP archive's list does not lie inside it", path);
    }
    return place;
}

/// Sizes and places beyond 32 bits stand in an extra field; each only where its usual place is full of ones.
void read_large_numbers(std::string_view extra, ZipEntry& entry) {
    while (extra.size() >= 4) {
        const auto kind = little_endian<std::uint16_t>(extra, 0);
        const std::size_t bytes = little_endian<std::uint16_t>(extra, 2);
        if (extra.size() - 4 < bytes) {
            break;
        }
        std::string_view field = extra.substr(4, bytes);
        extra.remove_prefix(4 + bytes);
        if (kind != 1) {
            continue;
        }
        for (std::uint64_t* number : {&entry.unpacked, &entry.packed, &entry.start}) {
            if (*number == 0xFFFF'FFFF && field.size() >= 8) {
                *number = little_endian<std::uint64_t>(field, 0);
                field.remove_prefix(8);
            }
        }
    }
}

/// One record; `bytes` begins with it. Gives how long it is too.
Result<std::pair<ZipEntry, std::size_t>>
read_record(std::string_view bytes, std::uint64_t place, const std::filesystem::path& path) {
    if (bytes.size() < record_bytes || !bytes.starts_with("PK\1\2"sv)) {
        return broken("the ZIP archive's list of entries is damaged", path);
    }
    const std::size_t name = little_endian<std::uint16_t>(bytes, 28);
    const std::size_t extra = little_endian<std::uint16_t>(bytes, 30);
    const std::size_t comment = little_endian<std::uint16_t>(bytes, 32);
    if (bytes.size() - record_bytes < name + extra + comment) {
        return broken("the ZIP archive's list of entries is damaged", path);
    }
    ZipEntry entry;
    entry.name = bytes.substr(record_bytes, name);
    entry.place = place;
    entry.flags = little_endian<std::uint16_t>(bytes, 8);
    entry.method = little_endian<std::uint16_t>(bytes, 10);
    entry.crc = little_endian<std::uint32_t>(bytes, 16);
    entry.packed = little_endian<std::uint32_t>(bytes, 20);
    entry.unpacked = little_endian<std::uint32_t>(bytes, 24);
    entry.file_type =
        static_cast<std::uint16_t>(little_endian<std::uint16_t>(bytes, 40) & 0170000U);
    entry.start = little_endian<std::uint32_t>(bytes, 42);
    read_large_numbers(bytes.substr(record_bytes + name, extra), entry);
    return std::pair{std::move(entry), record_bytes + name + extra + comment};
}

Done check_place(const Place& place, const InputLimits& limits, const std::filesystem::path& path) {
    if (place.entries > limits.archive_entries_max) {
        return fail(ErrorKind::limit,
                    "the ZIP archive says that it has " + std::to_string(place.entries) +
                        " entries, more than " + std::to_string(limits.archive_entries_max) +
                        " (archive_entries_max)",
                    path.string(), "If you trust it, unpack it yourself and load the folder");
    }
    if (place.bytes > list_bytes_max) {
        return fail(ErrorKind::limit,
                    "the list of the ZIP archive's entries is longer than " +
                        std::to_string(list_bytes_max) + " bytes",
                    path.string(), "If you trust it, unpack it yourself and load the folder");
    }
    return {};
}

/// What only the whole list can show.
Done check_together(const std::vector<ZipEntry>& entries,
                    std::uint64_t size,
                    const InputLimits& limits,
                    const std::filesystem::path& path) {
    std::uint64_t packed = 0;
    std::uint64_t unpacked = 0;
    for (const ZipEntry& entry : entries) {
        if (Done fine = check_zip_entry(entry, limits, path); !fine) {
            return fine;
        }
        if (entry.start >= size) {
            return broken("the ZIP archive's list points to nothing", path);
        }
        // Entries that share their bytes make a small archive that never ends. No sum here can overflow: what is
        // packed is below the file's size, what is unpacked below its limit, and there are not 2^20 entries.
        if (entry.packed > size - packed) {
            return fail(ErrorKind::refused, "entries of the ZIP archive overlap", path.string());
        }
        packed += entry.packed;
        unpacked += entry.unpacked;
        if (unpacked > limits.unpacked_bytes_max) {
            return fail(ErrorKind::limit,
                        "the ZIP archive unpacks to more than " +
                            std::to_string(limits.unpacked_bytes_max) +
                            " bytes (unpacked_bytes_max)",
                        path.string(), "If you trust it, unpack it yourself and load the folder");
        }
    }
    return {};
}

} // namespace

Result<std::vector<ZipEntry>> zip_entries(const std::filesystem::path& path,
                                          const InputLimits& limits) {
    Result<Descriptor> file = open_for_reading(path);
    if (!file) {
        return pass(file.error());
    }
    const Result<std::uint64_t> size = size_of(*file, path);
    if (!size) {
        return pass(size.error());
    }
    const Result<Place> place = place_of_list(*file, *size, path);
    if (!place) {
        return pass(place.error());
    }
    if (Done fine = check_place(*place, limits, path); !fine) {
        return pass(fine.error());
    }
    const Result<std::string> list = piece(*file, place->offset, place->bytes, path);
    if (!list) {
        return pass(list.error());
    }
    std::vector<ZipEntry> entries;
    std::size_t at = 0;
    while (at < list->size() && entries.size() < place->entries) {
        auto record = read_record(std::string_view{*list}.substr(at), place->offset + at, path);
        if (!record) {
            return pass(record.error());
        }
        at += record->second;
        entries.push_back(std::move(record->first));
    }
    if (entries.size() != place->entries) {
        return broken("the ZIP archive's list is shorter than it says", path);
    }
    if (at != list->size()) {
        return broken("the ZIP archive's list is longer than it says", path);
    }
    if (Done fine = check_together(entries, *size, limits, path); !fine) {
        return pass(fine.error());
    }
    return entries;
}

Result<ZipEntry>
zip_entry_at(const Descriptor& file, std::uint64_t place, const std::filesystem::path& path) {
    // A record is at most its fixed part and three texts of 65,535 bytes; nearly all fit into the first piece.
    for (const std::size_t bytes : {std::size_t{1024}, record_bytes + 3 * std::size_t{65'535}}) {
        std::string text(bytes, '\0');
        const Result<std::size_t> count = read_at(file, place, text, path);
        if (!count) {
            return pass(count.error());
        }
        auto record = read_record(std::string_view{text}.substr(0, *count), place, path);
        if (record) {
            return std::move(record->first);
        }
    }
    return broken("the ZIP archive has changed since it was listed", path);
}

} // namespace mf::store
