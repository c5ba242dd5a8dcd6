// What `serve` gives the server for those who sign in: the gate with all its routes, and the demonstration's accounts.
#pragma once

#include "app/commands.hpp"
#include "pages/words.hpp"
#include "people/people.hpp"
#include "release/release.hpp"
#include "serve/gate.hpp"
#include "serve/options.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mf::app {

/// What the gate needs of the public site.
struct SiteForGate {
    std::function<std::shared_ptr<const release::Release>()> release;
    std::function<serve::Reply(int status, const std::string& address)> error_page;
    std::function<bool(const serve::Target&)> is_public_page;
};

struct SignInDesk {
    std::shared_ptr<people::People> people;
    std::shared_ptr<const serve::Gate> gate;
};

/// `io` where the workspace cannot be written: the site is then for reading alone.
Result<SignInDesk>
sign_in_desk(const Context& context, const pages::Words& words, const SiteForGate& site);

/// Makes the server ask the gate.
void open_gate(const SignInDesk& desk, serve::ServerOptions& options);

/// Whether the demonstration's accounts may be made: its figures are simulated, and nobody but this machine can reach
/// the server, not through a proxy either.
bool may_show_sign_ins(bool simulated, const ServeCommand& command);

/// Takes the accounts of an earlier demonstration away; then, where it may, makes one for each role anew and gives a
/// line for each, with name and password. Accounts that people made are left alone.
Result<std::vector<std::string>>
demonstration_sign_ins(people::People& people, bool may, people::Moment now);

} // namespace mf::app
