// Whether a form that somebody sends stood on this site.
#pragma once

#include "serve/personal_request.hpp"

#include <string>
#include <string_view>

namespace mf::serve {

/// By what browsers say and pages cannot change: Sec-Fetch-Site is "same-origin" where it is there, and Origin names
/// this host where it is there. One of them must be there. The scheme is not compared: only a proxy knows it.
bool is_from_here(const PersonalRequest& request);

/// Whether the text may be followed as an address of this site: "/staff?x=1". Never one of another host.
bool is_own_address(std::string_view text);

} // namespace mf::serve
