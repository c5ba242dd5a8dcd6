#include "store/watchdog.hpp"

#include <utility>

namespace mf::store {

Watchdog::Watchdog(std::chrono::milliseconds time, std::function<void()> bark) {
    if (time.count() > 0) {
        thread_ = std::thread{[this, time, bark = std::move(bark)] { wait(time, bark); }};
    }
}

bool Watchdog::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopped_ = true;
    }
    stopping_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
    return barked_;
}

void Watchdog::wait(std::chrono::milliseconds time, const std::function<void()>& bark) {
    std::unique_lock lock{mutex_};
    if (!stopping_.wait_for(lock, time, [this] { return stopped_; })) {
        barked_ = true;
        bark();
    }
}

} // namespace mf::store
