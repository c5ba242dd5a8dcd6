#include "facts/field.hpp"

#include "base/period.hpp"
#include "base/text.hpp"
#include "facts/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace mf::facts {

namespace {

/// Beyond it a double no longer holds every whole number, and wide files keep their cells as doubles.
constexpr std::int64_t whole_max = 9'000'000'000'000'000;

bool among(const std::vector<std::string>& texts, std::string_view text) {
    return std::ranges::find(texts, text) != texts.end();
}

/// Whether a name is one of the globs, without letter case.
bool fits_one(const std::vector<std::string>& globs, std::string_view text) {
    return std::ranges::any_of(
        globs, [&](const std::string& glob) { return matches_glob(lower(glob), lower(text)); });
}

Typed refused(const ColumnDefinition& column, std::string_view what) {
    return Typed::refused(fmt::format("{}-{}", column.as, what));
}

Typed read_id(const ColumnDefinition& column, std::string_view text) {
    Typed typed{Typed::State::value, {}, 0, 0, {}, false};
    return read_hex(text, typed.hash) ? typed : refused(column, "unreadable");
}

Typed read_period(const ColumnDefinition& column,
                  std::string_view text,
                  const FieldContext& context) {
    if (column.format == "local month") {
        const auto moment = moment_of(text);
        return moment ? Typed::of_text(context.zone->local_day(*moment).month().text())
                      : refused(column, "unreadable");
    }
    const auto value = period_text(column.type, text, column.format);
    return value ? Typed::of_text(*value) : refused(column, "unreadable");
}

Typed read_range(const ColumnDefinition& column, Typed typed, double value) {
    if ((column.minimum && value < *column.minimum) ||
        (column.maximum && value > *column.maximum)) {
        return refused(column, "out-of-range");
    }
    return typed;
}

Typed read_category(std::string_view text, const SourceDefinition& source) {
    const std::string key = name_key(text);
    for (const CategorySet& set : source.category_sets) {
        if (const auto found = set.values.find(key); found != set.values.end()) {
            return Typed::of_text(found->second);
        }
    }
    Typed typed = Typed::of_text("unrecognised");
    typed.unknown = true;
    return typed;
}

/// A blank where the definition lets the name stand for no area.
Typed no_area(bool unknown) {
    return {Typed::State::blank, {}, 0, 0, {}, unknown};
}

Typed read_district(const ColumnDefinition& column,
                    std::string_view text,
                    const geo::Areas& areas) {
    if (fits_one(column.non_places, text)) {
        return no_area(false);
    }
    if (column.stem) {
        const auto blank = text.rfind(' ');
        text = blank == std::string_view::npos ? text : text.substr(0, blank);
    }
    if (const geo::District* district = areas.district_named(text)) {
        return Typed::of_text(district->code);
    }
    return column.keep_unknown ? no_area(true) : refused(column, "unknown");
}

Typed read_force(const ColumnDefinition& column, std::string_view text, const geo::Areas& areas) {
    if (fits_one(column.non_places, text)) {
        return no_area(false);
    }
    const geo::Force* force = areas.force_named(text);
    force = force == nullptr ? areas.force(text) : force;
    if (force != nullptr) {
        return Typed::of_text(force->slug);
    }
    return column.keep_unknown ? no_area(true) : refused(column, "unknown");
}

Typed read_code(const ColumnDefinition& column, std::string_view text) {
    if (fits_one(column.non_places, text)) {
        return no_area(false);
    }
    const bool well_formed = text.size() == 9 && text[0] >= 'A' && text[0] <= 'Z' &&
                             whole_number(text.substr(1)).has_value() && text[1] != '-';
    return well_formed ? Typed::of_text(std::string{text}) : refused(column, "unreadable");
}

Typed read_flag(const ColumnDefinition& column, std::string_view text) {
    const std::string small = lower(text);
    if (small == "true" || small == "yes") {
        return Typed::of_whole(1);
    }
    if (small == "false" || small == "no") {
        return Typed::of_whole(0);
    }
    return refused(column, "unreadable");
}

Typed read_value(const ColumnDefinition& column,
                 std::string_view text,
                 const FieldContext& context) {
    switch (column.type) {
    case FieldType::text:
        return Typed::of_text(std::string{text});
    case FieldType::id:
        return read_id(column, text);
    case FieldType::month:
    case FieldType::year:
    case FieldType::financial_year:
    case FieldType::quarter:
        return read_period(column, text, context);
    case FieldType::day: {
        const auto day = day_of(text, column.format);
        return day ? Typed::of_whole(day->days()) : refused(column, "unreadable");
    }
    case FieldType::moment: {
        const auto moment = moment_of(text);
        return moment ? Typed::of_whole(*moment) : refused(column, "unreadable");
    }
    case FieldType::whole:
    case FieldType::number: {
        const Typed typed = read_number(text, column.type, context.source->decimal, column.missing);
        if (typed.state == Typed::State::refused) {
            return refused(column, "unreadable");
        }
        return typed.state == Typed::State::blank
                   ? typed
                   : read_range(column, typed,
                                column.type == FieldType::whole ? static_cast<double>(typed.whole)
                                                                : typed.number);
    }
    case FieldType::flag:
        return read_flag(column, text);
    case FieldType::category:
        return read_category(text, *context.source);
    case FieldType::force:
        return read_force(column, text, *context.areas);
    case FieldType::district:
        return read_district(column, text, *context.areas);
    case FieldType::code:
        return read_code(column, text);
    }
    return refused(column, "unreadable");
}

constexpr auto hex_table = [] {
    std::array<int, 256> table{};
    for (int i = 0; i < 256; ++i) {
        const auto c = static_cast<char>(i);
        const char small = static_cast<char>(i | 0x20);
        table[static_cast<std::size_t>(i)] = (c >= '0' && c <= '9'           ? c - '0'
                                              : small >= 'a' && small <= 'f' ? small - 'a' + 10
                                                                             : -1);
    }
    return table;
}();

} // namespace

store::ColumnType column_type(FieldType type) {
    switch (type) {
    case FieldType::id:
        return store::ColumnType::bytes32;
    case FieldType::day:
        return store::ColumnType::day;
    case FieldType::moment:
        return store::ColumnType::moment;
    case FieldType::whole:
        return store::ColumnType::whole;
    case FieldType::number:
        return store::ColumnType::number;
    case FieldType::flag:
        return store::ColumnType::flag;
    default:
        return store::ColumnType::text;
    }
}

bool read_hex(std::string_view text, std::array<std::uint8_t, 32>& bytes) {
    if (text.size() != 64) {
        return false;
    }
    int wrong = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        const int high = hex_table[static_cast<unsigned char>(text[2 * i])];
        const int low = hex_table[static_cast<unsigned char>(text[2 * i + 1])];
        wrong |= high | low;
        bytes[i] = static_cast<std::uint8_t>((high << 4) | low);
    }
    return wrong >= 0;
}

Typed read_number(std::string_view text,
                  FieldType type,
                  char decimal,
                  const std::vector<std::string>& missing) {
    text = trimmed(text);
    if (text.empty() || among(missing, text)) {
        return {};
    }
    if (type == FieldType::whole) {
        if (const auto whole = whole_number(text);
            whole && *whole <= whole_max && *whole >= -whole_max) {
            return Typed::of_whole(*whole);
        }
    }
    std::string without_separators;
    if (decimal == '.' && text.find(',') != std::string_view::npos) {
        without_separators = without_thousands(text);
        text = without_separators;
    }
    const auto value = number(text, decimal);
    if (!value || (type == FieldType::whole &&
                   (*value != std::floor(*value) || std::abs(*value) > double{whole_max}))) {
        return Typed::refused("unreadable");
    }
    Typed typed = Typed::of_whole(type == FieldType::whole ? static_cast<std::int64_t>(*value) : 0);
    typed.number = *value;
    return typed;
}

Typed read_field(const ColumnDefinition& column,
                 std::string_view text,
                 const FieldContext& context) {
    text = trimmed(text);
    std::string mended;
    if (!column.values.empty()) {
        if (const auto found = column.values.find(name_key(text)); found != column.values.end()) {
            mended = found->second;
            text = mended;
        }
    }
    if (text.empty() || among(column.missing, text) || among(column.no_place, text)) {
        return text.empty() && column.blank == Blank::refused ? refused(column, "blank") : Typed{};
    }
    Typed typed = read_value(column, text, context);
    if (!column.equals.empty() && typed.state == Typed::State::value) {
        const auto part = context.name_parts.find(column.equals);
        if (part != context.name_parts.end() && part->second != typed.text) {
            return refused(column, "differs-from-file");
        }
    }
    return typed;
}

std::string period_of_heading(const PeriodColumns& periods, std::string_view heading) {
    const auto parts = periods.header.match(trimmed(heading));
    return parts ? period_of_parts(periods.period_type, *parts).value_or("") : "";
}

} // namespace mf::facts
