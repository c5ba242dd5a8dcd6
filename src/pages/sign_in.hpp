// The pages of who signs in: /sign-in, its second step, /account, and the first staff page.
#pragma once

#include "pages/page.hpp"
#include "pages/words.hpp"
#include "release/release.hpp"

#include <string>
#include <vector>

namespace mf::pages {

/// What every personal page is made with.
struct PersonalFrame {
    const release::Release& release;
    const Words& words;
    std::string form_token_name; ///< of the hidden field that shows that a form stood on this site
    std::string form_token;
};

/// A personal page, with nothing on it yet.
Page personal_page(const PersonalFrame& frame, std::string address, std::string title);

/// A form with the token already in it.
Form personal_form(const PersonalFrame& frame, std::string action, std::string button);

enum class SignInProblem { none, refused, too_often, code_refused, waited };

struct SignInView {
    std::string name; ///< as typed before
    std::string to;   ///< where to go on, "" for the account
    SignInProblem problem = SignInProblem::none;
    int minutes = 0; ///< to wait, when it was too often
};

Page sign_in_page(const PersonalFrame& frame, const SignInView& view);
Page sign_in_code_page(const PersonalFrame& frame, const SignInView& view);

struct SessionView {
    std::string began; ///< "2026-03-31T09:30:00Z"
    std::string seen;
    bool is_this_one = false;
};

struct AccountView {
    std::string name;
    std::string post;
    std::vector<std::string> roles; ///< names: "borough-commander"
    std::vector<SessionView> sessions;
    bool has_second_step = false;
    bool needs_second_step = false;
    bool must_change_password = false;
    bool demonstration = false;
    std::string
        password_problem; ///< name of what was wrong with a new password, "" for nothing: "too_short"
    std::string done;     ///< name of what was done: "password", "code", ""
};

Page account_page(const PersonalFrame& frame, const AccountView& view);

struct CodeView {
    std::string grouped; ///< the secret, for typing
    std::string address; ///< otpauth://…
    bool wrong = false;  ///< the code that was typed
};

Page account_code_page(const PersonalFrame& frame, const CodeView& view);

struct StaffView {
    std::string post;
    std::vector<std::string> roles;
    std::vector<LinkItem> links; ///< to what this reader may see
};

Page staff_page(const PersonalFrame& frame, const StaffView& view);

} // namespace mf::pages
