// HTTP's numbers: which one an error is, and what each is called.
#pragma once

#include "base/error.hpp"

#include <array>
#include <string_view>

namespace mf::serve {

/// The one table from kinds of error to statuses.
int status_of(ErrorKind kind);

/// "Not Found"; "Status" for a number that this program does not send.
std::string_view phrase_of(int status);

/// Every status that the server may send by itself, when no handler was asked.
inline constexpr std::array refusal_statuses{400, 404, 405, 406, 408, 413, 414, 429, 431, 500, 503};

} // namespace mf::serve
