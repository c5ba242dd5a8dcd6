// What a handler gives back: the words, what they are, and how long they may be kept.
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

enum class CachePolicy {
    revalidate, ///< may be kept, must be asked for again: pages that change when the state changes
    immutable,  ///< never changes under this address: files named by their content
    no_store,   ///< must not be kept anywhere
};

struct Reply {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::string etag; ///< opaque, without quotes; empty: made of a hash of the body
    CachePolicy cache = CachePolicy::revalidate;
    std::optional<std::string> location; ///< percent-encoded
    std::optional<std::chrono::seconds> retry_after;
    std::vector<std::string> cookies = {}; ///< lines of Set-Cookie, whole; see cookies.hpp
    std::string file_name =
        {}; ///< percent-encoded; not empty: it is saved under this name, and never shown
    std::string allow = "GET, HEAD"; ///< of a 405: the methods that there are
    bool cacheable = false;          ///< the server may keep it until the state changes
    bool embeddable = false;         ///< other sites may show it in a frame
    std::string route;               ///< for the access log: the pattern, not what a reader typed
};

/// A redirect to a percent-encoded address of this site.
Reply redirect(int status, std::string location);

/// "application/problem+json" by RFC 9457: type, title, status, detail. The detail is the error's message and
/// how to mend it; of the server's own mistakes (5xx but `busy` and `unsupported`) it tells nothing.
Reply problem(const Error& error);
/// The same for a status that no error stands behind.
Reply problem(int status, std::string_view detail);

/// A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD.
std::string json_text(std::string_view text);

} // namespace mf::serve
