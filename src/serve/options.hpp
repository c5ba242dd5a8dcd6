// Everything that can be set about the server, each limit with its reason.
#pragma once

#include "base/error.hpp"
#include "serve/personal_request.hpp"
#include "serve/rate_limit.hpp"
#include "serve/reply.hpp"
#include "serve/request.hpp"
#include "serve/static_files.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

/// Makes a page. Called on a worker thread, several at once. A reply depends on the request's target and on the
/// state alone. What it throws becomes a 500 and a line in the error log.
using Handler = std::function<Reply(const Request&)>;

/// Answers who is signed in, or wants to be, and every POST: nothing of it is kept. As a Handler otherwise.
using PersonalHandler = std::function<Reply(const PersonalRequest&)>;

/// Names what pages are made from. Called for every request on a thread that must not wait. Once it gives a new
/// name the handler must make pages of the new state, and all kept pages are dropped.
using StateId = std::function<std::string()>;

struct ServerOptions {
    using Milliseconds = std::chrono::milliseconds;
    using Now = std::function<std::chrono::sys_seconds()>;

    std::string host = "127.0.0.1"; ///< numeric
    std::uint16_t port = 8080;      ///< 0: any that is free; Server::port() tells
    std::size_t io_threads = 2;     ///< one listening socket and one loop each
    std::size_t worker_threads = 2; ///< where pages are made

    std::size_t page_cache_bytes_max = std::size_t{256}
                                       << 20;    ///< some 6,000 pages in three encodings
    std::size_t request_header_bytes_max = 8192; ///< as other servers have it
    std::size_t request_body_bytes_max = 1024;   ///< no page reads one
    std::size_t connections_max = 4096;          ///< 9 KB of memory each
    std::size_t queue_max = 256;                 ///< pages waiting to be made; beyond it 503

    PersonalHandler personal; ///< without it there is no POST and no address below personal_roots
    std::vector<std::string> personal_roots; ///< "/account": this address and all below it
    std::size_t personal_threads =
        2; ///< of their own, so that working on passwords keeps no page waiting
    std::size_t personal_queue_max = 64;
    std::size_t form_bytes_max = std::size_t{64} * 1024; ///< a long answer typed into a form
    std::size_t upload_bytes_max = std::size_t{8} << 20; ///< a scanned paper; only with a cookie
    std::size_t bodies_bytes_max = std::size_t{64}
                                   << 20; ///< of all clients together; beyond it 503

    Milliseconds header_timeout{10'000}; ///< from the first byte of a request to its last
    Milliseconds idle_timeout{60'000};   ///< between two requests
    Milliseconds write_timeout{30'000};  ///< for every 64 KiB that a client takes
    Milliseconds stop_timeout{10'000};   ///< for what is under way when stop() is called

    RateLimit rate;          ///< of replies that are not ready
    bool behind_tls = false; ///< a proxy speaks TLS to the readers: send Strict-Transport-Security
    bool behind_proxy = false; ///< a client is the last address of X-Forwarded-For

    std::vector<StaticFile> site; ///< served under /site/
    std::function<Reply(int)>
        error_page; ///< the page for a status; called at start, once for each of
                    ///< refusal_statuses; without it a line of text
    std::function<void(std::string_view)>
        access_log; ///< a line of JSON; called on a thread of its own
    std::function<void(std::string_view)> error_log; ///< a sentence; called on worker threads
    Now now; ///< for the Date field and the log; without it the system's clock
};

/// `usage` when a number is out of range, with its name.
Done check(const ServerOptions& options);

} // namespace mf::serve
