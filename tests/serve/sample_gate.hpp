// A server with the real gate and the real routes, accounts in a folder of their own, and a client that keeps cookies as a
// browser does.
#pragma once

#include "people/people.hpp"
#include "serve/client.hpp"
#include "serve/gate.hpp"
#include "serve/personal_pages.hpp"
#include "serve/sample_server.hpp"
#include "serve/staff_releases.hpp"
#include "support/program.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mf::serve {

inline const std::string good_password = "correct horse battery staple";

/// Counts what is done with passwords; they are kept as "kept:…".
people::PasswordKeeper quick_keeper();

class SampleGate {
public:
    explicit SampleGate(ServerOptions options = quick_options());

    std::uint16_t port() const { return server_->port(); }

    people::People& people() { return *people_; }

    const Gate& gate() const { return *gate_; }

    people::Moment now() const { return people::moment_at(now_); }

    void wait(std::chrono::seconds time) { now_ += time.count(); }

    /// An account with the good password.
    people::Account add(const std::string& name, const people::Roles& roles);

    /// Hashes that were published through the gate, each with the post that did it.
    std::vector<std::pair<std::string, std::string>> published;

private:
    ReleaseDoors doors();

    test::Folder folder_;
    std::atomic<std::int64_t> now_{1'790'000'000};
    std::shared_ptr<people::People> people_;
    std::shared_ptr<const Gate> gate_;
    std::unique_ptr<Server> server_; ///< last: its threads use the rest
};

/// Keeps cookies, sends the field that shows where a form stood, follows nothing.
class Browser {
public:
    explicit Browser(std::uint16_t port) : port_{port} {}

    Received get(const std::string& target);
    /// Sends the fields with the page's own token; the page is got first.
    Received send(const std::string& page,
                  const std::string& target,
                  const std::vector<std::pair<std::string, std::string>>& fields);
    /// Sends exactly this body, with these lines besides those of cookies and of the type.
    Received post(const std::string& target, const std::string& body, const std::string& lines);

    /// Signs in with the good password; the reply to the last step.
    Received sign_in(const std::string& name, const std::string& password = good_password);

    std::string cookie(const std::string& name) const;
    void set_cookie(const std::string& name, const std::string& value) { cookies_[name] = value; }

    /// "Origin: …" of this server.
    std::string own_origin() const;

private:
    std::string cookie_line() const;
    Received remember(Received reply);

    std::uint16_t port_;
    std::map<std::string, std::string> cookies_;
};

/// The value of the field that shows where a form stood, as it is in the page; "" when the page has none.
std::string form_token_in(const std::string& page);

/// Percent-encoded for a form.
std::string encoded(std::string_view text);

} // namespace mf::serve
