// The roles that there are. Which of them may do what is data: definitions/rights.toml.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::people {

enum class Role {
    everyone, ///< whoever asks, signed in or not: the public
    member,   ///< of the authority
    officer,  ///< of the authority
    analyst,
    approver,
    commissioner_office,
    borough_commander,
    council_partner,
    reviewer,
    scheme_manager,
    custody_visitor,
    custody_inspector,
    auditor,
    administrator,
};

using Roles = std::set<Role>;

std::string_view name(Role role); ///< "borough-commander"; of everyone "public"
std::optional<Role> role_of(std::string_view name);
std::span<const Role> all_roles(); ///< everyone first

/// "analyst, approver".
std::string text_of(const Roles& roles);
std::vector<std::string> names(const Roles& roles);

} // namespace mf::people
