#include "people/role.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace mf::people {

namespace {

struct Named {
    Role role;
    std::string_view name;
};

constexpr std::array table{
    Named{Role::everyone, "public"},
    Named{Role::member, "member"},
    Named{Role::officer, "officer"},
    Named{Role::analyst, "analyst"},
    Named{Role::approver, "approver"},
    Named{Role::commissioner_office, "commissioner-office"},
    Named{Role::borough_commander, "borough-commander"},
    Named{Role::council_partner, "council-partner"},
    Named{Role::reviewer, "reviewer"},
    Named{Role::scheme_manager, "scheme-manager"},
    Named{Role::custody_visitor, "custody-visitor"},
    Named{Role::custody_inspector, "custody-inspector"},
    Named{Role::auditor, "auditor"},
    Named{Role::administrator, "administrator"},
};

constexpr auto listed = [] {
    std::array<Role, table.size()> roles{};
    std::ranges::transform(table, roles.begin(), &Named::role);
    return roles;
}();

} // namespace

std::string_view name(Role role) {
    return std::ranges::find(table, role, &Named::role)->name;
}

std::optional<Role> role_of(std::string_view name) {
    const auto found = std::ranges::find(table, name, &Named::name);
    return found == table.end() ? std::nullopt : std::optional{found->role};
}

std::span<const Role> all_roles() {
    return listed;
}

std::vector<std::string> names(const Roles& roles) {
    std::vector<std::string> texts;
    for (const Role role : roles) {
        texts.emplace_back(name(role));
    }
    return texts;
}

std::string text_of(const Roles& roles) {
    return joined(names(roles), ", ");
}

} // namespace mf::people
