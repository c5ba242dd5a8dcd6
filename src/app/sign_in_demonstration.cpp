// The demonstration shows what each role sees: one account for each, made anew at every start.
#include "app/sign_in.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

bool is_loopback(const std::string& host) {
    return host.starts_with("127.") || host == "::1";
}

} // namespace

bool may_show_sign_ins(bool simulated, const ServeCommand& command) {
    return simulated && is_loopback(command.host) && !command.behind_proxy;
}

Result<std::vector<std::string>>
demonstration_sign_ins(people::People& people, bool may, people::Moment now) {
    if (const Done removed = people.remove_demonstration(now); !removed) {
        return pass(removed.error());
    }
    std::vector<std::string> lines;
    if (!may) {
        return lines;
    }
    for (const people::Role role : people::all_roles().subspan(1)) {
        const std::string name{people::name(role)};
        const auto taken = people.find(name);
        if (!taken) {
            return pass(taken.error());
        }
        if (*taken) {
            continue;
        }
        std::string words = name;
        std::ranges::replace(words, '-', ' ');
        people::NewAccount wanted{name, fmt::format("{} of the demonstration", words), {role}};
        wanted.demonstration = true;
        const auto made = people.add(wanted, {"program", {}}, now);
        if (!made) {
            return pass(made.error());
        }
        lines.push_back(fmt::format("{:<20} {}", name, made->password));
    }
    return lines;
}

} // namespace mf::app
