#include "serve/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace mf::serve {

TEST(AWorkerPool, DoesWhatItIsGiven) {
    std::latch done{20};
    WorkerPool pool{2, 100};
    for (int i = 0; i < 20; ++i) {
        EXPECT_TRUE(pool.submit([&] { done.count_down(); }));
    }
    done.wait();
}

TEST(AWorkerPool, TakesNoMoreThanItsQueueHolds) {
    std::latch begun{1};
    std::latch go{1};
    WorkerPool pool{1, 2};
    ASSERT_TRUE(pool.submit([&] {
        begun.count_down();
        go.wait();
    }));
    begun.wait();
    EXPECT_TRUE(pool.submit([] {}));
    EXPECT_TRUE(pool.submit([] {}));
    EXPECT_EQ(pool.waiting(), 2U);
    EXPECT_FALSE(pool.submit([] {}));
    go.count_down();
}

TEST(AWorkerPool, FinishesTheJobUnderWayAndForgetsTheRestWhenItStops) {
    std::latch begun{1};
    std::latch go{1};
    std::atomic<int> done{0};
    WorkerPool pool{1, 10};
    pool.submit([&] {
        begun.count_down();
        go.wait();
        ++done;
    });
    begun.wait();
    pool.submit([&] { ++done; });
    std::jthread release{[&] {
        while (pool.waiting() != 0) { // until stop() has forgotten the second
            std::this_thread::yield();
        }
        go.count_down();
    }};
    pool.stop();
    EXPECT_EQ(done, 1);
    EXPECT_FALSE(pool.submit([] {}));
}

} // namespace mf::serve
