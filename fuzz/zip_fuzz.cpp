// Archives that nobody vouches for, ZIP and gzip: what comes out keeps to the limits, and no name climbs out.
#include "base/text.hpp"
#include "memory_file.hpp"
#include "property.hpp"
#include "store/input.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace mf;
using namespace mf::store;
using fuzz::require;

constexpr std::size_t input_bytes_max = 8192;
/// Small, so that an input of a few hundred bytes can go beyond each of them.
constexpr InputLimits limits{.archive_entries_max = 40,
                             .unpacked_bytes_max = 65536,
                             .ratio_max = 20,
                             .ratio_from_bytes = 4096};

struct Unpacked {
    std::string bytes;
    Error error; ///< that ended it; without a message: none
};

Unpacked unpack(const Item& item, std::size_t piece) {
    Unpacked unpacked;
    auto reader = open(item, limits);
    if (!reader) {
        unpacked.error = reader.error();
        return unpacked;
    }
    std::string buffer(piece, '\0');
    while (true) {
        const auto count = (*reader)(buffer);
        if (!count) {
            unpacked.error = count.error();
            return unpacked;
        }
        require(*count <= buffer.size(), "no more comes out than there is room for");
        if (*count == 0) {
            return unpacked;
        }
        unpacked.bytes.append(buffer, 0, *count);
        require(unpacked.bytes.size() <= limits.unpacked_bytes_max, "an entry keeps to its limit");
    }
}

void check_name(const Item& item) {
    const std::string_view name = item.name;
    require(!name.empty() && is_utf8(name), "a name is text");
    require(std::ranges::none_of(name, [](char c) { return (c >= 0 && c < ' ') || c == '\\'; }),
            "a name has no control character and no backslash");
    require(!name.starts_with('/') && !(name.size() > 1 && name[1] == ':' &&
                                        lower(name)[0] >= 'a' && lower(name)[0] <= 'z'),
            "a name does not begin at a root");
    require(std::ranges::none_of(split(name, '/'),
                                 [](std::string_view part) { return part.starts_with('.'); }),
            "no part of a name climbs or hides");
}

/// Gives how much came out beyond what any small file may unpack to.
std::uint64_t check_item(const Item& item, bool is_gzip) {
    const Unpacked unpacked = unpack(item, 65536);
    const Unpacked in_pieces = unpack(item, 997);
    // What is damaged and too large is told as the one or the other.
    require(in_pieces.error.message.empty() == unpacked.error.message.empty(),
            "the size of a piece makes no error");
    require(!unpacked.error.message.empty() || in_pieces.bytes == unpacked.bytes,
            "the size of a piece changes no byte");
    if (!is_gzip) {
        require(unpacked.bytes.size() <= item.bytes, "no more comes out than the archive says");
        require(!unpacked.error.message.empty() || unpacked.bytes.size() == item.bytes,
                "less than the archive says is an error");
    }
    return unpacked.bytes.size() > limits.ratio_from_bytes ? unpacked.bytes.size() : 0;
}

void check_listing(const Listing& listing, std::string_view input) {
    require(listing.items.size() <= limits.archive_entries_max, "entries keep to their limit");
    require(listing.unreadable.size() + listing.items.size() <= 1 || listing.unreadable.empty(),
            "an archive is taken whole or not at all");
    const bool is_gzip = input.starts_with("\x1f\x8b");
    std::uint64_t declared = 0;
    std::uint64_t large = 0;
    for (const Item& item : listing.items) {
        if (item.container.empty()) {
            require(unpack(item, 65536).bytes == input, "a plain file is given as it is");
            continue;
        }
        check_name(item);
        declared += item.bytes;
        large += check_item(item, is_gzip);
    }
    require(declared <= limits.unpacked_bytes_max, "the entries together keep to the limit");
    require(large <= (limits.ratio_max + 1) * input.size(), "no small archive becomes a large one");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    const fuzz::MemoryFile file{fuzz::text_of(data, size)};
    const auto listing = list(file.path(), limits);
    require(listing.has_value(), "a file that is there can be listed");
    for (const Unreadable& unreadable : listing->unreadable) {
        require(unreadable.error.message.size() > 1, "what cannot be listed says why");
        require(unreadable.error.kind != ErrorKind::internal, "it is no fault of ours");
    }
    check_listing(*listing, fuzz::text_of(data, size));
    return 0;
}
