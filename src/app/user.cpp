// metforward user: accounts. A password is read from standard input or made and printed once; it is never an argument,
// which every program of the machine could read.
#include "app/people_commands.hpp"
#include "app/people_of.hpp"
#include "app/register_command.hpp"
#include "base/text.hpp"
#include "serve/register_rights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace mf::app {

namespace {

people::Actor operator_of_this_machine() {
    return {"command line", {}};
}

Result<people::Roles> roles_of(const UserCommand& command) {
    people::Roles roles;
    for (const std::string& word : command.roles) {
        const auto role = people::role_of(word);
        if (!role || *role == people::Role::everyone) {
            const auto all = people::all_roles();
            std::vector<std::string> known;
            for (const people::Role one : all.subspan(1)) {
                known.emplace_back(people::name(one));
            }
            return fail(ErrorKind::usage, fmt::format("there is no role '{}'", word), "--role",
                        "The roles are: " + joined(known, ", "));
        }
        roles.insert(*role);
    }
    return roles;
}

/// The first line of standard input, when a password is to come from there.
Result<std::optional<std::string>> given_password(const UserCommand& command) {
    if (!command.password_on_stdin) {
        return std::nullopt;
    }
    std::string line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar()) {
        line += static_cast<char>(c);
        if (line.size() > people::password_bytes_max) {
            return fail(ErrorKind::usage, "the password is too long", "standard input");
        }
    }
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return line;
}

struct Opened {
    people::People people;
    people::Moment now;
};

Result<Opened> opened(const Context& context) {
    auto people = people_of(context);
    const auto now = moment_of(context);
    if (!people || !now) {
        return pass(people ? now.error() : people.error());
    }
    return Opened{std::move(*people), *now};
}

/// The password stands alone on standard output, so that a script can take it.
Result<int> show_password(const Context& context, const people::MadePassword& made) {
    if (made.password.empty()) {
        return done;
    }
    context.say("Its password is shown this once. Its owner is asked to choose another.");
    auto printed = print(made.password + "\n");
    return printed ? Result<int>{done} : pass(printed.error());
}

Result<int> said(const Context& context, const Result<people::Account>& account) {
    if (!account) {
        return pass(account.error());
    }
    context.say(fmt::format("{}: {}; {}.", account->name,
                            account->roles.empty() ? "no role" : people::text_of(account->roles),
                            account->disabled ? "shut" : "open"));
    return done;
}

Result<int> shown(const Context& context, const std::string& format, const store::Table& table) {
    const auto chosen = format_of(context.json ? "json" : format);
    if (!chosen) {
        return pass(chosen.error());
    }
    auto printed = print(rendered(table, *chosen));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace

Result<int> user_add(const Context& context, const UserCommand& command) {
    auto roles = roles_of(command);
    const auto password = given_password(command);
    if (!roles || !password) {
        return pass(roles ? password.error() : roles.error());
    }
    auto all = opened(context);
    if (!all) {
        return pass(all.error());
    }
    const auto made = all->people.add(
        {command.name, command.post, std::move(*roles), command.area, *password, false},
        operator_of_this_machine(), all->now);
    if (!made) {
        return pass(made.error());
    }
    context.say(fmt::format("Made the account '{}'.", made->account.name));
    return show_password(context, *made);
}

Result<int> user_role(const Context& context, const UserCommand& command) {
    const auto roles = roles_of(command);
    if (!roles) {
        return pass(roles.error());
    }
    auto all = opened(context);
    return all ? said(context, all->people.set_roles(command.name, *roles,
                                                     operator_of_this_machine(), all->now))
               : pass(all.error());
}

Result<int> user_disable(const Context& context, const UserCommand& command) {
    auto all = opened(context);
    return all ? said(context,
                      all->people.set_disabled(command.name, !command.enable, command.reason,
                                               operator_of_this_machine(), all->now))
               : pass(all.error());
}

Result<int> user_reset(const Context& context, const UserCommand& command) {
    const auto password = given_password(command);
    auto all = password ? opened(context) : pass(password.error());
    if (!all) {
        return pass(all.error());
    }
    const auto made =
        all->people.reset(command.name, *password, operator_of_this_machine(), all->now);
    if (!made) {
        return pass(made.error());
    }
    context.say(fmt::format("'{}' has a new password.", made->account.name));
    return show_password(context, *made);
}

Result<int> user_list(const Context& context, const UserCommand& command) {
    const auto all = opened(context);
    const auto accounts = all ? all->people.accounts() : pass(all.error());
    if (!accounts) {
        return pass(accounts.error());
    }
    store::Table table{{{"name", ""},
                        {"post", ""},
                        {"roles", ""},
                        {"area", ""},
                        {"state", ""},
                        {"code", ""},
                        {"made", ""},
                        {"id", ""}},
                       {}};
    for (const people::Account& one : *accounts) {
        table.rows.push_back({one.name, one.post, people::text_of(one.roles), one.area,
                              one.disabled ? "shut" : "open", one.has_second_step ? "yes" : "no",
                              one.made, one.id});
    }
    return shown(context, command.format, table);
}

Result<int> user_rights(const Context& context, const UserCommand& command) {
    const auto routes = rights_of(context);
    const auto records = routes ? definitions_of(context) : pass(routes.error());
    if (!records) {
        return pass(records.error());
    }
    const people::Rights rights = routes->with(serve::register_rights(*records));
    store::Table table{{{"what", ""}}, {}};
    for (const people::Role role : people::all_roles()) {
        table.columns.push_back({std::string{people::name(role)}, ""});
    }
    std::vector<std::string> things;
    for (const people::Right& row : rights.rows()) {
        for (const std::string& what : row.what) {
            if (std::ranges::find(things, what) == things.end()) {
                things.push_back(what);
            }
        }
    }
    for (const std::string& what : things) {
        std::vector<store::Value> row{what};
        for (const people::Role role : people::all_roles()) {
            row.emplace_back(std::string{people::cell_word(rights, role, what)});
        }
        table.rows.push_back(std::move(row));
    }
    return shown(context, command.format, table);
}

} // namespace mf::app
