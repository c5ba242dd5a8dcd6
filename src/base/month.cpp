#include "base/month.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <chrono>

namespace mf {

namespace {

std::chrono::year_month_day calendar(std::int32_t days) {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
}

std::int32_t days_of(std::chrono::year_month_day day) {
    return static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count());
}

} // namespace

Result<Month> Month::parse(std::string_view iso) {
    if (iso.size() == 7 && iso[4] == '-') {
        const auto year = whole_number(iso.substr(0, 4));
        const auto month = whole_number(iso.substr(5, 2));
        if (year && month && *year >= 1000 && *month >= 1 && *month <= 12) {
            return of(static_cast<int>(*year), static_cast<int>(*month));
        }
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is not a month", iso), {},
                "Write it as 2026-03");
}

std::string Month::text() const {
    return fmt::format("{:04}-{:02}", year(), month());
}

Result<Day> Day::of(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (year < 1000 || year > 9999 || month < 1 || day < 1 || !date.ok()) {
        return fail(ErrorKind::invalid,
                    fmt::format("there is no day {:04}-{:02}-{:02}", year, month, day));
    }
    return Day{days_of(date)};
}

Result<Day> Day::parse(std::string_view iso) {
    if (iso.size() == 10 && iso[4] == '-' && iso[7] == '-') {
        const auto year = whole_number(iso.substr(0, 4));
        const auto month = whole_number(iso.substr(5, 2));
        const auto day = whole_number(iso.substr(8, 2));
        if (year && month && day) {
            if (auto found =
                    of(static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day))) {
                return found;
            }
        }
    }
    return fail(ErrorKind::invalid, fmt::format("'{}' is not a day", iso), {},
                "Write it as 2026-03-31");
}

Day Day::first_of(Month month) {
    return Day{days_of(std::chrono::year{month.year()} /
                       std::chrono::month{static_cast<unsigned>(month.month())} / 1)};
}

Day Day::last_of(Month month) {
    return first_of(month.plus(1)).plus(-1);
}

Month Day::month() const {
    const auto date = calendar(days_);
    return Month::of(static_cast<int>(date.year()),
                     static_cast<int>(static_cast<unsigned>(date.month())));
}

int Day::day_of_month() const {
    return static_cast<int>(static_cast<unsigned>(calendar(days_).day()));
}

std::string Day::text() const {
    return fmt::format("{}-{:02}", month().text(), day_of_month());
}

} // namespace mf
