#include "serve/outgoing.hpp"

#include "serve/status.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::serve {

namespace {

std::string_view text_of(ConnectionWord word) {
    switch (word) {
    case ConnectionWord::close:
        return "Connection: close\r\n";
    case ConnectionWord::keep_alive:
        return "Connection: keep-alive\r\n";
    case ConnectionWord::implied:
        break;
    }
    return "";
}

std::string_view part_of(const Prepared& reply, Answer::Part part) {
    switch (part) {
    case Answer::Part::head:
        return std::string_view{reply.bytes}.substr(0, reply.head_bytes);
    case Answer::Part::not_modified:
        return reply.not_modified;
    case Answer::Part::whole:
        break;
    }
    return reply.bytes;
}

} // namespace

void Outgoing::begin(const Answer& answer, std::string_view http_date, ConnectionWord word) {
    reply_ = answer.reply;
    back_ = part_of(*reply_, answer.part);
    status_ = answer.part == Answer::Part::not_modified ? 304 : reply_->status;
    from_cache_ = answer.from_cache;
    sent_ = 0;
    // The longest phrase, a date and a Connection field are 120 bytes: it always fits.
    const auto end =
        fmt::format_to_n(front_.data(), front_.size(), "HTTP/1.1 {} {}\r\nDate: {}\r\n{}", status_,
                         phrase_of(status_), http_date, text_of(word));
    front_size_ = std::min(end.size, front_.size());
}

std::pair<std::string_view, std::string_view> Outgoing::rest() const {
    const std::string_view front{front_.data(), front_size_};
    return {front.substr(std::min(sent_, front_size_)),
            back_.substr(sent_ > front_size_ ? sent_ - front_size_ : 0)};
}

} // namespace mf::serve
