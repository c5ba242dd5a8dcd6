// Two people publish a release from the site: one proposes it, another approves it.
#pragma once

#include "people/two_people.hpp"
#include "serve/personal_pages.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mf::serve {

/// A release that was prepared.
struct StaffRelease {
    std::string hash;
    std::string prepared; ///< "2026-03-31T09:30:00Z"
    std::string prepared_by;
    std::vector<std::string> findings;
    std::optional<people::Proposer> proposer = {}; ///< who proposed it last
};

/// What `app` hands in: the work itself.
struct ReleaseDoors {
    /// Prepared and not yet published, newest first.
    std::function<Result<std::vector<StaffRelease>>()> waiting;
    /// Writes down who proposes it, with the entry in the audit.
    std::function<Done(const std::string& hash, const people::Identity& who)> propose;
    /// Checks every byte of it and opens it for everyone; the entry in the audit is written with it. `refused` when it was not
    /// proposed, when its proposer or preparer stands for the same post, or when it is published already.
    std::function<Done(const std::string& hash, const people::Identity& who)> publish;
};

/// /staff/releases, and the two steps.
std::vector<PersonalRoute> release_routes(const PersonalPages& pages, const ReleaseDoors& doors);

} // namespace mf::serve
