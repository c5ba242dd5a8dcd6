#include "serve/access_log.hpp"

#include "serve/reply.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::size_t route_bytes_max = 200;
constexpr std::size_t batch_bytes = std::size_t{64} * 1024; ///< so much is handed over at once
constexpr std::chrono::milliseconds batch_wait{200};        ///< or what came in this time

} // namespace

std::string log_line(const LogEntry& entry) {
    const auto microseconds = std::chrono::floor<std::chrono::microseconds>(entry.taken).count();
    return fmt::format(
        "{{\"time\":\"{}\",\"method\":\"{}\",\"route\":{},\"status\":{},\"bytes\":{},"
        "\"ms\":{}.{:03},\"cache\":{}}}",
        entry.time, entry.method, json_text(entry.route.substr(0, route_bytes_max)), entry.status,
        entry.bytes, microseconds / 1000, microseconds % 1000, entry.from_cache);
}

AccessLog::AccessLog(Sink sink, std::size_t bytes_max)
    : sink_{std::move(sink)}, bytes_max_{bytes_max} {
    if (sink_) {
        thread_ = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
    }
}

AccessLog::~AccessLog() = default;

void AccessLog::add(std::string_view line) {
    if (!sink_) {
        return;
    }
    const std::lock_guard lock{mutex_};
    if (waiting_.size() + line.size() + 1 > bytes_max_) {
        ++lost_;
        return;
    }
    waiting_ += line;
    waiting_ += '\n';
    if (waiting_.size() >= batch_bytes) {
        more_.notify_one();
    }
}

std::uint64_t AccessLog::lost() const {
    const std::lock_guard lock{mutex_};
    return lost_;
}

void AccessLog::run(const std::stop_token& stop) {
    std::string lines;
    for (bool last = false; !last;) {
        {
            std::unique_lock lock{mutex_};
            more_.wait_for(lock, stop, batch_wait,
                           [this] { return waiting_.size() >= batch_bytes; });
            last = stop.stop_requested();
            lines.swap(waiting_);
        }
        hand_over(lines);
        lines.clear();
    }
}

void AccessLog::hand_over(std::string_view lines) const {
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        sink_(lines.substr(0, end));
        lines.remove_prefix(end + 1);
    }
}

} // namespace mf::serve
