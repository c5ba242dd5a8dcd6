#include "serve/cookies.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::serve {

namespace {

constexpr std::size_t token_digits = 32;
constexpr std::string_view kept_safe = "Path=/; Secure; HttpOnly; SameSite=Lax";

bool is_token(std::string_view text) {
    return text.size() == token_digits && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

struct Named {
    int times = 0;
    std::string_view value; ///< of the last
};

Named look_for(std::string_view field, std::string_view name) {
    Named found;
    for (const std::string_view part : split(field, ';')) {
        const auto equals = part.find('=');
        if (equals != std::string_view::npos && trimmed(part.substr(0, equals)) == name) {
            ++found.times;
            found.value = trimmed(part.substr(equals + 1));
        }
    }
    return found;
}

} // namespace

std::optional<std::string> token_in(std::string_view cookie_field, std::string_view name) {
    const Named found = look_for(cookie_field, name);
    return found.times == 1 && is_token(found.value) ? std::optional{std::string{found.value}}
                                                     : std::nullopt;
}

bool names_cookie(std::string_view cookie_field, std::string_view name) {
    return look_for(cookie_field, name).times > 0;
}

std::string
set_cookie(std::string_view name, std::string_view token, std::optional<std::chrono::seconds> age) {
    std::string line = fmt::format("{}={}; {}", name, token, kept_safe);
    if (age) {
        line += fmt::format("; Max-Age={}", age->count());
    }
    return line;
}

std::string cleared_cookie(std::string_view name) {
    return fmt::format("{}=; {}; Max-Age=0", name, kept_safe);
}

} // namespace mf::serve
