// An account: a person at a post, with roles.
#pragma once

#include "base/error.hpp"
#include "people/identity.hpp"
#include "people/moment.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace mf::people {

inline constexpr std::size_t account_name_characters_max = 80;
inline constexpr std::size_t post_bytes_max = 120; ///< a post is a few words

struct Account {
    std::string id;   ///< drawn at random; stands in the audit, so that a name can be erased
    std::string name; ///< for signing in: lower case
    std::string post;
    Roles roles;
    std::string area; ///< "" for none
    bool disabled = false;
    bool demonstration = false; ///< made by the demonstration: gone with its next start
    bool has_second_step = false;
    bool must_change_password = false; ///< it was made by somebody else
    std::string made;                  ///< "2026-03-31T09:30:00Z"
    bool operator==(const Account&) const = default;
};

struct NewAccount {
    std::string name;
    std::string post;
    Roles roles;
    std::string area = {};
    std::optional<std::string> password = {}; ///< nothing: one is made
    bool demonstration = false;
};

struct MadePassword {
    Account account;
    std::string password; ///< as it was made; "" when it was given
};

/// In lower case; `usage` unless it is made of letters of ASCII, digits and ". - _ @ +", at most 80.
Result<std::string> account_name(const std::string& typed);

Identity identity_of(const Account& account);

} // namespace mf::people
