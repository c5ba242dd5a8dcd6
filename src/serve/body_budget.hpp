// How much of what clients send may be held at one time, by all of them together.
#pragma once

#include <atomic>
#include <cstddef>

namespace mf::serve {

/// Thread-safe.
class BodyBudget {
public:
    explicit BodyBudget(std::size_t bytes_max) : bytes_max_{bytes_max} {}

    /// False, and nothing is taken, when there would be too much.
    bool take(std::size_t bytes) {
        if (held_.fetch_add(bytes, std::memory_order_relaxed) + bytes <= bytes_max_) {
            return true;
        }
        give_back(bytes);
        return false;
    }

    void give_back(std::size_t bytes) { held_.fetch_sub(bytes, std::memory_order_relaxed); }

    std::size_t held() const { return held_.load(std::memory_order_relaxed); }

private:
    std::size_t bytes_max_;
    std::atomic<std::size_t> held_{0};
};

} // namespace mf::serve
