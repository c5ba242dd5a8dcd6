#include "people/account.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::people {

Result<std::string> account_name(const std::string& typed) {
    std::string name = lower(trimmed(typed));
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               std::string_view{".-_@+"}.find(c) != std::string_view::npos;
    };
    if (name.empty() || name.size() > account_name_characters_max ||
        !std::ranges::all_of(name, fits)) {
        return fail(ErrorKind::usage, "this is no name to sign in with", {},
                    "Use letters, digits and . - _ @ + alone, at most 80");
    }
    return name;
}

Identity identity_of(const Account& account) {
    return {account.id, account.name, account.post, account.roles, account.area};
}

} // namespace mf::people
