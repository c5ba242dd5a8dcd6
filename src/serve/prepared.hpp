// A reply made ready to be sent: head and body in one piece of memory, once for each encoding.
#pragma once

#include "serve/compress.hpp"
#include "serve/negotiate.hpp"
#include "serve/reply.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <string>

namespace mf::serve {

/// What a client is sent, but for the status line and the Date, which change from second to second.
///   bytes:         header lines, empty line, body
///   head_bytes:    how many of them come before the body; a HEAD gets these alone
///   not_modified:  the header lines of a 304 with their empty line; empty when there is no etag
struct Prepared {
    int status = 200;
    std::string bytes;
    std::size_t head_bytes = 0;
    std::string not_modified;
    std::string etag; ///< with its quotes; only of a 200
    std::string route;
};

using PreparedPtr = std::shared_ptr<const Prepared>;

/// What the heads of all replies depend on.
struct HeadStyle {
    bool behind_tls = false; ///< send Strict-Transport-Security
};

/// A reply with the encodings that somebody has asked for so far. Immutable: adding one makes another page.
class Page {
public:
    /// Prepares identity, from which the others are made. A strong etag of each encoding comes from `etag`
    /// or, when that is empty, from a hash of the body.
    Page(const Reply& reply, HeadStyle style, Effort effort);

    /// The encoding to answer with, by weight and by whether the body is worth compressing.
    std::optional<Encoding> chosen(std::string_view accept_encoding) const;
    /// Null when that one has not been prepared.
    const PreparedPtr& prepared(Encoding encoding) const;
    /// This page with that encoding; costs the time of compressing when it is not there.
    Page with(Encoding encoding) const;

    bool cacheable() const { return cacheable_; }

    std::size_t bytes() const; ///< memory in use, about

private:
    Reply meta_; ///< without its body; the etag filled in
    HeadStyle style_;
    Effort effort_;
    bool cacheable_;
    bool worth_compressing_;
    std::array<PreparedPtr, encodings.size()> prepared_;
};

using PagePtr = std::shared_ptr<const Page>;

} // namespace mf::serve
