// What commands about releases work with: the workspace, its journal, what that says of releases, and all measures
// in all their versions.
#pragma once

#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "publish/history.hpp"
#include "store/journal.hpp"

#include <vector>

namespace mf::app {

struct Releases {
    facts::Workspace workspace;
    store::Journal journal;
    publish::History history;
    std::vector<measures::Plan> plans;
};

Result<Releases> open_releases(const Context& context);

/// `integrity` when a published release names a definition that is gone or altered.
Done definitions_kept(const Releases& releases);

} // namespace mf::app
