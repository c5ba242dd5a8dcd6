// The body of a form: kept within its limits, of a POST alone, and given back.
#include "serve/head_reader.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace mf::serve {

namespace {

using Progress = HeadReader::Progress;

class ABody : public testing::Test {
protected:
    /// What becomes of the bytes, in pieces of this size.
    static Progress put(HeadReader& into, const std::string& bytes, std::size_t piece = 1 << 20) {
        std::size_t begin = 0;
        std::size_t end = 0;
        Progress progress = Progress::more;
        while (progress == Progress::more && end < bytes.size()) {
            end = std::min(bytes.size(), end + piece);
            std::size_t taken = 0;
            progress = into.put(std::string_view{bytes}.substr(begin, end - begin), taken);
            begin += taken;
        }
        return progress;
    }

    static std::string post(const std::string& lines, const std::string& body) {
        return "POST /a HTTP/1.1\r\nHost: x\r\n" + lines +
               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    }

    std::shared_ptr<BodyBudget> budget = std::make_shared<BodyBudget>(1000);
    ReadLimits limits{1024, 16, 100, 500, budget};
    HeadReader reader{limits};
};

} // namespace

TEST_F(ABody, OfAPostIsKept) {
    ASSERT_EQ(put(reader, post("Content-Type: text/x\r\n", "a=1&b=2"), 3), Progress::whole);
    EXPECT_EQ(reader.head().asked, RequestHead::Asked::post);
    EXPECT_EQ(reader.head().body, "a=1&b=2");
    EXPECT_EQ(reader.head().content_type, "text/x");
}

TEST_F(ABody, InChunksIsKept) {
    const std::string bytes = "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                              "3\r\na=1\r\n4\r\n&b=2\r\n0\r\n\r\n";
    ASSERT_EQ(put(reader, bytes), Progress::whole);
    EXPECT_EQ(reader.head().body, "a=1&b=2");
}

TEST_F(ABody, OfAGetIsForgotten) {
    ASSERT_EQ(put(reader, "GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na=1"),
              Progress::whole);
    EXPECT_EQ(reader.head().body, "");
}

TEST_F(ABody, BeyondTheLimitIsRefusedBeforeItComes) {
    ASSERT_EQ(put(reader, "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\na"),
              Progress::refused);
    EXPECT_EQ(reader.refusal(), 413);
}

TEST_F(ABody, InChunksBeyondTheLimitIsRefused) {
    ASSERT_EQ(
        put(reader, "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n" +
                        std::string(101, 'a') + "\r\n0\r\n\r\n"),
        Progress::refused);
    EXPECT_EQ(reader.refusal(), 413);
}

TEST_F(ABody, OfFilesMayBeLargerForWhoHasACookie) {
    const std::string type = "Content-Type: multipart/form-data; boundary=a\r\n";
    const std::string body(400, 'a');
    EXPECT_EQ(put(reader, post(type, body)), Progress::refused);
    HeadReader other{limits};
    EXPECT_EQ(put(other, post(type + "Cookie: a=b\r\n", body)), Progress::whole);
    HeadReader third{limits};
    EXPECT_EQ(put(third, post("Cookie: a=b\r\n", body)), Progress::refused);
}

TEST_F(ABody, IsHeldUntilTheNextMessage) {
    ASSERT_EQ(put(reader, post("", std::string(100, 'a'))), Progress::whole);
    EXPECT_EQ(budget->held(), 100U);
    reader.reset();
    EXPECT_EQ(budget->held(), 0U);
    EXPECT_EQ(reader.head().body, "");
}

TEST_F(ABody, IsGivenBackWhenItsReaderGoes) {
    {
        HeadReader one{limits};
        ASSERT_EQ(put(one, post("", std::string(100, 'a'))), Progress::whole);
    }
    EXPECT_EQ(budget->held(), 0U);
}

TEST_F(ABody, IsRefusedWhenAllTogetherHoldTooMuch) {
    ASSERT_TRUE(budget->take(950));
    ASSERT_EQ(put(reader, post("", std::string(100, 'a'))), Progress::refused);
    EXPECT_EQ(reader.refusal(), 503);
    EXPECT_EQ(budget->held(), 950U);
}

TEST_F(ABody, WithoutALimitIsReadPastAsAnyOther) {
    HeadReader plain{{1024, 16}};
    ASSERT_EQ(put(plain, post("", "a=1")), Progress::whole);
    EXPECT_EQ(plain.head().body, "");
}

TEST(Cookies, OnSeveralLinesAreOneList) {
    HeadReader reader{{1024, 16}};
    std::size_t taken = 0;
    ASSERT_EQ(reader.put("GET / HTTP/1.1\r\nHost: x\r\nCookie: a=1\r\nCookie: b=2\r\n"
                         "Origin: http://x\r\nSec-Fetch-Site: same-origin\r\n\r\n",
                         taken),
              Progress::whole);
    EXPECT_EQ(reader.head().cookie, "a=1; b=2");
    EXPECT_EQ(reader.head().origin, "http://x");
    EXPECT_EQ(reader.head().fetch_site, "same-origin");
    EXPECT_EQ(reader.head().host, "x");
}

} // namespace mf::serve
