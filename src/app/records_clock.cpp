#include "app/records_clock.hpp"

#include "app/register_command.hpp"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace mf::app {

namespace {

constexpr std::chrono::seconds look_every{1};
constexpr int quarter_minutes = 15;

/// "2026-03-31T09:30:00Z" -> "2026-03-31T09 2".
std::string quarter_of(const std::string& moment) {
    constexpr std::size_t hour_length = 13;
    const int minutes = (moment.at(hour_length + 1) - '0') * 10 + moment.at(hour_length + 2) - '0';
    return fmt::format("{} {}", moment.substr(0, hour_length), minutes / quarter_minutes);
}

void refresh_once(const Context& context, const std::shared_ptr<const release::Release>& shown) {
    auto measures = shown && shown->published ? measures_of(shown) : registers::MeasureReader{};
    auto open = open_registers(context, std::move(measures));
    const auto done_now = open ? open->refresh(Clock::system()) : pass(open.error());
    if (!done_now) {
        fmt::print(stderr, "The clock of the records stands still: {}\n",
                   sentence(done_now.error()));
    } else if (!done_now->moved.empty() || !done_now->erased.empty()) {
        context.say(fmt::format("{} moves by the clock, {} records had something erased.",
                                done_now->moved.size(), done_now->erased.size()));
    }
}

} // namespace

void keep_records_moving(const std::stop_token& stop,
                         const Context& context,
                         const ShownNow& shown) {
    std::mutex mutex;
    std::condition_variable_any woken;
    std::string last;
    while (!stop.stop_requested()) {
        const auto release = shown();
        const std::string now = fmt::format("{} {}", release ? release->id : std::string{},
                                            quarter_of(Clock::system().now));
        if (now != last) {
            refresh_once(context, release);
            last = now;
        }
        std::unique_lock lock{mutex};
        woken.wait_for(lock, stop, look_every, [] { return false; });
    }
}

} // namespace mf::app
