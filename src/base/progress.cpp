#include "base/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

namespace mf {

Progress::Progress(std::string what, std::uint64_t total, When when)
    : what_{std::move(what)}, total_{total},
      shown_{when == When::on_terminal && isatty(STDERR_FILENO) == 1} {}

Progress::~Progress() {
    if (shown_) {
        fmt::print(stderr, "\r\x1b[K");
    }
}

void Progress::advance(std::uint64_t amount) {
    const std::scoped_lock lock{mutex_};
    done_ += amount;
    const auto now = std::chrono::steady_clock::now();
    if (shown_ && now - drawn_ > std::chrono::milliseconds{100}) {
        drawn_ = now;
        draw();
    }
}

void Progress::draw() {
    constexpr std::uint64_t width = 30;
    const std::uint64_t filled = total_ == 0 ? 0 : std::min(width, done_ * width / total_);
    fmt::print(stderr, "\r{} [{}{}] {} %\x1b[K", what_, std::string(filled, '#'),
               std::string(width - filled, '.'), total_ == 0 ? 0 : done_ * 100 / total_);
}

} // namespace mf
