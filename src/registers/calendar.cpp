#include "registers/calendar.hpp"

#include "base/hash.hpp"
#include "base/table_reader.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::registers {

namespace {

constexpr int year_min = 1871; // the first year with bank holidays
constexpr int year_max = 9998;

bool is_weekend(Day day) {
    // 1970-01-01 was a Thursday.
    const int weekday = ((day.days() + 3) % 7 + 7) % 7; // Monday is 0
    return weekday >= 5;
}

Day plus_months(Day day, int months) {
    const Month month = day.month().plus(months);
    const auto same = Day::of(month.year(), month.month(), day.day_of_month());
    return same ? *same : Day::last_of(month);
}

std::string counted(int count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

} // namespace

std::string working(const Due& due) {
    std::string text =
        fmt::format("{} {} {}", text_of(due.term), due.before ? "before" : "from", due.from.text());
    const bool skips =
        due.term.unit == Term::Unit::working_days || due.term.unit == Term::Unit::clear_days;
    if (!skips) {
        return text;
    }
    text += fmt::format(": {} and {} left out",
                        counted(due.weekend_days, "weekend day", "weekend days"),
                        counted(static_cast<int>(due.holidays.size()), "holiday", "holidays"));
    for (std::size_t i = 0; i < due.holidays.size(); ++i) {
        text += (i == 0 ? " (" : ", ") + due.holidays[i].name;
    }
    text += due.holidays.empty() ? "" : ")";
    return due.known ? text : text + "; not all holidays of those days are published yet";
}

Result<Calendar> Calendar::parse(const std::string& text, const std::filesystem::path& file) {
    const auto table = parse_toml(text, file.string());
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, file.string()};
    Calendar made;
    made.id_ = reader.needed_text("id");
    made.source_ = reader.needed_text("source");
    static_cast<void>(reader.needed_text("licence"));
    made.first_year_ = reader.whole("first_year", year_min, year_max).value_or(0);
    made.last_year_ = reader.whole("last_year", year_min, year_max).value_or(0);
    if (made.first_year_ == 0 || made.last_year_ < made.first_year_) {
        reader.problem(reader.line("last_year"), "the years that are covered are missing",
                       "Write first_year = 2008 and last_year = 2028");
    }
    if (const toml::table* holidays = reader.table("holidays")) {
        for (const auto& [key, value] : *holidays) {
            const auto day = Day::parse(key.str());
            const auto name = value.value<std::string>();
            if (!day || !name || is_weekend(*day) || day->month().year() < made.first_year_ ||
                day->month().year() > made.last_year_) {
                reader.problem(static_cast<int>(key.source().begin.line),
                               fmt::format("'{}' is no holiday on a working day of the years that "
                                           "are covered",
                                           key.str()),
                               "Write it as: 2026-04-03 = \"Good Friday\"");
                continue;
            }
            made.holidays_.push_back({*day, *name});
        }
    }
    if (auto error = reader.end()) {
        return pass(*error);
    }
    std::ranges::sort(made.holidays_, {}, &Holiday::day);
    made.hash_ = sha256(text);
    return made;
}

Result<Calendar> Calendar::load(const std::filesystem::path& file) {
    const auto text = store::read_file(file);
    return text ? parse(*text, file) : pass(text.error());
}

const Holiday* Calendar::holiday(Day day) const {
    const auto found = std::ranges::lower_bound(holidays_, day, {}, &Holiday::day);
    return found == holidays_.end() || found->day != day ? nullptr : &*found;
}

bool Calendar::is_working(Day day) const {
    return !is_weekend(day) && holiday(day) == nullptr;
}

Due Calendar::due(Day from, Term term, bool before) const {
    Due due{.day = from, .from = from, .term = term, .before = before, .holidays = {}};
    const int step = before ? -1 : 1;
    switch (term.unit) {
    case Term::Unit::days:
        due.day = from.plus(step * term.amount);
        return due;
    case Term::Unit::months:
        due.day = plus_months(from, step * term.amount);
        return due;
    case Term::Unit::years:
        due.day = plus_months(from, step * term.amount * 12);
        return due;
    case Term::Unit::working_days:
    case Term::Unit::clear_days:
        break;
    }
    // Clear days leave out both ends: the answer is the working day beyond them.
    const int wanted = term.amount + (term.unit == Term::Unit::clear_days ? 1 : 0);
    for (int counted_days = 0; counted_days < wanted;) {
        due.day = due.day.plus(step);
        if (is_weekend(due.day)) {
            ++due.weekend_days;
        } else if (const Holiday* found = holiday(due.day)) {
            due.holidays.push_back(*found);
        } else {
            ++counted_days;
        }
    }
    const auto years = std::minmax({from.month().year(), due.day.month().year()});
    due.known = years.first >= first_year_ && years.second <= last_year_;
    return due;
}

} // namespace mf::registers
