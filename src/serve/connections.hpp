// The clients of one loop: their sockets, what each waits for, and until when.
#pragma once

#include "serve/conversation.hpp"
#include "serve/listener.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

namespace boost::asio {
class io_context; // NOLINT(readability-identifier-naming): Boost's name
}

namespace mf::serve {

/// Used on the loop's thread alone.
class Connections {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// `emptied` is called when the last connection is gone.
    Connections(boost::asio::io_context& io, LoopParts& parts, std::function<void()> emptied);
    ~Connections();
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    /// Takes over a socket that was accepted and does not block. Above connections_max the client that has been idle
    /// for longest is closed, or, when none is idle, the new one gets a 503.
    void admit(Socket client, bool ipv6);

    /// Closes those whose deadline has passed.
    void sweep(Time now);

    /// The loop stops: each request that has come is answered, then its connection closed. Idle clients have a
    /// moment left, for a request that is on its way.
    void wind_down();
    void close_all();

    bool empty() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mf::serve
