#include "serve/access_log.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <thread>
#include <vector>

namespace mf::serve {

namespace {

using namespace std::chrono_literals;

} // namespace

TEST(ALogLine, IsOneObject) {
    EXPECT_EQ(log_line({"2026-03-31T09:30:00Z", "GET", "/areas/{code}", 200, 1234, 250us, true}),
              "{\"time\":\"2026-03-31T09:30:00Z\",\"method\":\"GET\",\"route\":\"/areas/{code}\","
              "\"status\":200,\"bytes\":1234,\"ms\":0.250,\"cache\":true}");
}

TEST(ALogLine, CutsALongRoute) {
    const std::string route(1000, 'a');
    EXPECT_LT(log_line({"t", "GET", route, 200, 0, 0us, false}).size(), 300U);
}

TEST(AnAccessLog, HandsOverAllLinesInOrderBeforeItEnds) {
    std::vector<std::string> lines;
    {
        AccessLog log{[&](std::string_view line) { lines.emplace_back(line); }};
        log.add("one");
        log.add("two");
        log.add("three");
    }
    EXPECT_EQ(lines, (std::vector<std::string>{"one", "two", "three"}));
}

TEST(AnAccessLog, LosesLinesRatherThanWait) {
    std::latch begun{1};
    std::latch go{1};
    std::vector<std::string> lines;
    AccessLog log{[&](std::string_view line) {
                      if (lines.empty()) {
                          begun.count_down();
                          go.wait();
                      }
                      lines.emplace_back(line);
                  },
                  10};
    log.add("1");
    begun.wait(); // the sink is stuck, and nothing waits
    log.add("1234567");
    log.add("12");
    EXPECT_EQ(log.lost(), 1U);
    go.count_down();
}

TEST(AnAccessLog, WithoutASinkIsNotWanted) {
    AccessLog log{nullptr};
    EXPECT_FALSE(log.wanted());
    log.add("x");
    EXPECT_EQ(log.lost(), 0U);
}

} // namespace mf::serve
