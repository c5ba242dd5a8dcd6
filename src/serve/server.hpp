// The web server: readers' requests in, a handler's pages out, most of them from memory.
#pragma once

#include "base/error.hpp"
#include "serve/options.hpp"

#include <cstdint>
#include <memory>

namespace mf::serve {

/// Speaks HTTP/1.1 with GET and HEAD. A page is made once for each state, compressed once for each encoding, and
/// from then on sent as it is. Every reply carries the security fields; every wait has an end.
class Server {
public:
    /// Listens when it returns. Errors: those of check() and of listening: `usage`, `busy` when the port is
    /// taken, `refused`, `io`.
    static Result<Server> start(ServerOptions options, Handler handler, StateId state_id);

    ~Server(); ///< stop()
    Server(Server&&) noexcept;
    Server& operator=(Server&&) noexcept;

    std::uint16_t port() const;

    /// Takes no more clients, lets what is under way be answered for at most stop_timeout, and returns when all
    /// threads have ended (a handler that is running is waited for). From any thread but the server's own;
    /// idempotent.
    void stop();

    /// Returns when another thread's stop() is done.
    void wait();

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mf::serve
