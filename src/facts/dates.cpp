#include "facts/dates.hpp"

#include "base/text.hpp"
#include "facts/name_pattern.hpp"

#include <fmt/format.h>

namespace mf::facts {

namespace {

std::optional<int> digits(std::string_view text) {
    if (text.empty() || text.size() > 4 || text[0] == '-') {
        return std::nullopt;
    }
    const auto value = whole_number(text);
    return value ? std::optional{static_cast<int>(*value)} : std::nullopt;
}

/// A year in two or four digits; two digits up to 68 are of this century, as POSIX has it.
std::optional<int> year_of(std::string_view text) {
    const auto value = digits(text);
    if (!value || (text.size() != 2 && text.size() != 4)) {
        return std::nullopt;
    }
    return text.size() == 4 ? *value : *value + (*value <= 68 ? 2000 : 1900);
}

std::optional<Day>
day_from(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const auto found = Day::of(*year, *month, *day);
    return found ? std::optional{*found} : std::nullopt;
}

std::optional<Month> month_from(std::optional<int> year, std::optional<int> month) {
    if (!year || !month || *year < 1000 || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    return Month::of(*year, *month);
}

bool is_day_format(std::string_view format) {
    return format.find("dd") != std::string_view::npos;
}

/// "Jan-03", "January 2003": a month's name, one separator, a year.
std::optional<Month> named_month(std::string_view text, char separator) {
    const auto at = text.find(separator);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    return month_from(year_of(trimmed(text.substr(at + 1))),
                      month_of_name(trimmed(text.substr(0, at))));
}

std::optional<Month> month_in(std::string_view text, std::string_view format) {
    if (is_day_format(format)) {
        const auto day = day_of(text, format);
        return day ? std::optional{day->month()} : std::nullopt;
    }
    if (format == "yyyymm") {
        return text.size() == 6 ? month_from(digits(text.substr(0, 4)), digits(text.substr(4)))
                                : std::nullopt;
    }
    if (format == "yyyy m") {
        const auto blank = text.find(' ');
        return blank == std::string_view::npos
                   ? std::nullopt
                   : month_from(digits(text.substr(0, blank)), digits(trimmed(text.substr(blank))));
    }
    if (format.starts_with("mmm")) {
        return named_month(text, format.find('-') == std::string_view::npos ? ' ' : '-');
    }
    const auto month = Month::parse(text);
    return month ? std::optional{*month} : std::nullopt;
}

std::optional<Period> financial_year_in(std::string_view text, std::string_view format) {
    if (is_day_format(format)) {
        const auto day = day_of(text, format);
        if (!day) {
            return std::nullopt;
        }
        const Month month = day->month();
        return Period::financial_year(month.month() >= 4 ? month.year() : month.year() - 1);
    }
    if (text.starts_with("fy") || text.starts_with("FY")) {
        text.remove_prefix(2);
    }
    const auto at = text.find_first_of("-/");
    const auto first = year_of(text.substr(0, at));
    const auto second = at == std::string_view::npos ? std::nullopt : year_of(text.substr(at + 1));
    if (!first || !second || *second != *first + 1) {
        return std::nullopt;
    }
    return Period::financial_year(*first);
}

} // namespace

std::optional<Day> day_of(std::string_view text, std::string_view format) {
    if (format.starts_with("dd")) {
        const char separator = format.size() > 2 ? format[2] : '/';
        const auto parts = split(text, separator);
        return parts.size() == 3 ? day_from(digits(parts[2]), digits(parts[1]), digits(parts[0]))
                                 : std::nullopt;
    }
    if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) {
        text = text.substr(0, 10);
    }
    const auto day = Day::parse(text);
    return day ? std::optional{*day} : std::nullopt;
}

std::optional<std::int64_t> moment_of(std::string_view text) {
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') {
        return std::nullopt;
    }
    const auto day = Day::parse(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    std::string_view rest = text.substr(16);
    std::optional<int> second = 0;
    if (rest.starts_with(':') && rest.size() >= 3) {
        second = digits(rest.substr(1, 2));
        rest.remove_prefix(3);
    }
    if (!day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) {
        return std::nullopt;
    }
    int offset = 0;
    if (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':') {
        const auto hours = digits(rest.substr(1, 2));
        const auto minutes = digits(rest.substr(4, 2));
        if (!hours || !minutes) {
            return std::nullopt;
        }
        offset = (*hours * 60 + *minutes) * (rest[0] == '-' ? -1 : 1);
    } else if (!rest.empty() && rest != "Z") {
        return std::nullopt;
    }
    const std::int64_t minutes =
        std::int64_t{day->days()} * 1440 + std::int64_t{*hour} * 60 + *minute - offset;
    return (minutes * 60 + *second) * 1'000'000;
}

std::optional<std::string>
period_text(FieldType type, std::string_view text, std::string_view format) {
    if (type == FieldType::month) {
        const auto month = month_in(text, format);
        return month ? std::optional{month->text()} : std::nullopt;
    }
    if (type == FieldType::financial_year) {
        const auto year = financial_year_in(text, format);
        return year ? std::optional{year->text()} : std::nullopt;
    }
    const auto day = is_day_format(format) ? day_of(text, format) : std::nullopt;
    if (type == FieldType::quarter && day) {
        return Period::quarter(day->month()).text();
    }
    if (type == FieldType::year && day) {
        return Period::year(day->month().year()).text();
    }
    const auto period = Period::parse(text);
    const auto kind = type == FieldType::quarter ? Period::Kind::quarter : Period::Kind::year;
    return period && period->kind() == kind ? std::optional{period->text()} : std::nullopt;
}

std::optional<std::string> period_of_parts(FieldType type,
                                           const std::map<std::string, std::string>& parts) {
    const auto part = [&](const char* name) {
        const auto found = parts.find(name);
        return found == parts.end() ? std::string_view{} : std::string_view{found->second};
    };
    if (!part("month").empty()) {
        return period_text(type, part("month"), "");
    }
    const auto year = year_of(part("yyyy").empty() ? part("yy") : part("yyyy"));
    if (!year) {
        return std::nullopt;
    }
    if (type == FieldType::month || type == FieldType::quarter) {
        const auto month =
            month_from(year, part("mm").empty() ? month_of_name(part("mmm")) : digits(part("mm")));
        if (!month) {
            return std::nullopt;
        }
        return type == FieldType::month ? month->text() : Period::quarter(*month).text();
    }
    return type == FieldType::year ? Period::year(*year).text()
                                   : Period::financial_year(*year).text();
}

std::string without_thousands(std::string_view text) {
    std::string plain;
    const auto point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const auto groups = split(whole, ',');
    const std::string_view first = groups[0].substr(groups[0].starts_with('-') ? 1 : 0);
    if (first.empty() || first.size() > 3 || first.starts_with('0')) {
        return std::string{text}; // "0,123" has a decimal comma
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i > 0 && groups[i].size() != 3) {
            return std::string{text};
        }
        plain += groups[i];
    }
    if (point != std::string_view::npos) {
        plain += text.substr(point);
    }
    return plain;
}

} // namespace mf::facts
