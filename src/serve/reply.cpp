#include "serve/reply.hpp"

#include "base/text.hpp"
#include "serve/status.hpp"

#include <fmt/format.h>

#include <utility>

namespace mf::serve {

Reply redirect(int status, std::string location) {
    Reply reply;
    reply.status = status;
    reply.content_type = "text/plain; charset=utf-8";
    reply.body = "This page is at " + location + "\n";
    reply.location = std::move(location);
    return reply;
}

Reply problem(int status, std::string_view detail) {
    Reply reply;
    reply.status = status;
    reply.content_type = "application/problem+json";
    reply.cache = CachePolicy::no_store;
    reply.body = fmt::format("{{\"type\":\"about:blank\",\"title\":{},\"status\":{}",
                             json_text(phrase_of(status)), status);
    if (!detail.empty()) {
        reply.body += ",\"detail\":" + json_text(detail);
    }
    reply.body += "}\n";
    return reply;
}

Reply problem(const Error& error) {
    const int status = status_of(error.kind);
    if (status == 500) {
        return problem(status, "Something went wrong here. It is not your fault.");
    }
    Error told = error;
    told.where.clear(); // names of files are no business of the public
    return problem(status, sentence(told));
}

std::string json_text(std::string_view text) {
    std::string json = "\"";
    const bool sound = is_utf8(text);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (byte < 0x20) {
            json += fmt::format("\\u{:04x}", byte);
        } else if (byte >= 0x80 && !sound) {
            json += "\xEF\xBF\xBD";
        } else {
            json += c;
        }
    }
    return json + '"';
}

} // namespace mf::serve
