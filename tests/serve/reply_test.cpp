#include "serve/prepared.hpp"
#include "serve/reply.hpp"
#include "serve/status.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {

namespace {

using testing::HasSubstr;
using testing::Not;

std::string head_of(const Reply& reply, HeadStyle style = {}) {
    const Page page{reply, style, Effort::page};
    const auto& prepared = *page.prepared(Encoding::identity);
    return prepared.bytes.substr(0, prepared.head_bytes);
}

Reply page_of(std::string body) {
    Reply reply;
    reply.body = std::move(body);
    return reply;
}

} // namespace

TEST(EveryKindOfError, HasAStatus) {
    EXPECT_EQ(status_of(ErrorKind::usage), 400);
    EXPECT_EQ(status_of(ErrorKind::invalid), 400);
    EXPECT_EQ(status_of(ErrorKind::not_found), 404);
    EXPECT_EQ(status_of(ErrorKind::refused), 403);
    EXPECT_EQ(status_of(ErrorKind::busy), 503);
    EXPECT_EQ(status_of(ErrorKind::limit), 422);
    EXPECT_EQ(status_of(ErrorKind::unsupported), 501);
    EXPECT_EQ(status_of(ErrorKind::integrity), 500);
    EXPECT_EQ(status_of(ErrorKind::io), 500);
    EXPECT_EQ(status_of(ErrorKind::internal), 500);
}

TEST(AProblem, IsWrittenAsTheStandardHasIt) {
    const auto reply =
        problem({ErrorKind::not_found, "There is no area \"X\"", "", "Look in /areas"});
    EXPECT_EQ(reply.status, 404);
    EXPECT_EQ(reply.content_type, "application/problem+json");
    EXPECT_EQ(reply.body, "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                          "\"detail\":\"There is no area \\\"X\\\". Look in /areas.\"}\n");
}

TEST(AProblem, OfTheServersOwnTellsNothingOfItsInside) {
    const auto reply = problem({ErrorKind::io, "Cannot read", "/srv/lake/part-0", "Buy a disk"});
    EXPECT_EQ(reply.status, 500);
    EXPECT_THAT(reply.body, Not(HasSubstr("lake")));
    EXPECT_THAT(reply.body, Not(HasSubstr("disk")));
}

TEST(AJsonText, EscapesWhatMustBe) {
    EXPECT_EQ(json_text("a\"b\\c\n\x01"), "\"a\\\"b\\\\c\\u000a\\u0001\"");
    EXPECT_EQ(json_text("caf\xC3\xA9"), "\"caf\xC3\xA9\"");
    EXPECT_EQ(json_text("\xFF"), "\"\xEF\xBF\xBD\"");
}

TEST(AHead, CarriesTheSecurityFields) {
    const auto head = head_of(page_of("x"));
    for (const auto* line :
         {"Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; "
          "font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
          "base-uri 'none'; frame-ancestors 'none'\r\n",
          "X-Content-Type-Options: nosniff\r\n",
          "Referrer-Policy: strict-origin-when-cross-origin\r\n",
          "Cross-Origin-Opener-Policy: same-origin\r\n",
          "Cross-Origin-Resource-Policy: same-origin\r\n"}) {
        EXPECT_THAT(head, HasSubstr(line));
    }
}

TEST(AHead, SpeaksOfTlsOnlyBehindIt) {
    EXPECT_THAT(head_of(page_of("x")), Not(HasSubstr("Strict-Transport-Security")));
    EXPECT_THAT(head_of(page_of("x"), {true}),
                HasSubstr("Strict-Transport-Security: max-age=31536000\r\n"));
}

TEST(AHead, LetsOtherSitesReadDataAndNoPages) {
    auto reply = page_of("x");
    EXPECT_THAT(head_of(reply), Not(HasSubstr("Access-Control-Allow-Origin")));
    for (const auto* type : {"application/json", "text/csv; charset=utf-8", "application/geo+json",
                             "application/problem+json"}) {
        reply.content_type = type;
        EXPECT_THAT(head_of(reply), HasSubstr("Access-Control-Allow-Origin: *\r\n")) << type;
    }
}

TEST(AHead, LetsOtherSitesFrameOnlyWhatIsMeantForIt) {
    auto reply = page_of("x");
    reply.embeddable = true;
    EXPECT_THAT(head_of(reply), HasSubstr("frame-ancestors *\r\n"));
}

TEST(AHead, SaysHowLongThePageMayBeKept) {
    auto reply = page_of("x");
    EXPECT_THAT(head_of(reply), HasSubstr("Cache-Control: no-cache\r\n"));
    reply.cache = CachePolicy::immutable;
    EXPECT_THAT(head_of(reply),
                HasSubstr("Cache-Control: public, max-age=31536000, immutable\r\n"));
    reply.cache = CachePolicy::no_store;
    EXPECT_THAT(head_of(reply), HasSubstr("Cache-Control: no-store\r\n"));
    EXPECT_THAT(head_of(reply), Not(HasSubstr("ETag")));
}

TEST(AHead, CannotBeGivenALineByATextInIt) {
    auto reply = redirect(303, "/a\r\nSet-Cookie: b=c");
    reply.content_type = "text/plain\r\nX: y";
    const auto head = head_of(reply);
    EXPECT_THAT(head, HasSubstr("Location: /aSet-Cookie: b=c\r\n"));
    EXPECT_THAT(head, Not(HasSubstr("\nX: y")));
}

TEST(AHead, SaysUnderWhichNameAFileIsSaved) {
    auto reply = page_of("x");
    EXPECT_THAT(head_of(reply), Not(HasSubstr("Content-Disposition")));
    reply.file_name = "the%20minutes.txt";
    EXPECT_THAT(
        head_of(reply),
        HasSubstr("Content-Disposition: attachment; filename*=UTF-8''the%20minutes.txt\r\n"));
}

TEST(AnEtagOfAPage, IsMadeOfItsBodyAndItsEncoding) {
    const auto etag = [](const Page& page, Encoding encoding) {
        return page.with(encoding).prepared(encoding)->etag;
    };
    const Page one{page_of("one"), {}, Effort::page};
    const Page two{page_of("two"), {}, Effort::page};
    EXPECT_NE(etag(one, Encoding::identity), etag(two, Encoding::identity));
    EXPECT_NE(etag(one, Encoding::identity), etag(one, Encoding::gzip));
    EXPECT_NE(etag(one, Encoding::brotli), etag(one, Encoding::gzip));
    EXPECT_EQ(etag(one, Encoding::gzip),
              etag(Page{page_of("one"), {}, Effort::page}, Encoding::gzip));
}

TEST(AnEtagOfAPage, IsTheHandlersWhenItGivesOne) {
    auto reply = page_of("x");
    reply.etag = "state\"-7";
    EXPECT_EQ((Page{reply, {}, Effort::page}).prepared(Encoding::identity)->etag, "\"state-7\"");
}

TEST(Compressing, IsForTextsOfSomeLength) {
    EXPECT_TRUE(worth_compressing("text/html; charset=utf-8", 4000));
    EXPECT_TRUE(worth_compressing("image/svg+xml", 4000));
    EXPECT_FALSE(worth_compressing("text/html; charset=utf-8", 40));
    EXPECT_FALSE(worth_compressing("image/png", 4000));
    EXPECT_FALSE(worth_compressing("font/woff2", 4000));
}

} // namespace mf::serve
