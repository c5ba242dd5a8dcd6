// How the commands about accounts and the audit stand on the command line.
#include "app/people_commands.hpp"

#include <CLI/CLI.hpp>

#include <utility>

namespace mf::app {

namespace {

using Choose = std::function<void(std::function<Result<int>()>)>;

CLI::App* add(CLI::App& app,
              const std::string& name,
              const std::string& what,
              const std::string& example,
              const Choose& choose,
              std::function<Result<int>()> run) {
    CLI::App* command = app.add_subcommand(name, what);
    command->footer("Example:\n  " + example);
    command->fallthrough();
    command->callback([choose, run = std::move(run)] { choose(run); });
    return command;
}

void add_format(CLI::App* command, std::string& format) {
    command->add_option("--format", format, "table, csv or json");
}

void add_making(CLI::App& user, const Context& context, UserCommand& words, const Choose& choose) {
    auto* one = add(user, "add", "Makes an account; its password is made and printed once",
                    "metforward user add jo --post \"data officer\" --role analyst", choose,
                    [&] { return user_add(context, words); });
    one->add_option("--post", words.post, "the job that it is for")->required();
    one->add_option("--area", words.area, "code of the area that it answers for");
    auto* reset =
        add(user, "reset", "Makes a new password; takes its code away and signs it out everywhere",
            "metforward user reset jo", choose, [&] { return user_reset(context, words); });
    for (CLI::App* command : {one, reset}) {
        command->add_flag("--password-on-stdin", words.password_on_stdin,
                          "the password is the first line of standard input");
    }
    auto* role = add(user, "role", "Says which roles an account has, in place of those it had",
                     "metforward user role jo --role analyst --role reviewer", choose,
                     [&] { return user_role(context, words); });
    for (CLI::App* command : {one, role}) {
        command->add_option("--role", words.roles, "may be given several times");
    }
    auto* disable = add(user, "disable", "Shuts an account and signs it out",
                        "metforward user disable jo --reason \"has left\"", choose,
                        [&] { return user_disable(context, words); });
    disable->add_option("--reason", words.reason, "why");
    disable->add_flag("--undo", words.enable, "opens it again");
    for (CLI::App* command : {one, reset, role, disable}) {
        command->add_option("name", words.name, "under which the person signs in")->required();
    }
}

} // namespace

void add_people(CLI::App& app, const Context& context, PeopleWords& words, const Choose& choose) {
    CLI::App* user = app.add_subcommand("user", "Accounts: who may sign in, and as what");
    user->footer("Example:\n  metforward user list");
    user->fallthrough();
    user->require_subcommand(1);
    add_making(*user, context, words.user, choose);
    auto* list = add(*user, "list", "All accounts", "metforward user list --format csv", choose,
                     [&] { return user_list(context, words.user); });
    auto* rights = add(*user, "rights", "Who may do what: the whole table",
                       "metforward user rights --format csv", choose,
                       [&] { return user_rights(context, words.user); });
    for (CLI::App* command : {list, rights}) {
        add_format(command, words.user.format);
    }
    auto* audit = add(app, "audit", "Who did what, when, to what and why",
                      "metforward audit --from 2026-11-01 --to 2026-11-30 --format csv", choose,
                      [&] { return app::audit(context, words.audit); });
    audit->add_option("--from", words.audit.from, "first day");
    audit->add_option("--to", words.audit.to, "last day");
    audit->add_option("--who", words.audit.who, "an account's name, or a post");
    add_format(audit, words.audit.format);
}

} // namespace mf::app
