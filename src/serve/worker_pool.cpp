#include "serve/worker_pool.hpp"

#include <utility>

namespace mf::serve {

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue_max) : queue_max_{queue_max} {
    for (std::size_t i = 0; i < threads; ++i) {
        threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }
}

WorkerPool::~WorkerPool() {
    stop();
}

bool WorkerPool::submit(std::function<void()> job) {
    {
        const std::lock_guard lock{mutex_};
        if (stopped_ || queue_.size() >= queue_max_) {
            return false;
        }
        queue_.push_back(std::move(job));
    }
    ready_.notify_one();
    return true;
}

void WorkerPool::stop() {
    std::deque<std::function<void()>> forgotten; // what jobs hold is freed outside the lock
    {
        const std::lock_guard lock{mutex_};
        stopped_ = true;
        forgotten.swap(queue_);
    }
    for (auto& thread : threads_) {
        thread.request_stop();
    }
    threads_.clear();
}

std::size_t WorkerPool::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

void WorkerPool::work(const std::stop_token& stop) {
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock{mutex_};
            if (!ready_.wait(lock, stop, [this] { return !queue_.empty(); })) {
                return;
            }
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        job();
    }
}

} // namespace mf::serve
