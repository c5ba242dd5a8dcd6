// A reply on its way out: the lines that change from one sending to the next, then the prepared bytes.
#pragma once

#include "serve/answer.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace mf::serve {

/// What the Connection field says; `implied` writes none.
enum class ConnectionWord { implied, close, keep_alive };

/// Holds the reply alive until it was sent.
class Outgoing {
public:
    void begin(const Answer& answer, std::string_view http_date, ConnectionWord word);

    /// What is still to be sent, in two pieces, of which either may be empty.
    std::pair<std::string_view, std::string_view> rest() const;

    void sent(std::size_t bytes) { sent_ += bytes; }

    bool done() const { return sent_ == front_size_ + back_.size(); }

    int status() const { return status_; }

    std::size_t bytes_sent() const { return sent_; }

    std::string_view route() const { return reply_ ? std::string_view{reply_->route} : "-"; }

    bool from_cache() const { return from_cache_; }

    void release() { reply_.reset(); }

private:
    PreparedPtr reply_;
    std::array<char, 192> front_{}; ///< status line, Date, Connection
    std::size_t front_size_ = 0;
    std::string_view back_; ///< into the reply
    std::size_t sent_ = 0;
    int status_ = 0;
    bool from_cache_ = false;
};

} // namespace mf::serve
