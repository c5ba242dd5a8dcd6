#include "people/session_table.hpp"

#include "people/secret.hpp"

#include <utility>

namespace mf::people {

bool has_ended(const KeptSession& session, Moment now) {
    if (session.stage == "code") {
        return now - session.began > code_wait_max;
    }
    return now - session.seen > session_idle_max || now - session.began > session_age_max;
}

Result<std::optional<KeptSession>>
find_session(const Tables& tables, const std::string& token, Moment now) {
    auto row = tables.prepared("SELECT account, stage, began, seen FROM session WHERE token = ?1",
                               {kept_form(token)});
    if (!row) {
        return pass(row.error());
    }
    const auto there = row->step(looking);
    if (!there) {
        return pass(there.error());
    }
    if (!*there) {
        return std::nullopt;
    }
    KeptSession session{row->text(0), row->text(1), moment_at(row->number(2)),
                        moment_at(row->number(3))};
    return has_ended(session, now) ? std::nullopt : std::optional{std::move(session)};
}

Result<std::string> begin_session(const Tables& tables,
                                  const std::string& account,
                                  const std::string& stage,
                                  Moment now) {
    std::string token = new_token();
    if (const Done old =
            tables.run("DELETE FROM session WHERE began <= ?1 OR seen <= ?2",
                       {seconds_of(now - session_age_max), seconds_of(now - session_idle_max)});
        !old) {
        return pass(old.error());
    }
    const Done begun = tables.run("INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?4)",
                                  {kept_form(token), account, stage, seconds_of(now)});
    return begun ? Result<std::string>{std::move(token)} : pass(begun.error());
}

Done end_session(const Tables& tables, const std::string& token) {
    return token.empty() ? Done{}
                         : tables.run("DELETE FROM session WHERE token = ?1", {kept_form(token)});
}

Result<std::string> known_device(const Tables& tables,
                                 const std::string& account,
                                 const std::string& token,
                                 Moment now) {
    if (token.empty()) {
        return std::string{};
    }
    const auto known = tables.number(
        "SELECT count(*) FROM known_device WHERE token = ?1 AND account = ?2 AND made > ?3",
        {kept_form(token), account, seconds_of(now - device_age_max)});
    if (!known) {
        return pass(known.error());
    }
    return *known > 0 ? token : std::string{};
}

Result<SignedIn>
enter(const Tables& tables, const std::string& account, const std::string& device, Moment now) {
    SignedIn entered{SignInOutcome::signed_in, {}, device, {}};
    if (device.empty()) {
        entered.device = new_token();
        if (const Done known = tables.run("INSERT INTO known_device VALUES (?1, ?2, ?3)",
                                          {kept_form(entered.device), account, seconds_of(now)});
            !known) {
            return pass(known.error());
        }
    }
    auto token = begin_session(tables, account, "whole", now);
    if (!token) {
        return pass(token.error());
    }
    entered.session = std::move(*token);
    return entered;
}

} // namespace mf::people
