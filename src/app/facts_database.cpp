#include "app/facts_database.hpp"

#include <fmt/format.h>

#include <utility>

namespace mf::app {

Result<Facts> open_facts(const Context& context, std::optional<Day> asof) {
    auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    auto state = workspace->state(asof);
    if (!state) {
        return pass(state.error());
    }
    const std::size_t stale = state->outdated.size() + state->missing.size();
    if (stale > 0) {
        context.say(fmt::format(
            "{} files were read by an older definition or are missing, and do not count. "
            "Run `metforward rebuild`.",
            stale));
    }
    auto database = store::Database::open();
    if (!database) {
        return pass(database.error());
    }
    if (auto made = facts::make_views(*database, *state); !made) {
        return pass(made.error());
    }
    return Facts{std::move(*workspace), std::move(*state), std::move(*database)};
}

Result<std::optional<Day>> day_option(const std::string& text, const std::string& option) {
    if (text.empty()) {
        return std::optional<Day>{};
    }
    const auto day = Day::parse(text);
    if (!day) {
        return fail(ErrorKind::usage, day.error().message, option, day.error().mend);
    }
    return std::optional{*day};
}

} // namespace mf::app
