#include "serve/same_site.hpp"

#include "base/text.hpp"

namespace mf::serve {

namespace {

bool names_host(std::string_view origin, std::string_view host) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (origin.starts_with(scheme)) {
            return !host.empty() && lower(origin.substr(scheme.size())) == lower(host);
        }
    }
    return false; // "null", or a page of the browser's own
}

} // namespace

bool is_from_here(const PersonalRequest& request) {
    if (request.origin.empty() && request.fetch_site.empty()) {
        return false;
    }
    return (request.fetch_site.empty() || request.fetch_site == "same-origin") &&
           (request.origin.empty() || names_host(request.origin, request.host));
}

bool is_own_address(std::string_view text) {
    return text.starts_with('/') && !text.starts_with("//") && parse_target(text).has_value() &&
           text.find('\\') == std::string_view::npos;
}

} // namespace mf::serve
