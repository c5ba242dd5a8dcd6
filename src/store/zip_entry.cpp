// One entry of a ZIP archive: whether it may be taken, and its bytes.
#include "base/text.hpp"
#include "store/inflate.hpp"
#include "store/little_endian.hpp"
#include "store/zip.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mf::store {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t encrypted_flags = 0x2041; // encrypted, strongly, or with a masked list
constexpr std::size_t header_bytes = 30;          // an entry's own header, without its name
constexpr std::size_t buffer_bytes = std::size_t{128} << 10;

std::string place_of(const ZipEntry& entry, const std::filesystem::path& path) {
    return path.string() + '/' + shown_name(entry.name);
}

/// Why a name could lead out of the folder that it is unpacked into; empty when it cannot.
std::string_view danger_in(std::string_view name) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (name.empty()) {
        return "has no name";
    }
    if (name.contains('\0')) {
        return "has a zero byte in its name";
    }
    if (name.contains('\\')) {
        return "has a backslash in its name";
    }
    if (name.front() == '/' || (name.size() > 1 && name[1] == ':' && is_letter(name[0]))) {
        return "has a name that begins at the root of a disk";
    }
    if (std::ranges::count(split(name, '/'), ".."sv) > 0) {
        return "has a name that climbs out of its folder";
    }
    return {};
}

class EntryReader {
public:
    EntryReader(Descriptor file,
                const ZipEntry& entry,
                std::uint64_t data,
                const std::filesystem::path& path)
        : file_{std::move(file)}, entry_{entry}, data_{data}, path_{path},
          where_{place_of(entry, path)} {
        buffer_.resize(entry.method == stored ? 0 : buffer_bytes);
    }

    Result<std::size_t> operator()(std::span<char> into) {
        Result<std::size_t> count = entry_.method == stored ? copy(into) : inflate(into);
        if (!count) {
            return count;
        }
        given_ += *count;
        if (given_ > entry_.unpacked) {
            return fail(ErrorKind::limit, "more comes out of it than the archive says", where_);
        }
        crc_ = crc32_of(crc_, into.first(*count));
        if (*count == 0 && (given_ != entry_.unpacked || crc_ != entry_.crc)) {
            return fail(ErrorKind::invalid,
                        given_ != entry_.unpacked ? "less comes out of it than the archive says"
                                                  : "its checksum does not hold: it is damaged",
                        where_, "Fetch the archive again");
        }
        return count;
    }

private:
    /// The next packed bytes; none at the end of the entry.
    Result<std::size_t> next_packed(std::span<char> into) {
        const std::uint64_t left = entry_.packed - taken_;
        const std::size_t wanted =
            static_cast<std::size_t>(std::min<std::uint64_t>(left, into.size()));
        Result<std::size_t> count = read_at(file_, data_ + taken_, into.first(wanted), path_);
        if (count && *count < wanted) {
            return fail(ErrorKind::invalid, "the archive ends too early", where_, "Fetch it again");
        }
        taken_ += count.value_or(0);
        return count;
    }

    Result<std::size_t> copy(std::span<char> into) { return next_packed(into); }

    Result<std::size_t> inflate(std::span<char> into) {
        while (!ended_) {
            if (unread_.empty()) {
                const Result<std::size_t> count = next_packed(buffer_);
                if (!count) {
                    return count;
                }
                unread_ = std::string_view{buffer_.data(), *count};
            }
            const Result<Inflater::Step> step = inflater_.step(unread_, into);
            if (!step) {
                return fail(step.error().kind, step.error().message, where_,
                            "Fetch the archive again");
            }
            unread_.remove_prefix(step->taken);
            ended_ = step->ended;
            if (step->given > 0) {
                return step->given;
            }
            if (!ended_ && step->taken == 0 && taken_ == entry_.packed) {
                return fail(ErrorKind::invalid, "it ends in the middle of its compressed bytes",
                            where_, "Fetch the archive again");
            }
        }
        return std::size_t{0};
    }

    Descriptor file_;
    ZipEntry entry_;
    std::uint64_t data_;
    std::filesystem::path path_;
    std::string where_;
    std::vector<char> buffer_;
    std::string_view unread_;
    Inflater inflater_{Inflater::Form::raw};
    std::uint64_t taken_ = 0;
    std::uint64_t given_ = 0;
    std::uint32_t crc_ = 0;
    bool ended_ = false;
};

} // namespace

std::string shown_name(std::string_view raw) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const bool utf8 = is_utf8(raw);
    std::string text;
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F || (byte > 0x7F && !utf8)) {
            text += {'%', digits[byte >> 4], digits[byte & 15]};
        } else {
            text += c;
        }
    }
    return text;
}

Done check_zip_entry(const ZipEntry& entry,
                     const InputLimits& limits,
                     const std::filesystem::path& path) {
    const std::string where = place_of(entry, path);
    if (const std::string_view danger = danger_in(entry.name); !danger.empty()) {
        return fail(ErrorKind::refused, "an entry of the ZIP archive " + std::string{danger},
                    where);
    }
    if (entry.file_type != 0 && entry.file_type != S_IFREG && entry.file_type != S_IFDIR) {
        return fail(ErrorKind::refused, "an entry of the ZIP archive is a link or a device", where);
    }
    if ((entry.flags & encrypted_flags) != 0) {
        return fail(ErrorKind::unsupported, "the ZIP archive is encrypted", where,
                    "Decrypt it first");
    }
    if (entry.method != stored && entry.method != deflated) {
        return fail(ErrorKind::unsupported,
                    "the ZIP archive is compressed in a way that is not read here (method " +
                        std::to_string(entry.method) + ")",
                    where, "Unpack it and load the folder");
    }
    if (entry.unpacked > limits.unpacked_bytes_max) {
        return fail(ErrorKind::limit,
                    "an entry of the ZIP archive unpacks to more than " +
                        std::to_string(limits.unpacked_bytes_max) + " bytes (unpacked_bytes_max)",
                    where);
    }
    if (entry.unpacked > limits.ratio_from_bytes &&
        entry.unpacked / limits.ratio_max > entry.packed) {
        return fail(ErrorKind::limit,
                    "an entry of the ZIP archive unpacks to more than " +
                        std::to_string(limits.ratio_max) + " times its size (ratio_max)",
                    where, "If you trust it, unpack it yourself and load the folder");
    }
    return {};
}

Result<Reader>
open_zip_entry(Descriptor file, const ZipEntry& entry, const std::filesystem::path& path) {
    std::array<char, header_bytes> header{};
    const Result<std::size_t> count = read_at(file, entry.start, header, path);
    if (!count) {
        return pass(count.error());
    }
    const std::string_view bytes{header.data(), *count};
    if (*count < header_bytes || !bytes.starts_with("PK\3\4"sv)) {
        return fail(ErrorKind::invalid, "the ZIP archive's list points to nothing",
                    place_of(entry, path));
    }
    std::string name(little_endian<std::uint16_t>(bytes, 26), '\0');
    if (const auto got = read_at(file, entry.start + header_bytes, name, path); !got) {
        return pass(got.error());
    }
    if (name != entry.name || little_endian<std::uint16_t>(bytes, 8) != entry.method) {
        return fail(ErrorKind::invalid,
                    "the ZIP archive's list and the entry itself say different things",
                    place_of(entry, path));
    }
    const std::uint64_t data =
        entry.start + header_bytes + name.size() + little_endian<std::uint16_t>(bytes, 28);
    return Reader{EntryReader{std::move(file), entry, data, path}};
}

} // namespace mf::store
