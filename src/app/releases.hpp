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

/// The whole hash of the release that `begin` names, or of the newest that was prepared when it names none.
Result<std::string> named_release(const Releases& releases, const std::string& begin);

/// The same, but of what everyone reads now when it names none and something is published.
Result<std::string>
current_or_named(const Context& context, const Releases& releases, const std::string& begin);

/// As much of a hash as a sentence needs.
std::string shortened(const std::string& hash);

/// Tells each as a sentence.
void say_findings(const Context& context, const std::vector<std::string>& findings);

/// `integrity` when a published release names a definition that is gone or altered.
Done definitions_kept(const Releases& releases);

/// Every byte of it, and the definitions of all that was published.
Done check_release(const Releases& releases, const std::string& hash);

/// Two people: who prepared it does not publish it. A post of "" is nobody's.
Done not_its_preparer(const publish::History& history,
                      const std::string& hash,
                      const std::string& post);

} // namespace mf::app
