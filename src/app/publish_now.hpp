// Publishing a release from the site: one person proposes it, another approves it, and it is open at once.
#pragma once

#include "app/commands.hpp"
#include "people/identity.hpp"

#include <string>

namespace mf::app {

/// Writes down that `who` proposes it, with the entry in the audit, in one transaction.
Done propose(Context context, const std::string& hash, const people::Identity& who);

/// Checks every byte of the release and opens it for everyone at this moment; the entry in the audit is written with it. `refused`
/// when nobody has proposed it, when who proposed or prepared it is the same person or stands for the same post, or when it is
/// published already.
Done publish_now(Context context, const std::string& hash, const people::Identity& who);

} // namespace mf::app
