// The table of sessions and of known devices. For this room alone.
#pragma once

#include "people/sign_in.hpp"
#include "people/tables.hpp"

#include <optional>
#include <string>

namespace mf::people {

struct KeptSession {
    std::string account;
    std::string stage; ///< "code" while it waits for one, then "whole"
    Moment began{};
    Moment seen{};
};

bool has_ended(const KeptSession& session, Moment now);

/// The session that the token opens, unless it has ended.
Result<std::optional<KeptSession>>
find_session(const Tables& tables, const std::string& token, Moment now);

/// A token of a session that begins now. Sessions that have ended are forgotten on the way.
Result<std::string> begin_session(const Tables& tables,
                                  const std::string& account,
                                  const std::string& stage,
                                  Moment now);

/// Nothing for a token that is "".
Done end_session(const Tables& tables, const std::string& token);

/// The device's token when it is known for this account, else "".
Result<std::string> known_device(const Tables& tables,
                                 const std::string& account,
                                 const std::string& token,
                                 Moment now);

/// The whole session, and a device that is known from now on (the one that is known already stays).
Result<SignedIn>
enter(const Tables& tables, const std::string& account, const std::string& device, Moment now);

} // namespace mf::people
