#include "serve/head_reader.hpp"

#include <gtest/gtest.h>

namespace mf::serve {

namespace {

using Progress = HeadReader::Progress;

const ReadLimits limits{1024, 16};

/// The status that the bytes are refused with; 0 when they are a whole request, -1 when more must come.
int refusal_of(std::string_view bytes) {
    HeadReader reader{limits};
    std::size_t taken = 0;
    switch (reader.put(bytes, taken)) {
    case Progress::refused:
        return reader.refusal();
    case Progress::whole:
        return 0;
    case Progress::more:
        break;
    }
    return -1;
}

} // namespace

TEST(AHeadReader, KeepsTheFieldsThatMatter) {
    HeadReader reader{limits};
    std::size_t taken = 0;
    const std::string_view bytes = "GET /a?b HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n"
                                   "accept-ENCODING: gzip\r\nAccept-Encoding: br\r\nCookie: c=d\r\n"
                                   "If-None-Match: \"e\"\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n";
    ASSERT_EQ(reader.put(bytes, taken), Progress::whole);
    const auto& head = reader.head();
    EXPECT_EQ(taken, bytes.size());
    EXPECT_EQ(head.asked, RequestHead::Asked::get);
    EXPECT_EQ(head.target, "/a?b");
    EXPECT_EQ(head.accept, "text/html");
    EXPECT_EQ(head.accept_encoding, "gzip, br");
    EXPECT_EQ(head.if_none_match, "\"e\"");
    EXPECT_EQ(head.forwarded_for, "192.0.2.1");
    EXPECT_TRUE(head.keep_alive);
}

TEST(AHeadReader, ReadsARequestThatComesByteByByte) {
    HeadReader reader{limits};
    const std::string_view bytes = "HEAD /a HTTP/1.0\r\nAccept: b\r\n\r\n";
    std::string buffer;
    for (const char c : bytes.substr(0, bytes.size() - 1)) {
        buffer += c;
        std::size_t taken = 0;
        ASSERT_EQ(reader.put(buffer, taken), Progress::more);
        buffer.erase(0, taken);
    }
    std::size_t taken = 0;
    ASSERT_EQ(reader.put(buffer + bytes.back(), taken), Progress::whole);
    EXPECT_EQ(reader.head().asked, RequestHead::Asked::head);
    EXPECT_FALSE(reader.head().keep_alive);
}

TEST(AHeadReader, TakesNothingOfTheNextRequest) {
    HeadReader reader{limits};
    const std::string one = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string two = "GET /b HTTP/1.1\r\nHost: x\r\n\r\n";
    std::size_t taken = 0;
    ASSERT_EQ(reader.put(one + two, taken), Progress::whole);
    EXPECT_EQ(taken, one.size());
    reader.reset();
    EXPECT_FALSE(reader.begun());
    ASSERT_EQ(reader.put(two, taken), Progress::whole);
    EXPECT_EQ(reader.head().target, "/b");
}

TEST(AHeadReader, ReadsPastABody) {
    HeadReader reader{limits};
    std::size_t taken = 0;
    const std::string_view plain = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET";
    ASSERT_EQ(reader.put(plain, taken), Progress::whole);
    EXPECT_EQ(plain.substr(taken), "GET");
    reader.reset();
    const std::string_view chunked =
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n0\r\nIf-None-Match: *\r\n\r\nGET";
    ASSERT_EQ(reader.put(chunked, taken), Progress::whole);
    EXPECT_EQ(chunked.substr(taken), "GET");
    EXPECT_EQ(reader.head().if_none_match, ""); // a trailer
}

TEST(AMessageInChunks, MayComeByteByByte) {
    const std::string_view message =
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n0\r\n\r\n";
    HeadReader reader{{8192, 1024}};
    std::size_t begin = 0;
    auto progress = HeadReader::Progress::more;
    for (std::size_t end = 1; end <= message.size(); ++end) {
        std::size_t taken = 0;
        progress = reader.put(message.substr(begin, end - begin), taken);
        begin += taken;
        ASSERT_NE(progress, HeadReader::Progress::refused) << end;
    }
    EXPECT_EQ(progress, HeadReader::Progress::whole);
    EXPECT_EQ(begin, message.size());
}

TEST(AHeadReader, RefusesWhatIsTooLarge) {
    EXPECT_EQ(refusal_of("GET /" + std::string(2000, 'a')), 414);
    EXPECT_EQ(refusal_of("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(2000, 'a')), 431);
    EXPECT_EQ(
        refusal_of("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 17\r\n\r\n0123456789abcdefg"),
        413);
    EXPECT_EQ(refusal_of("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "11\r\n0123456789abcdefg\r\n0\r\n\r\n"),
              413);
}

class ABrokenRequest : public testing::TestWithParam<std::string> {};

TEST_P(ABrokenRequest, IsRefused) {
    EXPECT_EQ(refusal_of(GetParam()), 400);
}

INSTANTIATE_TEST_SUITE_P(
    Of,
    ABrokenRequest,
    testing::Values("\r\n\r\n",
                    "GET\r\n\r\n",
                    "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
                    "GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET / HTTP/1.1\nHost: x\n\n",
                    "GET / HTTP/1.1\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x\r\nA\x01: b\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                    "Content-Length: 1\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                    "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"));

} // namespace mf::serve
