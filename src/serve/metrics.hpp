// Numbers about the server itself, for those who run it.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace mf::serve {

inline constexpr std::array<double, 7> latency_bounds_ms{0.25, 1, 5, 25, 100, 500, 2500};

/// What one loop has done. Written by its thread alone, read by any: so no instruction is locked.
class alignas(64) Counters {
public:
    struct Done {
        int status;
        std::uint64_t bytes;
        std::chrono::nanoseconds taken;
        bool from_cache;
    };

    void opened() { add<std::int64_t>(open_, 1); }

    void closed() { add<std::int64_t>(open_, -1); }

    void answered(const Done& done);

    struct Values {
        std::array<std::uint64_t, 6> by_class{}; ///< [2]: 2xx
        std::array<std::uint64_t, latency_bounds_ms.size() + 1>
            by_latency{}; ///< the last: above all bounds
        std::uint64_t taken_ns = 0;
        std::uint64_t bytes = 0;
        std::uint64_t from_cache = 0;
        std::int64_t open = 0;
    };

    void add_to(Values& values) const;

private:
    template <class T>
    static void add(std::atomic<T>& counter, T amount) {
        counter.store(counter.load(std::memory_order_relaxed) + amount, std::memory_order_relaxed);
    }

    std::array<std::atomic<std::uint64_t>, 6> by_class_{};
    std::array<std::atomic<std::uint64_t>, latency_bounds_ms.size() + 1> by_latency_{};
    std::atomic<std::uint64_t> taken_ns_{0};
    std::atomic<std::uint64_t> bytes_{0};
    std::atomic<std::uint64_t> from_cache_{0};
    std::atomic<std::int64_t> open_{0};
};

/// What is read off other parts at the moment of asking.
struct Gauges {
    std::size_t cache_bytes = 0;
    std::size_t cache_pages = 0;
    std::size_t jobs_waiting = 0;
    std::uint64_t log_lines_lost = 0;
};

/// Prometheus' text format, version 0.0.4.
std::string metrics_text(const Counters::Values& values, const Gauges& gauges);

} // namespace mf::serve
