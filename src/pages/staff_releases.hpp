// /staff/releases: what was prepared, who proposed it, and the button for who may go on.
#pragma once

#include "pages/sign_in.hpp"

#include <string>
#include <vector>

namespace mf::pages {

struct StaffReleaseView {
    enum class State { prepared, proposed, published };

    std::string hash;
    std::string prepared; ///< "2026-03-31T09:30:00Z"
    std::string prepared_by;
    std::vector<std::string> findings; ///< what to mind, as `metforward release check` says it
    State state = State::prepared;
    std::string proposed_by = {}; ///< post
    bool may_propose = false;
    bool may_approve = false;
};

enum class ReleaseProblem { none, same_person, not_proposed, failed };

Page staff_releases_page(const PersonalFrame& frame,
                         const std::vector<StaffReleaseView>& releases,
                         ReleaseProblem problem,
                         const std::string& done); ///< "proposed", "approved", ""

} // namespace mf::pages
