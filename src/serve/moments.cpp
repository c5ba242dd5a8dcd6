#include "serve/moments.hpp"

#include "base/clock.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

namespace mf::serve {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Parts {
    explicit Parts(std::chrono::sys_seconds moment)
        : day{std::chrono::floor<std::chrono::days>(moment)}, date{day}, time{moment - day} {}

    std::chrono::sys_days day;
    std::chrono::year_month_day date;
    std::chrono::hh_mm_ss<std::chrono::seconds> time;
};

} // namespace

std::string http_date(std::chrono::sys_seconds moment) {
    const Parts parts{moment};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                       weekdays[std::chrono::weekday{parts.day}.c_encoding()],
                       static_cast<unsigned>(parts.date.day()),
                       months[static_cast<unsigned>(parts.date.month()) - 1],
                       static_cast<int>(parts.date.year()), parts.time.hours().count(),
                       parts.time.minutes().count(), parts.time.seconds().count());
}

std::string utc_text(std::chrono::sys_seconds moment) {
    const Parts parts{moment};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(parts.date.year()),
                       static_cast<unsigned>(parts.date.month()),
                       static_cast<unsigned>(parts.date.day()), parts.time.hours().count(),
                       parts.time.minutes().count(), parts.time.seconds().count());
}

PresentMoment::PresentMoment(std::function<std::chrono::sys_seconds()> now) : now_{std::move(now)} {
    if (!now_) {
        now_ = present_second;
    }
    look();
}

void PresentMoment::look() {
    if (const auto now = now_(); now != at_) {
        at_ = now;
        http_ = http_date(now);
        utc_ = utc_text(now);
    }
}

} // namespace mf::serve
