// A server with the real gate and the real routes, and accounts in a folder of their own.
#pragma once

#include "people/people.hpp"
#include "serve/gate.hpp"
#include "serve/personal_pages.hpp"
#include "serve/sample_server.hpp"
#include "serve/staff_records.hpp"
#include "serve/staff_releases.hpp"
#include "support/browser.hpp"
#include "support/program.hpp"

#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace mf::serve {

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

    /// An account with the good password, whose post is "post of NAME".
    people::Account
    add(const std::string& name, const people::Roles& roles, const std::string& area = {});

    /// The registers that are shipped, on files of their own.
    registers::Registers& records() { return *records_; }

    /// A record in this state, whatever leads there: written straight into the journal.
    void place(const std::string& in,
               const std::string& id,
               const std::string& state,
               const registers::Values& values);

    /// Hashes that were published through the gate, each with the post that did it.
    std::vector<std::pair<std::string, std::string>> published;

private:
    ReleaseDoors doors();

    std::optional<people::Proposer> proposer_; ///< of the one release
    test::Folder folder_;
    std::atomic<std::int64_t> now_{1'790'000'000};
    std::shared_ptr<people::People> people_;
    RecordsPtr records_;
    std::shared_ptr<const Gate> gate_;
    std::unique_ptr<Server> server_; ///< last: its threads use the rest
};

} // namespace mf::serve
