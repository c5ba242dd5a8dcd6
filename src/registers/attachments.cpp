#include "registers/attachments.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::registers {

namespace {

constexpr std::size_t name_bytes_max = 120;

struct Known {
    std::string_view extension;
    std::string_view type;
};

constexpr std::string_view zip_type = "application/zip";

/// What the end of a name promises; documents of office programs are ZIP archives by their bytes.
constexpr std::array<Known, 12> known{{
    {"pdf", "application/pdf"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"txt", "text/plain"},
    {"csv", "text/plain"},
    {"md", "text/plain"},
    {"odt", zip_type},
    {"ods", zip_type},
    {"docx", zip_type},
    {"xlsx", zip_type},
    {"pptx", zip_type},
}};

bool is_plain_text(std::string_view bytes) {
    const auto forbidden = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
    };
    if (bytes.empty() || !is_utf8(bytes) || std::ranges::any_of(bytes, forbidden)) {
        return false;
    }
    // What a browser might take for a page, or a shell for a program, is no plain text.
    std::string_view start = trimmed(bytes);
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (start.starts_with(mark)) {
        start = trimmed(start.substr(mark.size()));
    }
    return !start.starts_with('<') && !start.starts_with("#!");
}

bool is_good_name(std::string_view name) {
    const auto forbidden = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F ||
               std::string_view{"/\\:*?\"<>|%"}.find(c) != std::string_view::npos;
    };
    return !name.empty() && name.size() <= name_bytes_max && name.front() != '.' &&
           trimmed(name) == name && is_utf8(name) && std::ranges::none_of(name, forbidden);
}

bool is_hash(std::string_view text) {
    constexpr std::size_t hash_length = 64;
    return text.size() == hash_length && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

} // namespace

std::string_view type_of(std::string_view bytes) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> beginnings{{
        {"%PDF-", "application/pdf"},
        {"\x89PNG\r\n\x1A\n", "image/png"},
        {"\xFF\xD8\xFF", "image/jpeg"},
        {"PK\x03\x04", zip_type},
    }};
    for (const auto& [start, type] : beginnings) {
        if (bytes.starts_with(start)) {
            return type;
        }
    }
    return is_plain_text(bytes) ? std::string_view{"text/plain"} : std::string_view{};
}

Result<Attachment> Attachments::keep(const std::string& name, std::string_view bytes) const {
    if (bytes.size() > attachment_bytes_max) {
        return fail(ErrorKind::limit,
                    fmt::format("the file is larger than {} MB", attachment_bytes_max >> 20U), name,
                    "Hand in a smaller one, or a link");
    }
    if (!is_good_name(name)) {
        return fail(ErrorKind::invalid, "the file's name cannot be kept", {},
                    "Use letters, digits, blanks and hyphens, at most 120 bytes");
    }
    const auto dot = name.rfind('.');
    const std::string extension = dot == std::string::npos ? "" : lower(name.substr(dot + 1));
    const auto promised = std::ranges::find(known, extension, &Known::extension);
    const std::string_view is = type_of(bytes);
    if (promised == known.end() || is != promised->type) {
        std::vector<std::string> taken;
        std::ranges::transform(known, std::back_inserter(taken),
                               [](const Known& one) { return std::string{one.extension}; });
        return fail(ErrorKind::invalid,
                    is.empty()
                        ? "this kind of file is not taken"
                        : fmt::format("the file is of type {}, and its name says another", is),
                    name, "Known are: " + joined(taken, ", "));
    }
    Attachment made{sha256(bytes), name, std::string{is}, bytes.size()};
    std::error_code problem;
    std::filesystem::create_directories(folder_, problem);
    if (!has(made.hash)) {
        if (auto written = store::write_file(folder_ / made.hash, bytes); !written) {
            return pass(written.error());
        }
    }
    return made;
}

bool Attachments::has(const std::string& hash) const {
    std::error_code ignored;
    return is_hash(hash) && std::filesystem::exists(folder_ / hash, ignored);
}

Result<std::string> Attachments::read(const std::string& hash) const {
    if (!has(hash)) {
        return fail(ErrorKind::not_found, "there is no such file");
    }
    auto bytes = store::read_file(folder_ / hash, attachment_bytes_max);
    if (bytes && sha256(*bytes) != hash) {
        return fail(ErrorKind::integrity, "an attached file is not what was handed in",
                    (folder_ / hash).string(), "Bring it back from a backup");
    }
    return bytes;
}

} // namespace mf::registers
