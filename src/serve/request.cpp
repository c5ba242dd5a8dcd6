#include "serve/request.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace mf::serve {

namespace {

std::unexpected<Error> wrong(std::string message) {
    return fail(ErrorKind::invalid, std::move(message), "address");
}

std::unexpected<Error> beyond(std::string message) {
    return fail(ErrorKind::limit, std::move(message), "address", "Ask for less at a time");
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// Printable ASCII but what no browser sends unescaped. ('[', '|' and the like are sent, against the RFC.)
bool may_stand_in_target(char c) {
    return c > ' ' && c < '\x7F' && c != '"' && c != '<' && c != '>' && c != '#';
}

enum class Plus { plus, blank };

/// Appends the decoded text; false when an escape is broken.
bool decode(std::string_view text, Plus plus, std::string& into) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == Plus::blank) {
            into += ' ';
        } else if (text[i] != '%') {
            into += text[i];
        } else {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return false;
            }
            into += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return true;
}

Result<std::string> read_segment(std::string_view text) {
    std::string segment;
    if (!decode(text, Plus::plus, segment)) {
        return wrong("The address has a '%' without two hexadecimal digits after it");
    }
    if (segment.empty() || segment == "." || segment == "..") {
        return wrong("The address has an empty part or a part made of dots");
    }
    if (segment.find_first_of("/\\") != std::string::npos ||
        std::ranges::any_of(segment, is_control)) {
        return wrong("The address has a slash or a control character inside a part");
    }
    if (!is_utf8(segment)) {
        return wrong("The address is not UTF-8");
    }
    return segment;
}

Done read_path(std::string_view text, Target& target) {
    text.remove_prefix(1);
    if (text.ends_with('/')) {
        target.trailing_slash = true;
        text.remove_suffix(1);
    } else if (text.empty()) {
        target.path = "/";
        return {};
    }
    for (const auto part : split(text, '/')) {
        if (target.segments.size() == path_segments_max) {
            return beyond("The address has too many parts");
        }
        auto segment = read_segment(part);
        if (!segment) {
            return pass(segment.error());
        }
        target.path += '/';
        target.path += *segment;
        target.segments.push_back(std::move(*segment));
    }
    return {};
}

/// Lines may be broken inside a value that a form sends; nothing else that is a control may.
bool may_stand_in_value(char c) {
    return !is_control(c) || c == '\t' || c == '\r' || c == '\n';
}

Result<Parameter> read_parameter(std::string_view text) {
    const auto equals = text.find('=');
    Parameter parameter;
    const bool read = decode(text.substr(0, equals), Plus::blank, parameter.name) &&
                      (equals == std::string_view::npos ||
                       decode(text.substr(equals + 1), Plus::blank, parameter.value));
    if (!read) {
        return wrong("The address has a '%' without two hexadecimal digits after it");
    }
    if (std::ranges::any_of(parameter.name, is_control) ||
        !std::ranges::all_of(parameter.value, may_stand_in_value)) {
        return wrong("The address has a control character in its query");
    }
    if (!is_utf8(parameter.name) || !is_utf8(parameter.value)) {
        return wrong("The address is not UTF-8");
    }
    return parameter;
}

Done read_query(std::string_view text, Target& target) {
    for (const auto part : split(text, '&')) {
        if (part.empty()) {
            continue;
        }
        if (target.query.size() == query_parameters_max) {
            return beyond("The address has too many parameters");
        }
        auto parameter = read_parameter(part);
        if (!parameter) {
            return pass(parameter.error());
        }
        target.query.push_back(std::move(*parameter));
    }
    return {};
}

/// "http://host/path" without "http://host"; a host alone is its root.
std::string_view origin_form(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (text.starts_with(scheme)) {
            const auto path = text.find_first_of("/?", scheme.size());
            return path == std::string_view::npos || text[path] == '?' ? "/" : text.substr(path);
        }
    }
    return text;
}

void encode(std::string_view text, std::string& into) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~:@!$'()*,;";
    for (const char c : text) {
        const bool letter =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || plain.find(c) != std::string_view::npos) {
            into += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            into += '%';
            into += digits[byte >> 4];
            into += digits[byte & 15];
        }
    }
}

void write_query(std::vector<Parameter> query, std::string& into) {
    std::ranges::stable_sort(query, {}, &Parameter::name);
    char before = '?';
    for (const auto& parameter : query) {
        into += before;
        encode(parameter.name, into);
        into += '=';
        encode(parameter.value, into);
        before = '&';
    }
}

} // namespace

std::optional<std::string_view> Target::parameter(std::string_view name) const {
    const auto found = std::ranges::find(query, name, &Parameter::name);
    return found == query.end() ? std::nullopt : std::optional<std::string_view>{found->value};
}

Result<Target> parse_target(std::string_view text) {
    if (text.size() > request_target_bytes_max) {
        return beyond("The address is too long");
    }
    if (!std::ranges::all_of(text, may_stand_in_target)) {
        return wrong("The address has a character that must be escaped");
    }
    text = origin_form(text);
    if (!text.starts_with('/')) {
        return wrong("The address does not begin with a slash");
    }
    const auto question = text.find('?');
    Target target;
    if (auto done = read_path(text.substr(0, question), target); !done) {
        return pass(done.error());
    }
    if (question != std::string_view::npos) {
        if (auto done = read_query(text.substr(question + 1), target); !done) {
            return pass(done.error());
        }
    }
    return target;
}

std::string canonical(const Target& target) {
    std::string text;
    for (const auto& segment : target.segments) {
        text += '/';
        encode(segment, text);
    }
    if (target.trailing_slash || text.empty()) {
        text += '/';
    }
    if (!target.query.empty()) {
        write_query(target.query, text);
    }
    return text;
}

} // namespace mf::serve
