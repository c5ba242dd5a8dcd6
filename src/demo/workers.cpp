#include "demo/workers.hpp"

#include <atomic>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace mf::demo {

Done share_work(std::size_t count, int threads, const std::function<Done(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::size_t failed = std::numeric_limits<std::size_t>::max();
    Done result;
    const auto run = [&] {
        for (std::size_t at = next++; at < count; at = next++) {
            const Done done = work(at);
            if (done) {
                continue;
            }
            next = count;
            const std::lock_guard lock{mutex};
            if (at < failed) {
                failed = at;
                result = done;
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (int i = 1; i < threads; ++i) {
            others.emplace_back(run);
        }
        run();
    }
    return result;
}

} // namespace mf::demo
