// The Cookie field of a request, and the other fields by which a form is believed, as any client may write them.
#include "property.hpp"
#include "serve/cookies.hpp"
#include "serve/request.hpp"
#include "serve/same_site.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace mf::serve;
using mf::fuzz::require;

void check_token(std::string_view field, std::string_view name) {
    const auto token = token_in(field, name);
    if (!token) {
        return;
    }
    require(token->size() == 32, "a token has its length");
    require(token->find_first_not_of("0123456789abcdef") == std::string::npos,
            "a token is hexadecimal");
    require(names_cookie(field, name), "a token is under its name");
    const std::string line = set_cookie(name, *token);
    require(line.find_first_of("\r\n") == std::string::npos, "a cookie is one line");
    require(!token_in(std::string{field} + "; " + std::string{name} + "=x", name),
            "what is there twice is not believed");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t bytes_max = 8192;
    const auto text = mf::fuzz::text_of(data, size).substr(0, bytes_max);
    for (const std::string_view name : {session_cookie, device_cookie, form_cookie}) {
        check_token(text, name);
    }
    PersonalRequest request;
    request.host = "example.org";
    request.origin = text;
    if (is_from_here(request)) {
        require(text.size() == request.host.size() + 7 || text.size() == request.host.size() + 8,
                "an origin of ours is our host and a scheme");
    }
    if (is_own_address(text)) {
        require(text[0] == '/' && !text.starts_with("//"), "an address of ours names no host");
        require(text.find_first_of("\r\n\\") == std::string_view::npos, "and is one line");
    }
    return 0;
}
