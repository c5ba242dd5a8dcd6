#include "people/moment.hpp"

#include "base/month.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace mf::people {

std::string text_of(Moment moment) {
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{moment - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

Result<Moment> moment_of(std::string_view text) {
    const auto wrong = [&] {
        return fail(ErrorKind::invalid, fmt::format("'{}' is not a moment", text), {},
                    "Write it as 2026-03-31T09:30:00Z");
    };
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z') {
        return wrong();
    }
    const auto day = Day::parse(text.substr(0, 10));
    const auto hours = whole_number(text.substr(11, 2));
    const auto minutes = whole_number(text.substr(14, 2));
    const auto seconds = whole_number(text.substr(17, 2));
    const auto below = [](const auto& number, std::int64_t end) {
        return number && *number >= 0 && *number < end;
    };
    if (!day || !below(hours, 24) || !below(minutes, 60) || !below(seconds, 60)) {
        return wrong();
    }
    return Moment{std::chrono::days{day->days()} + std::chrono::hours{*hours} +
                  std::chrono::minutes{*minutes} + std::chrono::seconds{*seconds}};
}

} // namespace mf::people
