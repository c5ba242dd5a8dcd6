// The value that a site shows, of the newest facts of a workspace.
#pragma once

#include "app/facts_database.hpp"
#include "publish/make_release.hpp"

namespace mf::app {

inline Result<release::Release> newest_release(const Facts& facts,
                                               const measures::Authority& authority,
                                               const std::vector<measures::Plan>& plans,
                                               geo::Level smallest) {
    const publish::Material material{facts.workspace.home().folder, facts.state, facts.database,
                                     authority, plans};
    return publish::make_release(material, smallest);
}

} // namespace mf::app
