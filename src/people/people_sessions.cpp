// Sessions: who has one, and how they end.
#include "people/people.hpp"
#include "people/people_state.hpp"
#include "people/secret.hpp"
#include "people/session_table.hpp"

#include <utility>

namespace mf::people {

namespace {

constexpr std::chrono::seconds seen_step{
    60}; ///< how exactly it is kept when a session was last used

} // namespace

Result<std::optional<Session>> People::session(const std::string& token, Moment now) {
    if (token.empty()) {
        return std::nullopt;
    }
    const std::scoped_lock lock{state_->mutex};
    const Tables& tables = state_->tables;
    const auto found = find_session(tables, token, now);
    if (!found) {
        return pass(found.error());
    }
    if (!*found || (*found)->stage != "whole") {
        return std::nullopt;
    }
    const auto kept = state_->with_id((*found)->account);
    if (!kept) {
        return pass(kept.error());
    }
    if (kept->account.disabled) {
        return std::nullopt;
    }
    if (now - (*found)->seen >= seen_step) {
        if (const Done seen = tables.run("UPDATE session SET seen = ?2 WHERE token = ?1",
                                         {kept_form(token), seconds_of(now)});
            !seen) {
            return pass(seen.error());
        }
    }
    Session session{identity_of(kept->account), false, kept->account.must_change_password,
                    kept->account.has_second_step};
    if (!session.has_second_step && !kept->account.demonstration) {
        const auto before = session.identity.roles.size();
        for (const Role role : state_->options.need_second_step) {
            session.identity.roles.erase(role);
        }
        session.needs_second_step = session.identity.roles.size() < before;
    }
    if (session.must_change_password) {
        session.identity.roles.clear(); // whoever made the password knows it: first it is changed
    }
    return session;
}

bool People::waits_for_code(const std::string& token, Moment now) const {
    const std::scoped_lock lock{state_->mutex};
    const auto found = find_session(state_->tables, token, now);
    return found && *found && (*found)->stage == "code";
}

Done People::sign_out(const std::string& token, Moment now) {
    const std::scoped_lock lock{state_->mutex};
    const auto found = find_session(state_->tables, token, now);
    if (!found) {
        return pass(found.error());
    }
    if (!*found) {
        return {};
    }
    const std::string& id = (*found)->account;
    const auto kept = state_->with_id(id);
    const std::string post = kept ? kept->account.post : std::string{};
    return state_->write_with(entry_of("account.signed_out", id, {id, post}, now),
                              [&] { return end_session(state_->tables, token); });
}

Done People::sign_out_everywhere(const Identity& who, const std::string& but, Moment now) {
    const std::scoped_lock lock{state_->mutex};
    return state_->write_with(
        entry_of("account.signed_out", who.account, actor_of(who), now, "everywhere"),
        [&]() -> Done {
            const Done done = state_->end_sessions(who.account, but);
            return done ? state_->tables.run("DELETE FROM known_device WHERE account = ?1",
                                             {who.account})
                        : done;
        });
}

Result<std::vector<OpenSession>> People::sessions(const Identity& who, Moment now) const {
    constexpr std::size_t id_digits = 12;
    const std::scoped_lock lock{state_->mutex};
    auto rows = state_->tables.prepared(
        "SELECT token, stage, began, seen FROM session WHERE account = ?1 ORDER BY began, token",
        {who.account});
    std::vector<OpenSession> open;
    while (rows) {
        const auto row = rows->step(looking);
        if (!row) {
            return pass(row.error());
        }
        if (!*row) {
            return open;
        }
        const KeptSession kept{who.account, rows->text(1), moment_at(rows->number(2)),
                               moment_at(rows->number(3))};
        if (kept.stage == "whole" && !has_ended(kept, now)) {
            open.push_back({rows->text(0).substr(0, id_digits), kept.began, kept.seen});
        }
    }
    return pass(rows.error());
}

} // namespace mf::people
