// The bytes of a connection, as any client may send them: requests one after the other, cut into pieces of any size.
#include "property.hpp"
#include "serve/head_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mf::serve;
using mf::fuzz::require;

const ReadLimits limits{8192, 1024, 2048, 4096, std::make_shared<BodyBudget>(1 << 20)};
constexpr std::size_t requests_max = 64;

/// What a reader of the stream learns: the requests, and the status with which it stops reading.
struct Heard {
    std::vector<RequestHead> requests;
    int refusal = 0;
    std::size_t taken = 0; ///< bytes of whole requests
};

bool same(const RequestHead& a, const RequestHead& b) {
    return a.asked == b.asked && a.target == b.target && a.accept == b.accept &&
           a.accept_encoding == b.accept_encoding && a.if_none_match == b.if_none_match &&
           a.forwarded_for == b.forwarded_for && a.http_1_0 == b.http_1_0 &&
           a.keep_alive == b.keep_alive && a.cookie == b.cookie && a.host == b.host &&
           a.origin == b.origin && a.fetch_site == b.fetch_site &&
           a.content_type == b.content_type && a.body == b.body;
}

/// Reads as a connection does: what was not taken is given again, with more after it, `piece` bytes at a time.
Heard hear(std::string_view bytes, std::size_t piece) {
    Heard heard;
    HeadReader reader{limits};
    std::size_t begin = 0;
    std::size_t end = 0;
    while (heard.requests.size() < requests_max) {
        std::size_t taken = 0;
        const auto progress = reader.put(bytes.substr(begin, end - begin), taken);
        require(taken <= end - begin, "no more is taken than was given");
        begin += taken;
        if (progress == HeadReader::Progress::refused) {
            heard.refusal = reader.refusal();
            require(heard.refusal >= 400 && heard.refusal < 600, "a refusal has a status");
            break;
        }
        if (progress == HeadReader::Progress::whole) {
            heard.requests.push_back(reader.head());
            heard.taken = begin;
            reader.reset();
            require(!reader.begun(), "a new message has not begun");
            continue;
        }
        if (end == bytes.size()) {
            break;
        }
        end = std::min(bytes.size(), end + piece);
    }
    return heard;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const Heard at_once = hear(bytes, bytes.size() + 1);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}}) {
        const Heard in_pieces = hear(bytes, piece);
        require(std::ranges::equal(at_once.requests, in_pieces.requests, same),
                "pieces of any size give the same requests");
        require(at_once.taken == in_pieces.taken, "and end at the same byte");
    }
    require(limits.budget->held() == 0, "what was held is given back");
    for (const RequestHead& request : at_once.requests) {
        require(request.body.size() <= limits.upload_bytes_max, "a body keeps to its limit");
        require(request.body.empty() || request.asked == RequestHead::Asked::post,
                "only a form's body is kept");
        require(request.target.size() <= limits.header_bytes_max, "a head keeps to its limit");
        require(request.target.find_first_of(std::string_view{"\r\n\0 ", 4}) == std::string::npos,
                "no blank or line end stands in an address");
    }
    return 0;
}
