// Does something when a time has passed, unless it is stopped before. For this room only.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace mf::store {

class Watchdog {
public:
    /// A time of 0 never passes, and costs no thread. `bark` runs on another thread.
    Watchdog(std::chrono::milliseconds time, std::function<void()> bark);

    ~Watchdog() { stop(); }

    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    /// Whether it has barked; when this returns it will not any more.
    bool stop();

private:
    void wait(std::chrono::milliseconds time, const std::function<void()>& bark);

    std::mutex mutex_;
    std::condition_variable stopping_;
    bool stopped_ = false;
    bool barked_ = false;
    std::thread thread_;
};

} // namespace mf::store
