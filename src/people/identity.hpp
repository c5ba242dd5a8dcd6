// Who asks: what a handler is told about the reader.
#pragma once

#include "people/role.hpp"

#include <string>

namespace mf::people {

/// Somebody signed in, or (by default) the public.
struct Identity {
    std::string account = {}; ///< id; "" for the public
    std::string name = {};    ///< under which she signs in; for herself and administrators alone
    std::string post = {};    ///< what others are shown: "borough commander"
    Roles roles = {};         ///< without `everyone`, which holds for all
    std::string area = {};    ///< code of the area that she answers for; "" for none

    bool signed_in() const { return !account.empty(); }
    bool has(Role role) const { return role == Role::everyone || roles.contains(role); }
    bool operator==(const Identity&) const = default;
};

/// Who does something that is written down: an account, or a program without one.
struct Actor {
    std::string account; ///< id, "command line" or "program"
    std::string post;    ///< "" where nobody said
    bool operator==(const Actor&) const = default;
};

inline Actor actor_of(const Identity& identity) {
    return {identity.account, identity.post};
}

} // namespace mf::people
