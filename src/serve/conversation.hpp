// What is said on one connection: bytes of requests in, replies out, one after the other. Knows no socket and no
// waiting.
#pragma once

#include "serve/desk.hpp"
#include "serve/head_reader.hpp"
#include "serve/loop.hpp"
#include "serve/moments.hpp"
#include "serve/outgoing.hpp"

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::serve {

/// The parts of one loop that its conversations share.
struct LoopParts {
    const LoopContext context;
    Counters& counters;
    PresentMoment moment;
    bool stopping = false; ///< each reply is the last of its connection
};

/// Not thread-safe. In turn: next(), and what it asks for; after `send` the reply, then finish().
class Conversation {
public:
    using Time = std::chrono::steady_clock::time_point;

    enum class Step {
        read, ///< fill room(), say took(), then next() again
        send, ///< outgoing() is to be sent
        make, ///< desk.later() is to be asked for question(); then begin_reply()
    };

    explicit Conversation(LoopParts& parts);

    /// Where bytes that arrive are put; never empty when next() has said `read`.
    std::span<char> room();

    void took(std::size_t bytes) { end_ += bytes; }

    /// The whole buffer, for bytes that are to be forgotten; only after the last reply.
    std::span<char> scratch() { return buffer_; }

    Step next();

    const Question& question() const { return question_; }

    /// The address that a proxy in front of us saw; empty when it named none.
    std::string forwarded_client() const;

    void begin_reply(const Answer& answer);
    /// Answers `status` to what cannot be understood; the connection is to be closed after it.
    void refuse(int status);

    Outgoing& outgoing() { return outgoing_; }

    /// The reply was sent, or as much of it as could be: counts and logs it, and makes ready for the next request.
    /// Gives the present moment.
    Time finish();

    /// Whether the connection is to be closed after the reply.
    bool is_last() const { return word_ == ConnectionWord::close; }

    /// Whether some of a request has come that was not answered yet.
    bool has_begun() const { return begin_ != end_ || reader_.begun(); }

    /// Whether another 64 KiB of a body have come since it was last asked: who sends a file has that much more time.
    bool went_on();

private:
    LoopParts& parts_;
    HeadReader reader_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0; ///< of what is unread in the buffer
    std::size_t end_ = 0;
    Question question_;
    Outgoing outgoing_;
    ConnectionWord word_ = ConnectionWord::implied;
    Time started_{}; ///< when the request was whole
    std::size_t renewed_at_ = 0;
};

} // namespace mf::serve
