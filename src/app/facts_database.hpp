// The facts as one command sees them: the state, and a database with its views.
#pragma once

#include "app/commands.hpp"
#include "facts/state.hpp"
#include "store/database.hpp"

#include <optional>

namespace mf::app {

/// The state of the facts. `integrity` when something of it is damaged; says when something is missing.
Result<facts::State> open_state(const Context& context,
                                const facts::Workspace& workspace,
                                std::optional<Day> asof = std::nullopt,
                                std::optional<std::int64_t> last_event = std::nullopt);

/// A question that fails may fail because a file is damaged: then that is what is wrong (`integrity`).
Error cause_of(const facts::State& state, Error error);

struct Facts {
    facts::Workspace workspace;
    facts::State state;
    store::Database database;
};

/// Says on standard error what does not count because it must be rebuilt.
Result<Facts> open_facts(const Context& context,
                         std::optional<Day> asof = std::nullopt,
                         const store::DatabaseOptions& options = {},
                         std::optional<std::int64_t> last_event = std::nullopt);

/// A day given on the command line; "" is none.
Result<std::optional<Day>> day_option(const std::string& text, const std::string& option);

} // namespace mf::app
