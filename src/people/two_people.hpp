// Two people of different roles: what one proposes another approves.
#pragma once

#include "base/error.hpp"
#include "people/identity.hpp"

namespace mf::people {

/// Who proposed something: kept with the proposal.
struct Proposer {
    std::string account;
    std::string post;
};

/// `refused` unless `approver` is another person at another post, and signed in. Roles do not count here: who has both
/// roles can do either, but not both to one thing.
Done two_people(const Proposer& proposer, const Identity& approver);

} // namespace mf::people
