// The measures of a workspace: the general ones and its authority's own.
#pragma once

#include "app/commands.hpp"
#include "app/facts_database.hpp"
#include "measures/authority.hpp"
#include "measures/definition.hpp"
#include "measures/plan.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace mf::app {

std::vector<std::filesystem::path> measure_folders(const facts::Home& home,
                                                   const std::string& authority);

/// The authority's own words and regimes; those of none where the workspace has none.
Result<measures::Authority> authority_of(const facts::Workspace& workspace,
                                         const geo::Areas& areas);

/// The file in which an authority's decisions to begin limits anew stand.
std::filesystem::path rebased_file(const facts::Home& home, const std::string& authority);
/// The file in which its aims stand.
std::filesystem::path aims_file(const facts::Home& home, const std::string& authority);

/// The newest version of every measure as plans, ordered by id; a measure that counts from several sources has a plan
/// for each (measures/parts.hpp).
Result<std::vector<measures::Plan>> plans_of(const facts::Workspace& workspace,
                                             const facts::State& state);

/// The same of all versions, by id, then version.
Result<std::vector<measures::Plan>> plans_of_all_versions(const facts::Workspace& workspace,
                                                          const facts::State& state);

/// Facts, and all that is counted from them.
struct Measured {
    Facts facts;
    measures::Authority authority;
    std::vector<measures::Plan> plans; ///< the newest version of every measure
};

/// As open_facts().
Result<Measured> open_measured(const Context& context,
                               std::optional<Day> asof = {},
                               const store::DatabaseOptions& options = {},
                               std::optional<std::int64_t> last_event = {});

/// The same of one measure alone. `not_found` when there is none of this id.
Result<std::vector<measures::Plan>> plans_of_measure(const facts::Workspace& workspace,
                                                     const facts::State& state,
                                                     const std::string& id);

} // namespace mf::app
