#include "serve/prepared.hpp"

#include "base/hash.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::size_t etag_digits = 32; ///< 128 bits of the hash

constexpr std::string_view content_security_policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src "
    "'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

std::size_t index(Encoding encoding) {
    return static_cast<std::size_t>(encoding);
}

/// What may stand in a header line: whatever else a handler put there is left out, so that no text of a
/// reader can begin a line of its own.
std::string header_text(std::string_view text) {
    std::string clean;
    for (const char c : text) {
        if (c >= ' ' && c < '\x7F') {
            clean += c;
        }
    }
    return clean;
}

std::string etag_text(std::string_view opaque, Encoding encoding) {
    std::string text = "\"";
    for (const char c : opaque) {
        if (c > ' ' && c < '\x7F' && c != '"') {
            text += c;
        }
    }
    if (encoding != Encoding::identity) {
        text += '-';
        text += name_of(encoding);
    }
    return text + '"';
}

std::string_view cache_control(CachePolicy policy) {
    switch (policy) {
    case CachePolicy::immutable:
        return "public, max-age=31536000, immutable";
    case CachePolicy::no_store:
        return "no-store";
    case CachePolicy::revalidate:
        break;
    }
    return "no-cache";
}

/// Data that other sites' scripts may read.
bool is_open_data(std::string_view type) {
    return type.starts_with("text/csv") || type.find("json") != std::string_view::npos;
}

/// The lines that every reply has, a 304 too.
std::string common_lines(const Reply& meta, HeadStyle style, std::string_view etag) {
    std::string lines;
    const auto out = std::back_inserter(lines);
    if (!etag.empty()) {
        fmt::format_to(out, "ETag: {}\r\n", etag);
    }
    fmt::format_to(out,
                   "Cache-Control: {}\r\nVary: Accept-Encoding\r\n"
                   "Content-Security-Policy: {}{}\r\n"
                   "X-Content-Type-Options: nosniff\r\n"
                   "Referrer-Policy: strict-origin-when-cross-origin\r\n"
                   "Cross-Origin-Opener-Policy: same-origin\r\n"
                   "Cross-Origin-Resource-Policy: same-origin\r\n",
                   cache_control(meta.cache), content_security_policy,
                   meta.embeddable ? "*" : "'none'");
    if (style.behind_tls) {
        lines += "Strict-Transport-Security: max-age=31536000\r\n";
    }
    if (is_open_data(meta.content_type)) {
        lines += "Access-Control-Allow-Origin: *\r\n";
    }
    return lines;
}

/// The lines that say what the body is and what to do with it.
std::string own_lines(const Reply& meta, Encoding encoding, std::size_t body_bytes) {
    std::string lines = fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n",
                                    header_text(meta.content_type), body_bytes);
    if (encoding != Encoding::identity) {
        lines += fmt::format("Content-Encoding: {}\r\n", name_of(encoding));
    }
    if (!meta.file_name.empty()) {
        lines += fmt::format("Content-Disposition: attachment; filename*=UTF-8''{}\r\n",
                             header_text(meta.file_name));
    }
    if (meta.location) {
        lines += fmt::format("Location: {}\r\n", header_text(*meta.location));
    }
    if (meta.retry_after) {
        lines += fmt::format("Retry-After: {}\r\n", meta.retry_after->count());
    }
    if (meta.status == 405) {
        lines += fmt::format("Allow: {}\r\n", header_text(meta.allow));
    }
    for (const std::string& cookie : meta.cookies) {
        lines += fmt::format("Set-Cookie: {}\r\n", header_text(cookie));
    }
    return lines;
}

PreparedPtr prepare(const Reply& meta, HeadStyle style, Encoding encoding, std::string_view body) {
    Prepared prepared;
    prepared.status = meta.status;
    prepared.route = meta.route;
    prepared.etag = meta.etag.empty() ? "" : etag_text(meta.etag, encoding);
    const auto common = common_lines(meta, style, prepared.etag);
    const auto own = own_lines(meta, encoding, body.size());
    prepared.head_bytes = own.size() + common.size() + 2;
    prepared.bytes.reserve(prepared.head_bytes + body.size());
    prepared.bytes += own;
    prepared.bytes += common;
    prepared.bytes += "\r\n";
    prepared.bytes += body;
    if (!prepared.etag.empty()) {
        prepared.not_modified = common + "\r\n";
    }
    return std::make_shared<const Prepared>(std::move(prepared));
}

/// All of a reply but its body, with the etag that it is to have.
Reply meta_of(const Reply& reply) {
    Reply meta;
    meta.status = reply.status;
    meta.content_type = reply.content_type;
    meta.cache = reply.cache;
    meta.location = reply.location;
    meta.retry_after = reply.retry_after;
    meta.cookies = reply.cookies;
    meta.file_name = reply.file_name;
    meta.allow = reply.allow;
    meta.embeddable = reply.embeddable;
    meta.route = reply.route;
    if (reply.status == 200 && reply.cache != CachePolicy::no_store) {
        meta.etag = reply.etag.empty() ? sha256(reply.body).substr(0, etag_digits) : reply.etag;
    }
    return meta;
}

} // namespace

Page::Page(const Reply& reply, HeadStyle style, Effort effort)
    : meta_{meta_of(reply)}, style_{style}, effort_{effort}, cacheable_{reply.cacheable},
      worth_compressing_{serve::worth_compressing(reply.content_type, reply.body.size())} {
    prepared_[index(Encoding::identity)] = prepare(meta_, style_, Encoding::identity, reply.body);
}

std::optional<Encoding> Page::chosen(std::string_view accept_encoding) const {
    return Acceptance{accept_encoding}.best(worth_compressing_);
}

const PreparedPtr& Page::prepared(Encoding encoding) const {
    return prepared_[index(encoding)];
}

Page Page::with(Encoding encoding) const {
    Page page = *this;
    auto& slot = page.prepared_[index(encoding)];
    if (!slot) {
        const auto& plain = *prepared_[index(Encoding::identity)];
        const auto body = std::string_view{plain.bytes}.substr(plain.head_bytes);
        slot = prepare(meta_, style_, encoding, compressed(body, encoding, effort_));
    }
    return page;
}

std::size_t Page::bytes() const {
    std::size_t total = sizeof(Page);
    for (const auto& prepared : prepared_) {
        if (prepared) {
            total += sizeof(Prepared) + prepared->bytes.size() + prepared->not_modified.size();
        }
    }
    return total;
}

} // namespace mf::serve
