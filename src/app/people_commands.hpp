// The commands about accounts and the audit: what each is asked, and the function that answers it.
#pragma once

#include "app/commands.hpp"

#include <functional>
#include <string>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace mf::app {

struct UserCommand {
    std::string name;
    std::string post;
    std::vector<std::string> roles;
    std::string area;
    std::string reason;
    bool password_on_stdin = false; ///< else one is made and printed once
    bool enable = false;
    std::string format = "table";
};

struct AuditCommand {
    std::string from;
    std::string to;
    std::string who;
    std::string format = "table";
};

Result<int> user_add(const Context& context, const UserCommand& command);
Result<int> user_role(const Context& context, const UserCommand& command);
Result<int> user_disable(const Context& context, const UserCommand& command);
Result<int> user_reset(const Context& context, const UserCommand& command);
Result<int> user_list(const Context& context, const UserCommand& command);
/// The whole table: what x role.
Result<int> user_rights(const Context& context, const UserCommand& command);
Result<int> audit(const Context& context, const AuditCommand& command);

/// What the command line holds for them; it outlives the parsing.
struct PeopleWords {
    UserCommand user;
    AuditCommand audit;
};

/// Adds `user` and `audit`. When one is chosen `choose` is given what to run.
void add_people(CLI::App& app,
                const Context& context,
                PeopleWords& words,
                const std::function<void(std::function<Result<int>()>)>& choose);

} // namespace mf::app
