// /staff/people: who has an account, and what an administrator does with it.
#pragma once

#include "pages/sign_in.hpp"

#include <string>
#include <vector>

namespace mf::pages {

struct StaffAccountView {
    std::string id;
    std::string name;
    std::string post;
    std::vector<std::string> roles; ///< names: "borough-commander"
    std::string area = {};          ///< its name, "" for none
    bool disabled = false;
    bool has_second_step = false;
    std::string last_sign_in = {}; ///< "2026-03-31T09:30:00Z", "" for never
    bool own = false;              ///< of whoever looks
};

/// What was typed into the form for a new account.
struct NewAccountTyped {
    std::string name;
    std::string post;
    std::string area;
    std::vector<std::string> roles;
    std::string problem = {}; ///< "name", "taken", "post", "area", "role"; "" for nothing
};

struct StaffPeopleView {
    std::vector<StaffAccountView> accounts; ///< by name
    std::vector<std::string> all_roles;     ///< that an account may have
    NewAccountTyped typed = {};
};

/// All accounts, and the form for one more.
Page staff_people_page(const PersonalFrame& frame, const StaffPeopleView& view);

/// One account with what can be done with it. `problem`: "own", "last", "role", "reason", ""; `done`: "roles", "disabled", "enabled", "".
Page staff_person_page(const PersonalFrame& frame,
                       const StaffAccountView& account,
                       const std::vector<std::string>& all_roles,
                       const std::string& problem,
                       const std::string& done);

/// The password that was made: it is shown here and never again.
Page staff_password_page(const PersonalFrame& frame,
                         const std::string& name,
                         const std::string& password);

} // namespace mf::pages
