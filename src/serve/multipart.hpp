// Parts of the two readers of forms. For this room alone.
#pragma once

#include "serve/form.hpp"

#include <string_view>

namespace mf::serve {

/// Puts the field into the form, checked and with its lines ended by "\n".
Done add_field(Form& form, std::string_view name, std::string_view value);
Done add_upload(Form& form, Upload upload);

Result<Form> parse_urlencoded(std::string_view body);
/// `boundary` is that of the Content-Type.
Result<Form> parse_multipart(std::string_view boundary, std::string_view body);

std::unexpected<Error> bad_form(std::string message);
std::unexpected<Error> large_form(std::string message);

} // namespace mf::serve
