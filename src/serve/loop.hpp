// One thread with one listening socket and the connections that came by it.
#pragma once

#include "serve/access_log.hpp"
#include "serve/desk.hpp"
#include "serve/listener.hpp"
#include "serve/options.hpp"

#include <atomic>
#include <cstddef>
#include <memory>

namespace mf::serve {

/// What all loops of a server share. It outlives them.
struct LoopContext {
    const ServerOptions& options;
    Desk& desk;
    AccessLog& log;
    std::atomic<std::size_t>& connections; ///< open on all loops together
};

class Loop {
public:
    /// Takes the socket over. `number` is the loop's, from 0.
    Loop(Socket listener, bool ipv6, std::size_t number, const LoopContext& context);
    /// stop() and join() if need be. The desk must have been stopped: its workers may hold connections.
    ~Loop();
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    void start();
    /// From any thread: takes no more clients, lets each request under way be answered, then closes. After
    /// stop_timeout whatever is left is cut.
    void stop();
    /// Waits until the last connection is closed.
    void join();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mf::serve
