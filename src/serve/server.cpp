#include "serve/server.hpp"

#include "serve/access_log.hpp"
#include "serve/desk.hpp"
#include "serve/listener.hpp"
#include "serve/loop.hpp"

#include <atomic>
#include <latch>
#include <mutex>
#include <utility>
#include <vector>

namespace mf::serve {

struct Server::State {
    State(ServerOptions the_options, Handler handler, StateId state_id, Listeners listeners)
        : options{std::move(the_options)}, port{listeners.port}, log{options.access_log},
          desk{options, std::move(handler), std::move(state_id), [this] { return log.lost(); }} {
        options.site.clear(); // the desk has them
        for (auto& socket : listeners.sockets) {
            const LoopContext context{options, desk, log, connections};
            loops.push_back(
                std::make_unique<Loop>(std::move(socket), listeners.ipv6, loops.size(), context));
        }
    }

    /// Loops first, which wait for the pages under way; then the workers, whom nobody waits for any more.
    void stop() {
        for (const auto& loop : loops) {
            loop->stop();
        }
        for (const auto& loop : loops) {
            loop->join();
        }
        desk.stop();
    }

    ServerOptions options;
    std::uint16_t port;
    std::atomic<std::size_t> connections{0};
    AccessLog log;
    std::vector<std::unique_ptr<Loop>>
        loops; ///< after the desk in dying: its answers refer to them
    Desk desk;
    std::once_flag stop_once;
    std::latch stopped{1};
};

Result<Server> Server::start(ServerOptions options, Handler handler, StateId state_id) {
    if (auto done = check(options); !done) {
        return pass(done.error());
    }
    auto listeners = listen_on(options.host, options.port, options.io_threads);
    if (!listeners) {
        return pass(listeners.error());
    }
    auto state = std::make_unique<State>(std::move(options), std::move(handler),
                                         std::move(state_id), std::move(*listeners));
    for (const auto& loop : state->loops) {
        loop->start();
    }
    return Server{std::move(state)};
}

Server::Server(std::unique_ptr<State> state) : state_{std::move(state)} {}

Server::Server(Server&&) noexcept = default;

Server& Server::operator=(Server&& other) noexcept {
    if (this != &other) {
        if (state_) {
            stop();
        }
        state_ = std::move(other.state_);
    }
    return *this;
}

Server::~Server() {
    if (state_) {
        stop();
    }
}

std::uint16_t Server::port() const {
    return state_->port;
}

void Server::stop() {
    std::call_once(state_->stop_once, [this] {
        state_->stop();
        state_->stopped.count_down();
    });
}

void Server::wait() {
    state_->stopped.wait();
}

} // namespace mf::serve
