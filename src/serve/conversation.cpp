#include "serve/conversation.hpp"

#include <algorithm>
#include <iterator>

namespace mf::serve {

namespace {

constexpr std::size_t buffer_spare_bytes = 1024; ///< room for the start of what follows a head

ReadLimits limits_of(const ServerOptions& options) {
    return {static_cast<std::uint32_t>(options.request_header_bytes_max),
            options.request_body_bytes_max, 0, 0, nullptr};
}

/// The body of a form is kept only where somebody is to read it.
ReadLimits limits_of(const LoopContext& context) {
    ReadLimits limits = limits_of(context.options);
    if (context.options.personal) {
        limits.form_bytes_max = context.options.form_bytes_max;
        limits.upload_bytes_max = context.options.upload_bytes_max;
        limits.budget = context.desk.bodies();
    }
    return limits;
}

std::string_view name_of(RequestHead::Asked asked) {
    switch (asked) {
    case RequestHead::Asked::get:
        return "GET";
    case RequestHead::Asked::head:
        return "HEAD";
    case RequestHead::Asked::post:
        return "POST";
    case RequestHead::Asked::other:
        break;
    }
    return "other";
}

} // namespace

Conversation::Conversation(LoopParts& parts)
    : parts_{parts}, reader_{limits_of(parts.context)},
      buffer_(parts.context.options.request_header_bytes_max + buffer_spare_bytes) {}

std::span<char> Conversation::room() {
    if (begin_ != 0) {
        const auto at = [&](std::size_t i) {
            return buffer_.begin() + static_cast<std::ptrdiff_t>(i);
        };
        std::copy(at(begin_), at(end_), buffer_.begin());
        end_ -= begin_;
        begin_ = 0;
    }
    return std::span{buffer_}.subspan(end_);
}

Conversation::Step Conversation::next() {
    std::size_t taken = 0;
    const auto progress = reader_.put({buffer_.data() + begin_, end_ - begin_}, taken);
    begin_ += taken;
    if (progress == HeadReader::Progress::more) {
        if (!room().empty()) {
            return Step::read;
        }
        refuse(431);
        return Step::send;
    }
    if (progress == HeadReader::Progress::refused) {
        refuse(reader_.refusal());
        return Step::send;
    }
    started_ = std::chrono::steady_clock::now();
    if (const auto answer = parts_.context.desk.at_once(reader_.head(), question_)) {
        begin_reply(*answer);
        return Step::send;
    }
    return Step::make;
}

std::string Conversation::forwarded_client() const {
    const std::string_view list = reader_.head().forwarded_for;
    const auto comma = list.rfind(',');
    const auto last = list.substr(comma == std::string_view::npos ? 0 : comma + 1);
    const auto first = last.find_first_not_of(' ');
    return std::string{first == std::string_view::npos ? std::string_view{} : last.substr(first)};
}

void Conversation::begin_reply(const Answer& answer) {
    const auto& head = reader_.head();
    word_ = !head.keep_alive || parts_.stopping ? ConnectionWord::close
            : head.http_1_0                     ? ConnectionWord::keep_alive
                                                : ConnectionWord::implied;
    parts_.moment.look();
    outgoing_.begin(answer, parts_.moment.http(), word_);
}

void Conversation::refuse(int status) {
    started_ = std::chrono::steady_clock::now();
    word_ = ConnectionWord::close;
    parts_.moment.look();
    outgoing_.begin(parts_.context.desk.refusal(status), parts_.moment.http(), word_);
}

bool Conversation::went_on() {
    constexpr std::size_t step = std::size_t{64} * 1024;
    const bool further = reader_.body_bytes() >= renewed_at_ + step;
    renewed_at_ = further ? reader_.body_bytes() : renewed_at_;
    return further;
}

Conversation::Time Conversation::finish() {
    renewed_at_ = 0;
    const auto now = std::chrono::steady_clock::now();
    const auto taken = now - started_;
    const auto bytes = outgoing_.bytes_sent();
    parts_.counters.answered({outgoing_.status(), bytes, taken, outgoing_.from_cache()});
    if (auto& log = parts_.context.log; log.wanted()) {
        log.add(log_line({parts_.moment.utc(), name_of(reader_.head().asked), outgoing_.route(),
                          outgoing_.status(), bytes, taken, outgoing_.from_cache()}));
    }
    outgoing_.release();
    reader_.reset();
    return now;
}

} // namespace mf::serve
