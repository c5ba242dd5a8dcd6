// A progress bar for people: drawn on standard error, and only when that is a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace mf {

/// Thread-safe. Draws at most ten times a second; wiped when it ends.
class Progress {
public:
    enum class When { never, on_terminal };

    Progress(std::string what, std::uint64_t total, When when);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance(std::uint64_t amount);

private:
    void draw();

    std::string what_;
    std::uint64_t total_;
    std::uint64_t done_ = 0;
    bool shown_;
    std::chrono::steady_clock::time_point drawn_;
    std::mutex mutex_;
};

} // namespace mf
