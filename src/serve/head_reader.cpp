#include "serve/head_reader.hpp"

#include "base/text.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace mf::serve {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using Text = boost::beast::string_view;

std::string_view plain(Text text) {
    return {text.data(), text.size()};
}

void join(std::string& field, std::string_view value) {
    if (!field.empty()) {
        field += ", ";
    }
    field += value;
}

/// Beast's parser, of which we keep a few fields and no more. Its interface is virtual.
class Parser final : public http::basic_parser<true> {
public:
    Parser(RequestHead& head, const ReadLimits& limits) : head_{head}, limits_{limits} {
        header_limit(limits.header_bytes_max);
        body_limit(limits.body_bytes_max);
        eager(true);
    }

    bool has_target() const { return has_target_; }

    /// All clients together have sent more than we hold at one time.
    bool is_overloaded() const { return is_overloaded_; }

private:
    bool keeps_body() const {
        return head_.asked == RequestHead::Asked::post && limits_.form_bytes_max > 0;
    }

    std::uint64_t kept_bytes_max() const {
        const bool upload =
            !head_.cookie.empty() && lower(head_.content_type).starts_with("multipart/form-data");
        return upload ? std::max(limits_.upload_bytes_max, limits_.form_bytes_max)
                      : limits_.form_bytes_max;
    }

    std::size_t keep(Text body, error_code& error) {
        if (!keeps_body()) {
            return body.size();
        }
        if (head_.body.size() + body.size() > kept_bytes_max()) {
            error = http::error::body_limit;
        } else if (limits_.budget != nullptr && !limits_.budget->take(body.size())) {
            is_overloaded_ = true;
            error = http::error::body_limit;
        } else {
            head_.body += plain(body);
        }
        return body.size();
    }

    void on_request_impl(http::verb method, Text, Text target, int version, error_code&) override {
        head_.asked = method == http::verb::get    ? RequestHead::Asked::get
                      : method == http::verb::head ? RequestHead::Asked::head
                      : method == http::verb::post ? RequestHead::Asked::post
                                                   : RequestHead::Asked::other;
        head_.target = plain(target);
        head_.http_1_0 = version == 10;
        has_target_ = true;
        if (keeps_body()) { // the exact limit is known when the head is whole
            body_limit(std::max(limits_.form_bytes_max, limits_.upload_bytes_max));
        }
    }

    void on_field_impl(http::field name, Text name_text, Text value, error_code& error) override {
        if (in_body_) {
            return; // a trailer must not change what the head said
        }
        switch (name) {
        case http::field::host:
            ++hosts_;
            head_.host = plain(value);
            break;
        case http::field::cookie:
            join_cookies(plain(value));
            break;
        case http::field::origin:
            join(head_.origin, plain(value));
            break;
        case http::field::content_type:
            join(head_.content_type, plain(value));
            break;
        case http::field::accept:
            join(head_.accept, plain(value));
            break;
        case http::field::accept_encoding:
            join(head_.accept_encoding, plain(value));
            break;
        case http::field::if_none_match:
            join(head_.if_none_match, plain(value));
            break;
        case http::field::transfer_encoding:
            if (head_.http_1_0 || lower(plain(value)) != "chunked") {
                error = http::error::bad_transfer_encoding;
            }
            break;
        case http::field::unknown:
            if (boost::beast::iequals(name_text, "X-Forwarded-For")) {
                join(head_.forwarded_for, plain(value));
            } else if (boost::beast::iequals(name_text, "Sec-Fetch-Site")) {
                join(head_.fetch_site, plain(value));
            }
            break;
        default:
            break;
        }
    }

    void on_header_impl(error_code& error) override {
        in_body_ = true;
        if (hosts_ > 1 || (hosts_ == 0 && !head_.http_1_0)) {
            error = http::error::bad_field;
        }
        head_.keep_alive = keep_alive();
    }

    /// Several lines of cookies are one list (RFC 9113, 8.2.3); its parts are parted by semicolons.
    void join_cookies(std::string_view value) {
        if (!head_.cookie.empty()) {
            head_.cookie += "; ";
        }
        head_.cookie += value;
    }

    void on_response_impl(int, Text, int, error_code&) override {}

    void on_body_init_impl(const boost::optional<std::uint64_t>& length,
                           error_code& error) override {
        if (keeps_body() && length && *length > kept_bytes_max()) {
            error = http::error::body_limit;
        }
    }

    std::size_t on_body_impl(Text body, error_code& error) override { return keep(body, error); }

    void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}

    std::size_t on_chunk_body_impl(std::uint64_t, Text body, error_code& error) override {
        return keep(body, error);
    }

    void on_finish_impl(error_code&) override {}

    RequestHead& head_;
    const ReadLimits& limits_; // of the reader, so that no request counts who shares the budget
    int hosts_ = 0;
    bool is_overloaded_ = false;
    bool has_target_ = false;
    bool in_body_ = false;
};

int status_for(const error_code& error, bool has_target) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return has_target ? 431 : 414;
    }
    return error == http::error::body_limit ? 413 : 400;
}

} // namespace

struct HeadReader::State {
    explicit State(ReadLimits the_limits) : limits{std::move(the_limits)} {}

    /// The body is nobody's any more.
    void give_back() {
        if (limits.budget != nullptr && kept > 0) {
            limits.budget->give_back(kept);
        }
        kept = 0;
    }

    ReadLimits limits;
    RequestHead head;
    std::optional<Parser> parser;
    std::size_t kept = 0; ///< bytes of the body that the budget was asked for
    int refusal = 400;
};

HeadReader::HeadReader(ReadLimits limits) : state_{std::make_unique<State>(std::move(limits))} {
    reset();
}

HeadReader::~HeadReader() {
    state_->give_back();
}

HeadReader::Progress HeadReader::put(std::string_view bytes, std::size_t& taken) {
    taken = 0;
    auto& parser = *state_->parser;
    for (;;) {
        // What is left of a message in chunks is never less than its last, "0\r\n\r\n": the parser relies on it.
        constexpr std::size_t last_chunk_bytes = 5;
        if (parser.is_header_done() && parser.chunked() &&
            bytes.size() - taken < last_chunk_bytes) {
            return Progress::more;
        }
        error_code error;
        const std::size_t used = parser.put(
            boost::asio::const_buffer{bytes.data() + taken, bytes.size() - taken}, error);
        taken += used;
        state_->kept = std::max(state_->kept, state_->head.body.size());
        if (error == http::error::need_more) {
            return Progress::more;
        }
        if (error) {
            state_->refusal = parser.is_overloaded() ? 503 : status_for(error, parser.has_target());
            return Progress::refused;
        }
        if (parser.is_done()) {
            return Progress::whole;
        }
        if (used == 0 || taken == bytes.size()) {
            return Progress::more;
        }
    }
}

bool HeadReader::begun() const {
    return state_->parser->got_some();
}

std::size_t HeadReader::body_bytes() const {
    return state_->kept;
}

void HeadReader::reset() {
    state_->give_back();
    auto& head = state_->head; // the strings keep their memory
    head.asked = RequestHead::Asked::other;
    head.http_1_0 = false;
    head.keep_alive = false;
    head.target.clear();
    head.accept.clear();
    head.accept_encoding.clear();
    head.if_none_match.clear();
    head.forwarded_for.clear();
    head.cookie.clear();
    head.host.clear();
    head.origin.clear();
    head.fetch_site.clear();
    head.content_type.clear();
    head.body = {}; // a large one gives its memory back
    state_->parser.emplace(head, state_->limits);
}

const RequestHead& HeadReader::head() const {
    return state_->head;
}

int HeadReader::refusal() const {
    return state_->refusal;
}

} // namespace mf::serve
