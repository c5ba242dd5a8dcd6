// multipart/form-data (RFC 7578), strictly: lines end with CRLF, each part names its field.
#include "serve/multipart.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>

namespace mf::serve {

namespace {

constexpr std::size_t boundary_bytes_max = 70;    ///< RFC 2046
constexpr std::size_t part_head_bytes_max = 4096; ///< two or three lines
constexpr std::string_view line_end = "\r\n";

bool may_stand_in_boundary(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view{"'()+_,-./:=? "}.find(c) != std::string_view::npos;
}

/// What a browser escapes in a name: a quote and the ends of lines.
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string code = lower(text.substr(i, 3));
        const char meant = code == "%22" ? '"' : code == "%0d" ? '\r' : code == "%0a" ? '\n' : '\0';
        plain += meant == '\0' ? text[i] : meant;
        i += meant == '\0' ? 0 : 2;
    }
    return plain;
}

struct Disposition {
    std::optional<std::string> name;
    std::optional<std::string> file_name;
};

/// The parameters of `form-data; name="…"; filename="…"`. Nothing when it is anything else, or has one twice.
std::optional<Disposition> disposition_of(std::string_view text) {
    constexpr std::string_view kind = "form-data";
    if (lower(text.substr(0, kind.size())) != kind) {
        return std::nullopt;
    }
    text.remove_prefix(kind.size());
    Disposition found;
    while (!trimmed(text).empty()) {
        const auto begin = text.find_first_not_of("; \t");
        const auto equals = text.find("=\"", begin);
        if (begin == std::string_view::npos || equals == std::string_view::npos) {
            return std::nullopt;
        }
        const auto end = text.find('"', equals + 2);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string key = lower(text.substr(begin, equals - begin));
        auto& slot = key == "name" ? found.name : found.file_name;
        if ((key != "name" && key != "filename") || slot) {
            return std::nullopt;
        }
        slot = unescaped(text.substr(equals + 2, end - equals - 2));
        text.remove_prefix(end + 1);
    }
    return found;
}

struct PartHead {
    Disposition disposition;
    std::string type;
};

std::optional<PartHead> read_part_head(std::string_view text) {
    PartHead head;
    bool is_disposed = false;
    while (!text.empty()) {
        const auto end = std::min(text.find(line_end), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(text.size(), end + line_end.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string key = lower(line.substr(0, colon));
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (key == "content-disposition") {
            auto disposition = disposition_of(value);
            if (!disposition || is_disposed) {
                return std::nullopt;
            }
            head.disposition = std::move(*disposition);
            is_disposed = true;
        } else if (key == "content-type") {
            head.type = value;
        }
    }
    return head.disposition.name ? std::optional{std::move(head)} : std::nullopt;
}

Done add_part(Form& form, std::string_view part) {
    const auto blank = part.find("\r\n\r\n");
    if (blank > part_head_bytes_max) { // nowhere is beyond it too
        return bad_form("A part of the form has no end to its head");
    }
    auto head = read_part_head(part.substr(0, blank));
    if (!head) {
        return bad_form("A part of the form does not name its field");
    }
    const std::string_view content = part.substr(blank + 4);
    const auto& [name, file_name] = head->disposition;
    if (!file_name) {
        return add_field(form, *name, content);
    }
    if (file_name->empty()) { // no file was chosen
        return content.empty() ? Done{} : bad_form("The form has a file without a name");
    }
    return add_upload(form, {*name, *file_name, std::move(head->type), std::string{content}});
}

} // namespace

Result<Form> parse_multipart(std::string_view boundary, std::string_view body) {
    if (boundary.empty() || boundary.size() > boundary_bytes_max ||
        !std::ranges::all_of(boundary, may_stand_in_boundary)) {
        return bad_form("What parts the form's parts cannot be read");
    }
    const std::string first = "--" + std::string{boundary};
    const std::string next = std::string{line_end} + first;
    if (!body.starts_with(first)) {
        return bad_form("The form does not begin with its first part");
    }
    Form form;
    std::size_t at = first.size();
    while (!body.substr(at).starts_with("--")) {
        if (!body.substr(at).starts_with(line_end)) {
            return bad_form("A part of the form does not begin on a line of its own");
        }
        at += line_end.size();
        const auto end = body.find(next, at);
        if (end == std::string_view::npos) {
            return bad_form("The form ends within a part");
        }
        if (const Done added = add_part(form, body.substr(at, end - at)); !added) {
            return pass(added.error());
        }
        at = end + next.size();
    }
    if (const auto rest = body.substr(at + 2); !rest.empty() && rest != line_end) {
        return bad_form("Something comes after the form's last part");
    }
    return form;
}

} // namespace mf::serve
