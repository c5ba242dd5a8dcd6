#include "serve/sample_server.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

namespace mf::serve {

namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

} // namespace

TEST(AServerThatStops, FinishesWhatIsUnderWay) {
    std::latch begun{1};
    std::latch go{1};
    SampleServer sample{quick_options(), [&] {
                            begun.count_down();
                            go.wait();
                        }};
    Client client{sample.port()};
    client.say("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
    begun.wait();
    std::jthread stopper{[&] { sample.server().stop(); }};
    std::this_thread::sleep_for(100ms);
    go.count_down();
    const auto reply = client.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(reply->field("connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST(AServerThatStops, SendsALargeReplyToItsEnd) {
    SampleServer sample;
    Client client{sample.port()};
    client.say("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(300ms); // its first part fills the socket
    std::jthread stopper{[&] { sample.server().stop(); }};
    std::this_thread::sleep_for(100ms);
    const auto reply = client.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body.size(), 8'000'000U);
    EXPECT_TRUE(client.is_closed());
}

TEST(AServerThatStops, ClosesIdleClientsAndTakesNoNewOnes) {
    SampleServer sample;
    Client idle{sample.port()};
    EXPECT_EQ(idle.get("/page").status, 200);
    const auto begun = Steady::now();
    sample.server().stop();
    EXPECT_LT(Steady::now() - begun, 1500ms);
    EXPECT_TRUE(idle.is_closed());
    EXPECT_EQ(fetch(sample.port(), "/page").status, 0);
}

TEST(AServerThatStops, CutsAClientThatTakesTooLong) {
    auto options = quick_options();
    options.stop_timeout = 200ms;
    SampleServer sample{std::move(options)};
    Client client{sample.port()};
    client.say("GET /big HTTP/1.1\r\nHost: x\r\n\r\n");
    std::this_thread::sleep_for(300ms);
    const auto begun = Steady::now();
    sample.server().stop();
    EXPECT_LT(Steady::now() - begun, 1500ms);
    EXPECT_FALSE(client.reply());
}

TEST(AServerThatStops, WakesThoseWhoWaitForIt) {
    SampleServer sample;
    std::latch woken{1};
    std::jthread waiter{[&] {
        sample.server().wait();
        woken.count_down();
    }};
    EXPECT_FALSE(woken.try_wait());
    sample.server().stop();
    sample.server().stop(); // once more does no harm
    woken.wait();
}

TEST(AServerThatStops, FreesItsPort) {
    auto options = quick_options();
    {
        SampleServer sample;
        options.port = sample.port();
        EXPECT_EQ(fetch(sample.port(), "/page").status, 200);
    }
    SampleServer again{std::move(options)};
    EXPECT_EQ(fetch(again.port(), "/page").status, 200);
}

} // namespace mf::serve
