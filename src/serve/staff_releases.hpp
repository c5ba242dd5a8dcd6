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
};

/// What `app` hands in: the work itself.
struct ReleaseDoors {
    /// Prepared and not yet published, newest first.
    std::function<Result<std::vector<StaffRelease>>()> waiting;
    /// Checks every byte of it and opens it for everyone. `refused` when its preparer stands for the same post.
    std::function<Done(const std::string& hash, const std::string& post)> publish;
};

/// Who proposed the release last, by the audit; nothing when nobody has.
Result<std::optional<people::Proposer>> proposer_of(const people::People& people,
                                                    const std::string& hash);

/// /staff/releases, and the two steps.
std::vector<PersonalRoute> release_routes(const PersonalPages& pages, const ReleaseDoors& doors);

} // namespace mf::serve
