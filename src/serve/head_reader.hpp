// Reads requests off a stream of bytes: the head's few fields that matter. The body of a POST is kept up to its limit; any
// other is read past and forgotten.
#pragma once

#include "serve/body_budget.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mf::serve {

struct RequestHead {
    enum class Asked { get, head, post, other };

    Asked asked = Asked::other;
    std::string target; ///< as it came
    std::string accept;
    std::string accept_encoding;
    std::string if_none_match;
    std::string
        forwarded_for; ///< X-Forwarded-For; several lines are joined by commas, as of all fields here
    std::string cookie;
    std::string host;
    std::string origin;
    std::string fetch_site; ///< Sec-Fetch-Site
    std::string content_type;
    std::string body; ///< of a POST
    bool http_1_0 = false;
    bool keep_alive = false;
};

struct ReadLimits {
    std::uint32_t header_bytes_max;
    std::uint64_t body_bytes_max;
    std::uint64_t form_bytes_max = 0;   ///< of a POST; 0: a POST is read as any other
    std::uint64_t upload_bytes_max = 0; ///< of a POST of files by somebody who has a cookie
    std::shared_ptr<BodyBudget> budget = nullptr; ///< of all bodies that are kept
};

/// One message after the other. Strict: a request of HTTP/1.1 names one host; Content-Length and
/// Transfer-Encoding never both; no coding but "chunked"; trailers are passed over.
class HeadReader {
public:
    enum class Progress { more, whole, refused };

    explicit HeadReader(ReadLimits limits);
    ~HeadReader();
    HeadReader(const HeadReader&) = delete;
    HeadReader& operator=(const HeadReader&) = delete;

    /// Reads on; `taken` is how many of the bytes are done with (the caller gives the others again, with more
    /// after them). Nothing past the end of the message is taken.
    Progress put(std::string_view bytes, std::size_t& taken);
    /// Whether put() has seen a byte of the present message.
    bool begun() const;
    /// How much of the present message's body is kept.
    std::size_t body_bytes() const;
    /// For the next message.
    void reset();

    const RequestHead& head() const; ///< when put() said `whole`
    int refusal() const;             ///< the status to answer with, when put() said `refused`

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mf::serve
