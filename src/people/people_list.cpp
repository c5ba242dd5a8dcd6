// Which accounts there are; and those of a demonstration, which go.
#include "base/text.hpp"
#include "people/people.hpp"
#include "people/people_state.hpp"

#include <fmt/format.h>

namespace mf::people {

Result<std::vector<Account>> People::accounts() const {
    const std::scoped_lock lock{state_->mutex};
    return state_->tables.all();
}

Result<std::optional<Account>> People::find(const std::string& name) const {
    const std::scoped_lock lock{state_->mutex};
    auto kept = state_->tables.by_name(lower(trimmed(name)));
    if (!kept) {
        return pass(kept.error());
    }
    return *kept ? std::optional{(*kept)->account} : std::nullopt;
}

Result<std::optional<Account>> People::find_id(const std::string& id) const {
    const std::scoped_lock lock{state_->mutex};
    auto kept = state_->tables.by_id(id);
    if (!kept) {
        return pass(kept.error());
    }
    return *kept ? std::optional{(*kept)->account} : std::nullopt;
}

Done People::remove_demonstration(Moment now) {
    const std::scoped_lock lock{state_->mutex};
    const Tables& tables = state_->tables;
    const auto some = tables.number("SELECT count(*) FROM account WHERE demonstration = 1", {});
    if (!some) {
        return pass(some.error());
    }
    if (*some == 0) {
        return {};
    }
    return state_->write_with(
        entry_of("account.demonstration_removed", "demonstration", {"program", {}}, now),
        [&]() -> Done {
            constexpr std::string_view those =
                "account IN (SELECT id FROM account WHERE demonstration = 1)";
            Done done = tables.run(fmt::format("DELETE FROM session WHERE {}", those), {});
            done = done ? tables.run(fmt::format("DELETE FROM known_device WHERE {}", those), {})
                        : done;
            return done ? tables.run("DELETE FROM account WHERE demonstration = 1", {}) : done;
        });
}

} // namespace mf::people
