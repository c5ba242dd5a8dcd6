#include "serve/form.hpp"

#include "base/text.hpp"
#include "serve/multipart.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace mf::serve {

namespace {

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

/// CRLF and CR as LF.
std::string with_plain_lines(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            plain += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            plain += '\n';
        }
    }
    return plain;
}

Done check_name(const Form& form, std::string_view name) {
    if (form.fields.size() + form.uploads.size() >= form_fields_max) {
        return large_form("The form has too many fields");
    }
    if (name.size() > form_name_bytes_max) {
        return large_form("The form has a field whose name is too long");
    }
    if (name.empty() || std::ranges::any_of(name, is_control) || !is_utf8(name)) {
        return bad_form("The form has a field whose name cannot be read");
    }
    const bool twice =
        std::ranges::find(form.fields, name, &FormField::name) != form.fields.end() ||
        std::ranges::find(form.uploads, name, &Upload::field) != form.uploads.end();
    if (twice && !name.ends_with("[]")) {
        return bad_form("The form has one field twice");
    }
    return {};
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] != '%') {
            plain += text[i];
        } else {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return plain;
}

/// The value of "name=value" or name="value" among the parameters of a content type.
std::optional<std::string> parameter_of(std::string_view content_type, std::string_view name) {
    for (const std::string_view part : split(content_type, ';')) {
        const auto equals = part.find('=');
        if (equals == std::string_view::npos || lower(trimmed(part.substr(0, equals))) != name) {
            continue;
        }
        std::string_view value = trimmed(part.substr(equals + 1));
        if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"')) {
            value = value.substr(1, value.size() - 2);
        }
        return std::string{value};
    }
    return std::nullopt;
}

} // namespace

std::unexpected<Error> bad_form(std::string message) {
    return fail(ErrorKind::invalid, std::move(message), "form", "Go back and send the form again");
}

std::unexpected<Error> large_form(std::string message) {
    return fail(ErrorKind::limit, std::move(message), "form", "Send less at a time");
}

Done add_field(Form& form, std::string_view name, std::string_view value) {
    if (Done fine = check_name(form, name); !fine) {
        return fine;
    }
    if (value.size() > form_value_bytes_max) {
        return large_form("The form has a field with too much in it");
    }
    std::string plain = with_plain_lines(value);
    const auto may_not_stand = [](char c) { return is_control(c) && c != '\t' && c != '\n'; };
    if (std::ranges::any_of(plain, may_not_stand) || !is_utf8(plain)) {
        return bad_form("The form has a field that is no text");
    }
    form.fields.push_back({std::string{name}, std::move(plain)});
    return {};
}

Done add_upload(Form& form, Upload upload) {
    if (Done fine = check_name(form, upload.field); !fine) {
        return fine;
    }
    if (form.uploads.size() >= form_files_max) {
        return large_form("The form has too many files");
    }
    // Some browsers send the whole path; on any system only the name counts.
    upload.file_name.erase(0, upload.file_name.find_last_of("/\\") + 1);
    if (upload.file_name.empty() || upload.file_name == "." || upload.file_name == ".." ||
        upload.file_name.size() > file_name_bytes_max || !is_utf8(upload.file_name) ||
        std::ranges::any_of(upload.file_name, is_control)) {
        return bad_form("The form has a file whose name cannot be used");
    }
    form.uploads.push_back(std::move(upload));
    return {};
}

Result<Form> parse_urlencoded(std::string_view body) {
    Form form;
    for (const std::string_view part : split(body, '&')) {
        if (part.empty()) {
            continue;
        }
        const auto equals = part.find('=');
        const auto name = decoded(part.substr(0, equals));
        const auto value = decoded(equals == std::string_view::npos ? std::string_view{}
                                                                    : part.substr(equals + 1));
        if (!name || !value) {
            return bad_form("The form has a '%' without two hexadecimal digits after it");
        }
        if (const Done added = add_field(form, *name, *value); !added) {
            return pass(added.error());
        }
    }
    return form;
}

std::string_view Form::text(std::string_view name) const {
    const auto found = std::ranges::find(fields, name, &FormField::name);
    return found == fields.end() ? std::string_view{} : std::string_view{found->value};
}

std::vector<std::string_view> Form::texts(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const FormField& field : fields) {
        if (field.name == name) {
            values.emplace_back(field.value);
        }
    }
    return values;
}

Result<Form> parse_form(std::string_view content_type, std::string_view body) {
    const std::string type = lower(trimmed(content_type.substr(0, content_type.find(';'))));
    if (type == "application/x-www-form-urlencoded") {
        return parse_urlencoded(body);
    }
    if (type == "multipart/form-data") {
        const auto boundary = parameter_of(content_type, "boundary");
        return boundary ? parse_multipart(*boundary, body)
                        : bad_form("The form does not say what parts its parts");
    }
    return fail(ErrorKind::unsupported, "This is no form", "form",
                "Send it as application/x-www-form-urlencoded or multipart/form-data");
}

} // namespace mf::serve
