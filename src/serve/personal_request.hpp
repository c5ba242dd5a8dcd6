// A question whose answer depends on who asks, or that asks for something to be done.
#pragma once

#include "serve/request.hpp"

#include <string>

namespace mf::serve {

/// As it came: nothing in it is believed yet.
struct PersonalRequest {
    Method method = Method::get;
    Target target;
    std::string cookie;
    std::string host;
    std::string origin;
    std::string fetch_site; ///< Sec-Fetch-Site, which a browser sends and no page can change
    std::string content_type;
    std::string body;        ///< of a POST
    std::string client = {}; ///< address, by which guessing is limited
};

} // namespace mf::serve
