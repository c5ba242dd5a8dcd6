// metforward audit: who did what, when, to what and why. Reading it is written down too.
#include "app/people_commands.hpp"
#include "app/people_of.hpp"

#include <map>
#include <utility>

namespace mf::app {

Result<int> audit(const Context& context, const AuditCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    auto all = people_of(context);
    const auto now = moment_of(context);
    if (!format || !all || !now) {
        return pass(!format ? format.error() : !all ? all.error() : now.error());
    }
    const auto entries = all->audit({command.from, command.to, command.who});
    const auto accounts = all->accounts();
    if (!entries || !accounts) {
        return pass(entries ? accounts.error() : entries.error());
    }
    std::map<std::string, std::string> names; // an account that is gone keeps its id
    for (const people::Account& one : *accounts) {
        names[one.id] = one.name;
    }
    store::Table table{{{"at", ""},
                        {"who", ""},
                        {"post", ""},
                        {"action", ""},
                        {"object", ""},
                        {"detail", ""},
                        {"before", ""},
                        {"after", ""},
                        {"reason", ""}},
                       {}};
    for (const people::AuditEntry& one : *entries) {
        const auto named = names.find(one.actor.account);
        table.rows.push_back({one.at, named == names.end() ? one.actor.account : named->second,
                              one.actor.post, one.action, one.object, one.detail, one.before,
                              one.after, one.reason});
    }
    if (const Done written = all->read_restricted({"command line", "", "", {}, ""}, "audit", *now);
        !written) {
        return pass(written.error());
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
