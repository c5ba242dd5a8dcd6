#include "serve/loop.hpp"

#include "serve/connections.hpp"
#include "serve/moments.hpp"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

namespace mf::serve {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Steady = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Executor>;
using Listening = asio::posix::basic_stream_descriptor<Executor>;

constexpr std::chrono::milliseconds accept_pause{100}; ///< when the system has no descriptor left
constexpr int accepts_max = 64; ///< at once, so that the clients that are there get their turn

/// Often enough that a deadline is missed by a quarter at most.
std::chrono::milliseconds sweep_interval(const ServerOptions& options) {
    const auto shortest = std::min({options.header_timeout, options.idle_timeout,
                                    options.write_timeout, options.stop_timeout});
    return std::clamp(shortest / 4, std::chrono::milliseconds{5}, std::chrono::milliseconds{250});
}

} // namespace

/// Everything here happens on the loop's thread once it runs.
struct Loop::State {
    State(Socket socket, bool is_ipv6, std::size_t number, const LoopContext& context)
        : listening{io, socket.release()}, sweep_timer{io}, pause_timer{io}, ipv6{is_ipv6},
          interval{sweep_interval(context.options)},
          parts{context, context.desk.counters(number), PresentMoment{context.options.now}},
          connections{io, parts, [this] { end_when_done(); }} {}

    void accept() {
        listening.async_wait(Listening::wait_read, [this](error_code error) {
            if (error || parts.stopping) {
                return;
            }
            if (accept_those_waiting()) {
                accept();
            } else {
                pause();
            }
        });
    }

    /// False when the system has no descriptor or memory left.
    bool accept_those_waiting() {
        for (int i = 0; i < accepts_max; ++i) {
            Socket client{
                accept4(listening.native_handle(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)};
            if (client.descriptor() >= 0) {
                connections.admit(std::move(client), ipv6);
            } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
                return true;
            } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
                return false;
            }
        }
        return true;
    }

    /// Trying again at once would only burn the processor.
    void pause() {
        pause_timer.expires_after(accept_pause);
        pause_timer.async_wait([this](error_code error) {
            if (!error && !parts.stopping) {
                accept();
            }
        });
    }

    void sweep_later() {
        sweep_timer.expires_after(interval);
        sweep_timer.async_wait([this](error_code) {
            if (parts.stopping && connections.empty()) {
                return;
            }
            const auto now = Steady::now();
            connections.sweep(now);
            if (parts.stopping && now >= stop_deadline) {
                connections.close_all();
            }
            sweep_later();
        });
    }

    void stop() {
        if (parts.stopping) {
            return;
        }
        parts.stopping = true;
        stop_deadline = Steady::now() + parts.context.options.stop_timeout;
        error_code ignored;
        listening.close(ignored);
        pause_timer.cancel();
        connections.wind_down();
        end_when_done();
    }

    /// Without work left the thread's run() returns.
    void end_when_done() {
        if (parts.stopping && connections.empty()) {
            sweep_timer.cancel();
        }
    }

    asio::io_context io{1};
    Listening listening;
    Timer sweep_timer;
    Timer pause_timer;
    bool ipv6;
    std::chrono::milliseconds interval;
    Steady::time_point stop_deadline{};
    LoopParts parts;
    Connections connections;
    std::jthread thread;
};

Loop::Loop(Socket listener, bool ipv6, std::size_t number, const LoopContext& context)
    : state_{std::make_unique<State>(std::move(listener), ipv6, number, context)} {}

Loop::~Loop() {
    stop();
    join();
}

void Loop::start() {
    state_->accept();
    state_->sweep_later();
    state_->thread = std::jthread{[state = state_.get()] { state->io.run(); }};
}

void Loop::stop() {
    asio::post(state_->io, [state = state_.get()] { state->stop(); });
}

void Loop::join() {
    if (state_->thread.joinable()) {
        state_->thread.join();
    }
}

} // namespace mf::serve
