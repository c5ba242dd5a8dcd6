#include "pages/staff_audit.hpp"

#include "serve/personal_pages.hpp"

#include <map>
#include <ranges>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::size_t shown_max = 500; ///< more is for the command `audit`, which writes CSV

Reply audit_reply(const PersonalPages& all, const Visit& visit) {
    if (const Done written = all.people->read_restricted(visit.identity, "audit", visit.now);
        !written) {
        return failed(written.error());
    }
    const auto entries = all.people->audit({});
    const auto accounts = all.people->accounts();
    if (!entries || !accounts) {
        return failed(entries ? accounts.error() : entries.error());
    }
    std::map<std::string, std::string> names;
    for (const people::Account& account : *accounts) {
        names[account.id] = account.name;
    }
    std::vector<pages::AuditLine> lines;
    for (const people::AuditEntry& entry : *entries | std::views::reverse) {
        if (lines.size() == shown_max) {
            break;
        }
        const auto named = names.find(entry.actor.account);
        lines.push_back({entry.at, named == names.end() ? entry.actor.account : named->second,
                         entry.actor.post, entry.action, entry.object, entry.detail, entry.reason});
    }
    const auto shown = all.release();
    const pages::PersonalFrame frame{*shown, all.words, csrf_field, visit.form_token};
    return personal_reply(
        pages::staff_audit_page(frame, static_cast<std::int64_t>(entries->size()), lines),
        all.words);
}

} // namespace

std::vector<PersonalRoute> audit_routes(const PersonalPages& all) {
    return {{Method::get, "/staff/audit",
             [all](const Visit& visit) { return audit_reply(all, visit); }}};
}

} // namespace mf::serve
