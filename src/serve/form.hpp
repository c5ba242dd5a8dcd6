// What somebody sent with a form: fields and files, each within its limit.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

inline constexpr std::size_t form_fields_max = 256;           ///< no form of ours asks for more
inline constexpr std::size_t form_name_bytes_max = 100;       ///< of a field
inline constexpr std::size_t form_value_bytes_max = 64 << 10; ///< a long answer, typed
inline constexpr std::size_t form_files_max = 8;              ///< papers beside one record
inline constexpr std::size_t file_name_bytes_max =
    200; ///< what file systems take, and a little less

struct FormField {
    std::string name;
    std::string value; ///< UTF-8; lines end with "\n"; no other control character but a tab

    bool operator==(const FormField&) const = default;
};

struct Upload {
    std::string field;
    std::string
        file_name; ///< the last part of what was sent: no slash, no control character; never empty
    std::string claimed_type; ///< what the sender says it is; the content may be something else
    std::string bytes;

    bool operator==(const Upload&) const = default;
};

/// A name comes once, unless it ends in "[]".
struct Form {
    std::vector<FormField> fields; ///< in the order sent
    std::vector<Upload> uploads;   ///< without those where no file was chosen

    /// The value of a field; "" when it was not sent.
    std::string_view text(std::string_view name) const;
    /// All values of a field whose name ends in "[]".
    std::vector<std::string_view> texts(std::string_view name) const;
    bool operator==(const Form&) const = default;
};

/// Reads application/x-www-form-urlencoded or multipart/form-data (RFC 7578), by the request's Content-Type.
/// `unsupported` for any other, `limit` past one of the limits, else `invalid`: a name twice, bad UTF-8, a control character,
/// parts that are not as they should be. Linear.
Result<Form> parse_form(std::string_view content_type, std::string_view body);

} // namespace mf::serve
