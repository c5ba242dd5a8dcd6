#include "serve/sample_server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

namespace mf::serve {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

} // namespace

TEST(ALimit, OnTheHeadIsKept) {
    SampleServer sample;
    Client client{sample.port()};
    const auto reply = client.get("/page", "A: " + std::string(20'000, 'a') + "\r\n");
    EXPECT_EQ(reply.status, 431);
    EXPECT_EQ(reply.field("connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST(ALimit, OnTheBodyIsKept) {
    SampleServer sample;
    Client client{sample.port()};
    client.say("GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" +
               std::string(5000, 'b'));
    EXPECT_EQ(client.reply()->status, 413);
    EXPECT_TRUE(client.is_closed());
}

TEST(ALimit, OnTheTimeOfAHeadCutsASlowClient) {
    auto options = quick_options();
    options.header_timeout = 200ms;
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    const auto begun = Steady::now();
    client.say("GET /page HT");
    std::jthread drip{[&] { // a byte now and then must not renew the time
        for (int i = 0; i < 20 && client.say("a"); ++i) {
            std::this_thread::sleep_for(50ms);
        }
    }};
    const auto reply = client.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 408);
    EXPECT_LT(Steady::now() - begun, 900ms);
}

TEST(ALimit, OnTheTimeOfAHeadHoldsForALaterRequestToo) {
    auto options = quick_options();
    options.header_timeout = 200ms;
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    EXPECT_EQ(client.get("/page").status, 200);
    client.say("GET /page HT");
    EXPECT_EQ(client.reply()->status, 408);
    EXPECT_TRUE(client.is_closed());
}

TEST(ALimit, OnIdleTimeClosesWithoutAWord) {
    auto options = quick_options();
    options.idle_timeout = 100ms;
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    EXPECT_EQ(client.get("/page").status, 200);
    EXPECT_FALSE(client.reply());
    EXPECT_TRUE(client.is_closed());
}

TEST(ALimit, OnTheTimeOfWritingCutsAClientThatDoesNotRead) {
    auto options = quick_options();
    options.write_timeout = 200ms;
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    client.say("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(1s);
    EXPECT_FALSE(client.reply()); // it ends before it is whole
}

TEST(ALargeReply, ReachesAClientThatReadsSlowly) {
    SampleServer sample;
    Client client{sample.port()};
    client.say("GET /big HTTP/1.1\r\nHost: x\r\n\r\nGET /page HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(200ms);
    const auto reply = client.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, std::string(8'000'000, 'b'));
    EXPECT_EQ(client.reply()->status, 200);
}

TEST(ALimit, OnTheQueueTurnsAwayWithTheTimeToComeBack) {
    std::latch begun{1};
    std::latch go{1};
    auto options = quick_options();
    options.worker_threads = 1;
    options.queue_max = 1;
    std::once_flag once;
    SampleServer sample{std::move(options), [&] {
                            std::call_once(once, [&] { begun.count_down(); });
                            go.wait();
                        }};
    Client working{sample.port()};
    working.say("GET /query?q=1 HTTP/1.1\r\nHost: x\r\n\r\n");
    begun.wait();
    Client queued{sample.port()};
    Client other{sample.port()};
    queued.say("GET /query?q=2 HTTP/1.1\r\nHost: x\r\n\r\n");
    other.say("GET /query?q=3 HTTP/1.1\r\nHost: x\r\n\r\n");
    std::optional<Received> turned_away; // one of the two, whichever came second
    std::jthread release{[&] {
        std::this_thread::sleep_for(300ms);
        go.count_down();
    }};
    const auto one = queued.reply();
    const auto two = other.reply();
    ASSERT_TRUE(one && two);
    const auto& refused = one->status == 503 ? *one : *two;
    EXPECT_EQ(one->status + two->status, 200 + 503);
    EXPECT_EQ(refused.field("retry-after"), "2");
    EXPECT_EQ(working.reply()->body, "1");
}

TEST(ALimit, OnTheRateHoldsForPagesThatAreNotReady) {
    auto options = quick_options();
    options.rate = {.per_second = 0.001, .burst = 2, .clients_max = 100};
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    EXPECT_EQ(client.get("/page").status, 200);
    EXPECT_EQ(client.get("/query").status, 200);
    const auto reply = client.get("/other.json");
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.field("retry-after"), "1000");
    EXPECT_EQ(reply.field("content-type"), "application/problem+json");
    EXPECT_EQ(client.get("/page").status, 200);
    EXPECT_EQ(client.get("/page", "Accept-Encoding: br\r\n").status, 200);
}

TEST(ALimit, OnTheRateIsForTheClientThatTheProxySaw) {
    auto options = quick_options();
    options.rate = {.per_second = 0.001, .burst = 1, .clients_max = 100};
    options.behind_proxy = true;
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    const auto status = [&](const char* forwarded) {
        return client.get("/once", std::string{"X-Forwarded-For: "} + forwarded + "\r\n").status;
    };
    EXPECT_EQ(status("192.0.2.1"), 200);
    EXPECT_EQ(status("192.0.2.2"), 200);
    EXPECT_EQ(status("192.0.2.3, 192.0.2.1"), 429); // what the client claims itself does not count
}

TEST(ALimit, OnConnectionsClosesTheOneIdleForLongest) {
    auto options = quick_options();
    options.io_threads = 1;
    options.connections_max = 2;
    SampleServer sample{std::move(options)};
    Client first{sample.port()};
    EXPECT_EQ(first.get("/page").status, 200);
    Client second{sample.port()};
    EXPECT_EQ(second.get("/page").status, 200);
    EXPECT_EQ(fetch(sample.port(), "/page").status, 200);
    EXPECT_TRUE(first.is_closed());
    EXPECT_EQ(second.get("/page").status, 200);
}

TEST(ALimit, OnConnectionsTurnsAwayWhenAllAreAtWork) {
    std::latch begun{1};
    std::latch go{1};
    auto options = quick_options();
    options.io_threads = 1;
    options.connections_max = 1;
    SampleServer sample{std::move(options), [&] {
                            begun.count_down();
                            go.wait();
                        }};
    Client working{sample.port()};
    working.say("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
    begun.wait();
    Client turned_away{sample.port()};
    const auto reply = turned_away.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 503);
    go.count_down();
    EXPECT_EQ(working.reply()->status, 200);
}

TEST(ManyClients, AllGetWhatTheyAskedFor) {
    SampleServer sample;
    constexpr int clients = 32;
    constexpr int requests = 100;
    std::atomic<int> right{0};
    {
        std::vector<std::jthread> threads;
        for (int c = 0; c < clients; ++c) {
            threads.emplace_back([&, c] {
                Client client{sample.port()};
                for (int i = 0; i < requests; ++i) {
                    const auto word = std::to_string((c + i) % 20);
                    const auto* lines = i % 2 == 0 ? "" : "Accept-Encoding: gzip\r\n";
                    right += client.get("/query?q=" + word, lines).body == word ? 1 : 0;
                    if (i == requests / 2 && c == 0) {
                        sample.set_state("two");
                    }
                }
            });
        }
    }
    EXPECT_EQ(right, clients * requests);
}

TEST(TwoThousandClients, KeepTheirConnectionsAndAreAllAnswered) {
    constexpr std::size_t clients = 2000;
    rlimit files{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &files), 0);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 3 * clients); // both ends are in this process
    ASSERT_GE(files.rlim_cur, 2 * clients + 100);
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &files), 0);
    SampleServer sample;
    std::vector<std::unique_ptr<Client>> all;
    for (std::size_t i = 0; i < clients; ++i) {
        all.push_back(std::make_unique<Client>(sample.port()));
        ASSERT_EQ(all.back()->get("/page").status, 200) << i;
    }
    for (const auto& client : all) {
        EXPECT_EQ(client->get("/page").status, 200);
    }
    EXPECT_EQ(sample.made(), 1);
}

} // namespace mf::serve
