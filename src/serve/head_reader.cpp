#include "serve/head_reader.hpp"

#include "base/text.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <optional>

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
    Parser(RequestHead& head, ReadLimits limits) : head_{head} {
        header_limit(limits.header_bytes_max);
        body_limit(limits.body_bytes_max);
        eager(true);
    }

    bool has_target() const { return has_target_; }

private:
    void on_request_impl(http::verb method, Text, Text target, int version, error_code&) override {
        head_.asked = method == http::verb::get    ? RequestHead::Asked::get
                      : method == http::verb::head ? RequestHead::Asked::head
                                                   : RequestHead::Asked::other;
        head_.target = plain(target);
        head_.http_1_0 = version == 10;
        has_target_ = true;
    }

    void on_field_impl(http::field name, Text name_text, Text value, error_code& error) override {
        if (in_body_) {
            return; // a trailer must not change what the head said
        }
        switch (name) {
        case http::field::host:
            ++hosts_;
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

    // A body is read past.
    void on_response_impl(int, Text, int, error_code&) override {}

    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}

    std::size_t on_body_impl(Text body, error_code&) override { return body.size(); }

    void on_chunk_header_impl(std::uint64_t, Text, error_code&) override {}

    std::size_t on_chunk_body_impl(std::uint64_t, Text body, error_code&) override {
        return body.size();
    }

    void on_finish_impl(error_code&) override {}

    RequestHead& head_;
    int hosts_ = 0;
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
    explicit State(ReadLimits the_limits) : limits{the_limits} {}

    ReadLimits limits;
    RequestHead head;
    std::optional<Parser> parser;
    int refusal = 400;
};

HeadReader::HeadReader(ReadLimits limits) : state_{std::make_unique<State>(limits)} {
    reset();
}

HeadReader::~HeadReader() = default;

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
        if (error == http::error::need_more) {
            return Progress::more;
        }
        if (error) {
            state_->refusal = status_for(error, parser.has_target());
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

void HeadReader::reset() {
    auto& head = state_->head; // the strings keep their memory
    head.asked = RequestHead::Asked::other;
    head.http_1_0 = false;
    head.keep_alive = false;
    head.target.clear();
    head.accept.clear();
    head.accept_encoding.clear();
    head.if_none_match.clear();
    head.forwarded_for.clear();
    state_->parser.emplace(head, state_->limits);
}

const RequestHead& HeadReader::head() const {
    return state_->head;
}

int HeadReader::refusal() const {
    return state_->refusal;
}

} // namespace mf::serve
