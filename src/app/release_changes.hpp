// What changed in a published release, for its page, and its files for who wants all of it.
#pragma once

#include "app/commands.hpp"
#include "publish/compare.hpp"
#include "publish/history.hpp"
#include "release/history.hpp"

#include <string>
#include <vector>

namespace mf::app {

/// All that has opened to everyone by now, oldest first.
std::vector<release::PublicationInfo> opened_releases(const publish::History& history,
                                                      const std::string& now);

/// The correction that is about a changed value of the older release, nullptr when there is none.
const publish::Correction* correction_of(const publish::History& history,
                                         const std::string& older,
                                         const publish::Change& change);

/// What changed from the release that was open before it. `not_found` for one that has not opened: what is only prepared
/// is nobody's to read. Reads both releases: O(cells).
Result<release::ReleaseChanges> release_changes(const Context& context, const std::string& hash);

/// The bytes of one file of an opened release, compressed as they lie there: "release.json", or the SHA-256 of a file
/// that it names. `not_found` for anything else.
Result<std::string>
release_file(const Context& context, const std::string& hash, const std::string& name);

} // namespace mf::app
