// What is sent with a form, as any client may write it. The first line is the Content-Type, the rest the body.
#include "base/text.hpp"
#include "property.hpp"
#include "serve/form.hpp"
#include "serve/multipart.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace {

using namespace mf::serve;
using mf::fuzz::require;

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

void check_name(std::string_view name, std::set<std::string_view>& seen) {
    require(!name.empty() && name.size() <= form_name_bytes_max, "a name keeps to its limit");
    require(!has_control(name) && mf::is_utf8(name), "a name is text");
    require(seen.insert(name).second || name.ends_with("[]"), "a name comes once");
}

void check(const Form& form, std::size_t body_bytes) {
    require(form.fields.size() + form.uploads.size() <= form_fields_max, "fields have a limit");
    require(form.uploads.size() <= form_files_max, "files have a limit");
    std::set<std::string_view> seen;
    std::size_t bytes = 0;
    for (const FormField& field : form.fields) {
        check_name(field.name, seen);
        require(field.value.size() <= form_value_bytes_max, "a value keeps to its limit");
        require(mf::is_utf8(field.value), "a value is text");
        require(field.value.find_first_of(std::string_view{"\r\0", 2}) == std::string::npos,
                "lines end in one way");
        bytes += field.value.size();
    }
    for (const Upload& upload : form.uploads) {
        check_name(upload.field, seen);
        require(!upload.file_name.empty() && upload.file_name != ".." && upload.file_name != ".",
                "a file has a name");
        require(upload.file_name.find_first_of("/\\") == std::string::npos, "no name climbs");
        require(!has_control(upload.file_name), "a file's name is one line");
        bytes += upload.bytes.size();
    }
    require(bytes <= body_bytes, "nothing is made up");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t bytes_max = 65536;
    const auto text = mf::fuzz::text_of(data, size).substr(0, bytes_max);
    const auto end = std::min(text.find('\n'), text.size());
    const auto body = text.substr(std::min(end + 1, text.size()));
    for (const std::string_view type :
         {text.substr(0, end), std::string_view{"application/x-www-form-urlencoded"}}) {
        const auto form = parse_form(type, body);
        if (form) {
            check(*form, body.size());
        } else {
            require(!form.error().message.empty() && !form.error().mend.empty(),
                    "an error says what is wrong and how to mend it");
        }
    }
    return 0;
}
