#include "app/facts_database.hpp"

#include "facts/integrity.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <utility>

namespace mf::app {

Result<facts::State> open_state(const Context& context,
                                const facts::Workspace& workspace,
                                std::optional<Day> asof,
                                std::optional<std::int64_t> last_event) {
    auto state = workspace.state(asof, last_event);
    if (!state) {
        return state;
    }
    if (!state->damaged.empty()) {
        return fail(ErrorKind::integrity, "the manifest is damaged",
                    state->damaged.front().string(), "Run `metforward rebuild`");
    }
    const std::size_t stale = state->outdated.size() + state->missing.size();
    if (stale > 0) {
        context.say(fmt::format(
            "{} files were read by an older definition or are missing, and do not count. "
            "Run `metforward rebuild`.",
            stale));
    }
    return state;
}

Error cause_of(const facts::State& state, Error error) {
    const bool can_be = error.kind == ErrorKind::invalid || error.kind == ErrorKind::io ||
                        error.kind == ErrorKind::internal;
    if (!can_be) {
        return error;
    }
    const Done whole = facts::check_editions(state);
    return whole ? error : whole.error();
}

namespace {

/// Where questions over more rows than fit in memory put what they are not looking at; made when that happens, gone
/// with the database. Each database has its own.
std::filesystem::path spill_folder() {
    std::error_code none; // then a question that needs it fails, and says that it found no room
    const auto folder = std::filesystem::temp_directory_path(none);
    return none ? std::filesystem::path{}
                : folder /
                      fmt::format("metforward-spill-{}-{:08x}", getpid(), std::random_device{}());
}

} // namespace

Result<Facts> open_facts(const Context& context,
                         std::optional<Day> asof,
                         const store::DatabaseOptions& options,
                         std::optional<std::int64_t> last_event) {
    auto workspace = context.open();
    if (!workspace) {
        return pass(workspace.error());
    }
    auto state = open_state(context, *workspace, asof, last_event);
    if (!state) {
        return pass(state.error());
    }
    store::DatabaseOptions spilling = options;
    spilling.scratch = spill_folder();
    auto database = store::Database::open(spilling);
    if (!database) {
        return pass(database.error());
    }
    if (auto made = facts::make_views(*database, *state); !made) {
        return pass(cause_of(*state, made.error()));
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
