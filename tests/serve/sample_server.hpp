// A server on a free port, whose pages say which state they were made from and how often they were made.
#pragma once

#include "serve/server.hpp"
#include "support/client.hpp"

#include <atomic>
#include <functional>
#include <mutex>
#include <string>

namespace mf::serve {

/// Options for a test: a free port, short times, nobody limited.
inline ServerOptions quick_options() {
    ServerOptions options;
    options.port = 0;
    options.stop_timeout = std::chrono::milliseconds{2000};
    options.rate.per_second = 0;
    return options;
}

/// Pages: "/page" is long and may be kept, "/query" says its query, "/once" may not be kept, "/big" is 8 MB,
/// "/throws" throws; any other is a 404. `before` is called before each page is made.
class SampleServer {
public:
    explicit SampleServer(
        ServerOptions options = quick_options(), std::function<void()> before = [] {})
        : before_{std::move(before)}, server_{*Server::start(
                                          std::move(options),
                                          [this](const Request& request) { return make(request); },
                                          [this] { return state(); })} {}

    std::uint16_t port() const { return server_.port(); }

    Server& server() { return server_; }

    int made() const { return made_; }

    std::string state() {
        const std::lock_guard lock{mutex_};
        return state_;
    }

    void set_state(std::string state) {
        const std::lock_guard lock{mutex_};
        state_ = std::move(state);
    }

private:
    Reply make(const Request& request) {
        ++made_;
        before_();
        Reply reply;
        reply.cacheable = true;
        const auto& path = request.target.path;
        if (path == "/page" || path == "/page.json") {
            reply.route = path;
            reply.body = "<p>" + state() + "</p>" + std::string(20'000, 'x');
        } else if (path == "/query") {
            reply.body = std::string{request.target.parameter("q").value_or("none")};
        } else if (path == "/once") {
            reply.body = "once";
            reply.cacheable = false;
        } else if (path == "/big") {
            reply.body.assign(8'000'000, 'b');
        } else if (path == "/throws") {
            throw std::runtime_error{"broken"};
        } else {
            reply.status = 404;
            reply.body = "nothing here";
            reply.cacheable = false;
        }
        return reply;
    }

    std::function<void()> before_;
    std::atomic<int> made_{0};
    std::mutex mutex_;
    std::string state_ = "one";
    Server server_; ///< last: its threads use the rest
};

} // namespace mf::serve
