#include "serve/sample_server.hpp"
#include "serve/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace mf::serve {

namespace {

using testing::HasSubstr;
using testing::StartsWith;

} // namespace

TEST(AServer, AnswersWithThePage) {
    SampleServer sample;
    const auto reply = fetch(sample.port(), "/page");
    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.body, StartsWith("<p>one</p>"));
    EXPECT_EQ(reply.field("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(reply.field("vary"), "Accept-Encoding");
    EXPECT_EQ(reply.field("cache-control"), "no-cache");
    EXPECT_NE(reply.field("etag"), "");
    EXPECT_THAT(reply.field("content-security-policy"), StartsWith("default-src 'none'"));
}

TEST(AServer, SaysWhenItAnswered) {
    auto options = quick_options();
    options.now = [] { return std::chrono::sys_days{std::chrono::year{2026} / 3 / 31}; };
    SampleServer sample{std::move(options)};
    EXPECT_EQ(fetch(sample.port(), "/page").field("date"), "Tue, 31 Mar 2026 00:00:00 GMT");
}

TEST(AServer, KeepsTheConnectionOpen) {
    SampleServer sample;
    Client client{sample.port()};
    for (int i = 0; i < 5; ++i) {
        const auto reply = client.get("/page");
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.field("connection"), "");
    }
}

TEST(AServer, ClosesTheConnectionWhenAskedTo) {
    SampleServer sample;
    Client client{sample.port()};
    EXPECT_EQ(client.get("/page", "Connection: close\r\n").field("connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST(AServer, TellsAnOldClientThatTheConnectionStays) {
    SampleServer sample;
    Client client{sample.port()};
    client.say("GET /page HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(client.reply()->field("connection"), "keep-alive");
    client.say("GET /page HTTP/1.0\r\n\r\n");
    EXPECT_EQ(client.reply()->field("connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST(AServer, AnswersPipelinedRequestsInTheirOrder) {
    SampleServer sample;
    Client client{sample.port()};
    std::string requests;
    for (int i = 0; i < 100; ++i) {
        requests += "GET /query?q=" + std::to_string(i % 7) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
    ASSERT_TRUE(client.say(requests));
    for (int i = 0; i < 100; ++i) {
        const auto reply = client.reply();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->body, std::to_string(i % 7));
    }
}

TEST(AServer, AnswersARequestThatComesInPieces) {
    SampleServer sample;
    Client client{sample.port()};
    for (const char c : std::string_view{"GET /page HTTP/1.1\r\nHost: x\r\n\r\n"}) {
        ASSERT_TRUE(client.say({&c, 1}));
    }
    EXPECT_EQ(client.reply()->status, 200);
}

TEST(AServer, AnswersAHeadWithTheFieldsOfAGet) {
    SampleServer sample;
    Client client{sample.port()};
    for (const auto* lines : {"", "Accept-Encoding: br\r\n"}) {
        const auto get = client.get("/page", lines);
        client.say(std::string{"HEAD /page HTTP/1.1\r\nHost: x\r\n"} + lines + "\r\n");
        const auto head = client.reply(Body::none);
        ASSERT_TRUE(head);
        auto expected = get.fields;
        auto fields = head->fields;
        expected.erase("date");
        fields.erase("date");
        EXPECT_EQ(fields, expected);
    }
    EXPECT_EQ(client.get("/page").status, 200); // no stray body before it
}

TEST(AServer, OnlyLetsPagesBeRead) {
    SampleServer sample;
    Client client{sample.port()};
    client.say("POST /page HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    const auto reply = client.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 405);
    EXPECT_EQ(reply->field("allow"), "GET, HEAD");
    client.say("BREW /page HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.reply()->status, 405);
    EXPECT_EQ(client.get("/page").status, 200);
    EXPECT_EQ(sample.made(), 1);
}

TEST(AServer, GivesTheHandlersErrors) {
    SampleServer sample;
    const auto reply = fetch(sample.port(), "/other");
    EXPECT_EQ(reply.status, 404);
    EXPECT_EQ(reply.body, "nothing here");
    EXPECT_EQ(reply.field("etag"), "");
}

TEST(AServer, RefusesABadTarget) {
    SampleServer sample;
    Client client{sample.port()};
    EXPECT_EQ(client.get("/a%00").status, 400);
    EXPECT_EQ(client.get("/../etc").status, 400);
    EXPECT_EQ(client.get("*").status, 400);
    EXPECT_EQ(client.get("/" + std::string(5000, 'a')).status, 414);
    EXPECT_EQ(sample.made(), 0);
}

TEST(AServer, ExplainsARefusalInTheFormOfTheAddress) {
    auto options = quick_options();
    options.error_page = [](int status) {
        Reply reply;
        reply.body = "<h1>" + std::to_string(status) + "</h1>";
        return reply;
    };
    SampleServer sample{std::move(options)};
    const auto page = fetch(sample.port(), "/site/none.css");
    EXPECT_EQ(page.status, 404);
    EXPECT_EQ(page.body, "<h1>404</h1>");
    EXPECT_EQ(page.field("cache-control"), "no-store");
    const auto problem = fetch(sample.port(), "/site/none.json?a");
    EXPECT_EQ(problem.status, 404);
    EXPECT_EQ(problem.field("content-type"), "application/problem+json");
    EXPECT_THAT(problem.body, HasSubstr("\"status\":404"));
    EXPECT_EQ(problem.field("access-control-allow-origin"), "*");
}

TEST(AServer, SurvivesAHandlerThatThrows) {
    auto options = quick_options();
    std::string said;
    options.error_log = [&](std::string_view text) { said = text; };
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    EXPECT_EQ(client.get("/throws").status, 500);
    EXPECT_EQ(said, "A page could not be made: broken");
    EXPECT_EQ(client.get("/page").status, 200);
}

TEST(AServer, SendsASlashAtTheEndAway) {
    SampleServer sample;
    const auto reply = fetch(sample.port(), "/page/?b=2&a=%C3%A9");
    EXPECT_EQ(reply.status, 308);
    EXPECT_EQ(reply.field("location"), "/page?a=%C3%A9&b=2");
    EXPECT_EQ(fetch(sample.port(), "//page/").status, 400);
}

TEST(AServer, TellsItsHealthAndItsState) {
    SampleServer sample;
    const auto reply = fetch(sample.port(), "/health");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "ok\none\n");
    EXPECT_EQ(reply.field("cache-control"), "no-store");
}

TEST(AServer, CountsWhatItDoes) {
    SampleServer sample;
    Client client{sample.port()};
    client.get("/page");
    client.get("/page");
    client.get("/other");
    const auto text = client.get("/metrics").body;
    EXPECT_THAT(text, HasSubstr("metforward_requests_total{class=\"2xx\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("metforward_requests_total{class=\"4xx\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("metforward_cache_hits_total 1\n"));
    EXPECT_THAT(text, HasSubstr("metforward_cache_pages 1\n"));
    EXPECT_THAT(text, HasSubstr("metforward_connections_open 1\n"));
}

TEST(AServer, LogsARequestWithoutWhatAReaderTyped) {
    std::vector<std::string> lines;
    {
        auto options = quick_options();
        options.now = [] { return std::chrono::sys_days{std::chrono::year{2026} / 3 / 31}; };
        options.access_log = [&](std::string_view line) { lines.emplace_back(line); };
        SampleServer sample{std::move(options)};
        Client client{sample.port()};
        client.get("/page?q=SW1A1AA");
        client.get("/query?q=SW1A1AA");
        client.get("/SW1A1AA");
        client.get("/site/SW1A1AA");
    }
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_THAT(lines[0], StartsWith("{\"time\":\"2026-03-31T00:00:00Z\",\"method\":\"GET\","
                                     "\"route\":\"/page\",\"status\":200,\"bytes\":"));
    EXPECT_THAT(lines[1], HasSubstr("\"route\":\"/query\""));
    EXPECT_THAT(lines[2], HasSubstr("\"route\":\"-\",\"status\":404"));
    for (const auto& line : lines) {
        EXPECT_THAT(line, testing::Not(HasSubstr("SW1A1AA")));
        EXPECT_THAT(line, testing::Not(HasSubstr("127.0.0.1")));
    }
}

TEST(AServer, IsRefusedAPortThatIsTaken) {
    SampleServer sample;
    auto options = quick_options();
    options.port = sample.port();
    const auto second = Server::start(
        std::move(options), [](const Request&) { return Reply{}; }, [] { return std::string{}; });
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::busy);
}

TEST(AServer, IsRefusedOptionsThatCannotWork) {
    const auto start = [](ServerOptions options) {
        const auto server = Server::start(
            std::move(options), [](const Request&) { return Reply{}; },
            [] { return std::string{}; });
        return server ? ErrorKind::internal : server.error().kind;
    };
    auto options = quick_options();
    options.host = "localhost";
    EXPECT_EQ(start(options), ErrorKind::usage);
    options = quick_options();
    options.io_threads = 0;
    EXPECT_EQ(start(options), ErrorKind::usage);
    options = quick_options();
    options.idle_timeout = std::chrono::milliseconds{-1};
    EXPECT_EQ(start(options), ErrorKind::usage);
}

TEST(AServer, ListensOnTheNewerInternetToo) {
    auto options = quick_options();
    options.host = "::";
    SampleServer sample{std::move(options)};
    EXPECT_EQ(fetch(sample.port(), "/page").status, 200); // by its IPv4 side
}

} // namespace mf::serve
