#include "serve/sample_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace mf::serve {

namespace {

using testing::StartsWith;

} // namespace

TEST(AKeptPage, IsMadeOnce) {
    SampleServer sample;
    Client client{sample.port()};
    const auto first = client.get("/page?a=1&b=2");
    const auto second = client.get("/%70age?b=2&a=1");
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(sample.made(), 1);
    client.get("/page?a=1&b=3");
    EXPECT_EQ(sample.made(), 2);
}

TEST(AKeptPage, IsMadeOnceForManyWhoAskAtOnce) {
    std::latch go{1};
    auto options = quick_options();
    options.rate = {.per_second = 0.001, .burst = 1, .clients_max = 100}; // waiting takes no token
    SampleServer sample{std::move(options), [&] { go.wait(); }};
    constexpr int clients = 8;
    std::latch asked{clients};
    std::atomic<int> answered{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < clients; ++i) {
            threads.emplace_back([&] {
                Client client{sample.port()};
                client.say("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
                asked.count_down();
                answered += client.reply().value_or(Received{}).status == 200 ? 1 : 0;
            });
        }
        asked.wait();
        go.count_down();
    }
    EXPECT_EQ(answered, clients);
    EXPECT_EQ(sample.made(), 1);
}

TEST(AKeptPage, IsDroppedWhenTheStateChanges) {
    SampleServer sample;
    Client client{sample.port()};
    const auto before = client.get("/page");
    sample.set_state("two");
    const auto after = client.get("/page");
    EXPECT_THAT(before.body, StartsWith("<p>one</p>"));
    EXPECT_THAT(after.body, StartsWith("<p>two</p>"));
    EXPECT_NE(before.field("etag"), after.field("etag"));
    EXPECT_EQ(sample.made(), 2);
}

TEST(APage, ThatWasMadeWhileTheStateChangedIsNotKept) {
    std::function<void()> change = [] {};
    SampleServer sample{quick_options(), [&] { change(); }};
    change = [&] { sample.set_state("two"); };
    Client client{sample.port()};
    client.get("/page");
    sample.set_state("one"); // back again: a page of "two" must not be found under "one"
    change = [] {};
    EXPECT_THAT(client.get("/page").body, StartsWith("<p>one</p>"));
}

TEST(AStateThatIsSwapped, UnderLoadGivesNoClientAMixtureOrAnError) {
    SampleServer sample;
    std::atomic<bool> done{false};
    std::atomic<int> wrong{0};
    std::mutex mutex;
    std::map<std::string, std::string> body_of; // by ETag
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                Client client{sample.port()};
                while (!done) {
                    const auto reply = client.get("/page");
                    const std::lock_guard lock{mutex};
                    const auto& known =
                        body_of.try_emplace(reply.field("etag"), reply.body).first->second;
                    wrong += reply.status != 200 || reply.body != known ? 1 : 0;
                }
            });
        }
        for (int swap = 0; swap < 300; ++swap) {
            sample.set_state("state " + std::to_string(swap));
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
        done = true;
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_GT(body_of.size(), 10U);
}

TEST(APage, ThatMayNotBeKeptIsMadeEachTime) {
    SampleServer sample;
    Client client{sample.port()};
    client.get("/once");
    client.get("/once");
    EXPECT_EQ(sample.made(), 2);
}

TEST(AKeptPage, ComesInTheEncodingThatTheClientLikes) {
    SampleServer sample;
    Client client{sample.port()};
    const auto plain = client.get("/page");
    EXPECT_EQ(plain.field("content-encoding"), "");
    const auto gzip = client.get("/page", "Accept-Encoding: gzip, br;q=0\r\n");
    EXPECT_EQ(gzip.field("content-encoding"), "gzip");
    EXPECT_EQ(gunzipped(gzip.body), plain.body);
    const auto brotli = client.get("/page", "Accept-Encoding: gzip, deflate, br\r\n");
    EXPECT_EQ(brotli.field("content-encoding"), "br");
    EXPECT_EQ(unbrotlied(brotli.body), plain.body);
    EXPECT_EQ(sample.made(), 1);
}

TEST(AKeptPage, IsNotSentInAnEncodingThatTheClientRefuses) {
    SampleServer sample;
    Client client{sample.port()};
    EXPECT_EQ(client.get("/page", "Accept-Encoding: identity;q=0, br;q=0, gzip\r\n")
                  .field("content-encoding"),
              "gzip");
    EXPECT_EQ(client.get("/page", "Accept-Encoding: identity;q=0\r\n").status, 406);
    EXPECT_EQ(
        client.get("/page", "Accept-Encoding: br;q=0, gzip;q=0\r\n").field("content-encoding"), "");
}

TEST(AKeptPage, IsNotSentAgainToWhoeverHasIt) {
    SampleServer sample;
    Client client{sample.port()};
    for (const auto* encoding : {"", "Accept-Encoding: gzip\r\n", "Accept-Encoding: br\r\n"}) {
        const auto page = client.get("/page", encoding);
        const auto etag = page.field("etag");
        for (const auto& names : {etag, "W/" + etag, "\"x\", " + etag, std::string{"*"}}) {
            const auto reply = client.get("/page", encoding + ("If-None-Match: " + names + "\r\n"));
            EXPECT_EQ(reply.status, 304) << names;
            EXPECT_EQ(reply.field("etag"), etag);
            EXPECT_EQ(reply.field("vary"), "Accept-Encoding");
            EXPECT_EQ(reply.field("cache-control"), "no-cache");
            EXPECT_EQ(reply.field("content-length"), "");
        }
        EXPECT_EQ(client.get("/page", encoding + std::string{"If-None-Match: \"x\"\r\n"}).status,
                  200);
    }
}

TEST(AKeptPage, HasAnEtagForEachEncoding) {
    SampleServer sample;
    Client client{sample.port()};
    const auto plain = client.get("/page").field("etag");
    const auto gzip = client.get("/page", "Accept-Encoding: gzip\r\n").field("etag");
    const auto brotli = client.get("/page", "Accept-Encoding: br\r\n").field("etag");
    EXPECT_NE(plain, gzip);
    EXPECT_NE(plain, brotli);
    EXPECT_NE(gzip, brotli);
}

TEST(AFile, ComesFromMemoryInEveryEncoding) {
    auto options = quick_options();
    const StaticFile file{"css/site.css", "text/css; charset=utf-8", std::string(5000, 'c')};
    options.site = {file};
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    const auto plain = client.get("/site/css/site.css");
    EXPECT_EQ(plain.status, 200);
    EXPECT_EQ(plain.body, file.bytes);
    EXPECT_EQ(plain.field("cache-control"), "no-cache");
    const auto brotli = client.get("/site/css/site.css", "Accept-Encoding: br\r\n");
    EXPECT_EQ(unbrotlied(brotli.body), file.bytes);
    EXPECT_EQ(sample.made(), 0);
}

TEST(AFile, MayBeKeptForEverUnderItsVersionAlone) {
    auto options = quick_options();
    const StaticFile file{"site.css", "text/css; charset=utf-8", "a{}"};
    options.site = {file};
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    EXPECT_EQ(client.get(address_of(file)).field("cache-control"),
              "public, max-age=31536000, immutable");
    const auto older = client.get("/site/site.css?v=0123456789abcdef");
    EXPECT_EQ(older.status, 200);
    EXPECT_EQ(older.field("cache-control"), "no-cache");
}

TEST(AFile, OutlivesTheState) {
    auto options = quick_options();
    options.site = {{"site.css", "text/css; charset=utf-8", "a{}"}};
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    client.get("/page");
    sample.set_state("two");
    client.get("/page");
    EXPECT_EQ(client.get("/site/site.css").status, 200);
    EXPECT_EQ(client.get("/site/other.css").status, 404);
    EXPECT_EQ(client.get("/site").status, 404);
}

} // namespace mf::serve
