// The threads on which pages are made: a few, with a queue of bounded length before them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace mf::serve {

/// A job must not throw. Jobs begin in the order in which they came.
class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queue_max);
    ~WorkerPool(); ///< stop()
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// False, and nothing happens, when `queue_max` jobs wait already or the pool was stopped.
    bool submit(std::function<void()> job);

    /// Lets the jobs under way finish, forgets those that wait, and joins the threads. Idempotent.
    void stop();

    std::size_t waiting() const;

private:
    void work(const std::stop_token& stop);

    std::size_t queue_max_;
    mutable std::mutex mutex_;
    std::condition_variable_any ready_;
    std::deque<std::function<void()>> queue_;
    bool stopped_ = false;
    std::vector<std::jthread> threads_; ///< last: joined before the rest goes
};

} // namespace mf::serve
