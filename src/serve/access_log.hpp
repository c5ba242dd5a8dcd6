// One line of JSON for each request: no address of a reader, no query, nothing that they typed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

namespace mf::serve {

struct LogEntry {
    std::string_view time;   ///< "2026-03-31T09:30:00Z"
    std::string_view method; ///< "GET", "HEAD", "other"
    std::string_view route;  ///< pattern or path without query
    int status;
    std::uint64_t bytes;
    std::chrono::nanoseconds taken;
    bool from_cache;
};

/// {"time":…,"method":…,"route":…,"status":…,"bytes":…,"ms":…,"cache":true}, without a line end. A route of
/// more than 200 bytes is cut.
std::string log_line(const LogEntry& entry);

/// Takes lines from any thread and never waits for the disk: a thread of its own hands them to the sink, in
/// order. Beyond `bytes_max` waiting, lines are lost and counted.
class AccessLog {
public:
    using Sink = std::function<void(std::string_view line)>;

    /// Without a sink nothing is done.
    explicit AccessLog(Sink sink, std::size_t bytes_max = std::size_t{4} * 1024 * 1024);
    ~AccessLog(); ///< after the last line was handed over
    AccessLog(const AccessLog&) = delete;
    AccessLog& operator=(const AccessLog&) = delete;

    bool wanted() const { return static_cast<bool>(sink_); }

    void add(std::string_view line);
    std::uint64_t lost() const;

private:
    void run(const std::stop_token& stop);
    void hand_over(std::string_view lines) const;

    Sink sink_;
    std::size_t bytes_max_;
    mutable std::mutex mutex_;
    std::condition_variable_any more_;
    std::string waiting_; ///< lines, each with its line end
    std::uint64_t lost_ = 0;
    std::jthread thread_; ///< last: joined before the rest goes
};

} // namespace mf::serve
