// The accounts and rights of a workspace, opened as the definitions say.
#pragma once

#include "app/commands.hpp"
#include "people/people.hpp"
#include "people/rights.hpp"

namespace mf::app {

/// definitions/rights.toml.
Result<people::Rights> rights_of(const Context& context);

/// Accounts stand beside the journal. `io` where that cannot be written.
Result<people::People> people_of(const Context& context);

/// The moment of this run of the program.
Result<people::Moment> moment_of(const Context& context);

} // namespace mf::app
