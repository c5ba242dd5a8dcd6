#include "measures/filter.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace mf::measures {

namespace {

/// Digits without an exponent, as few as read back to the same number.
std::string digits(double value) {
    std::array<char, 1200> buffer{}; // the smallest double has some 1,080 of them
    const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                              std::chars_format::fixed);
    return problem == std::errc{} ? std::string{buffer.data(), end} : shortest(value);
}

std::string literal_text(const Literal& literal) {
    if (const auto* flag = std::get_if<bool>(&literal)) {
        return *flag ? "true" : "false";
    }
    if (const auto* whole = std::get_if<std::int64_t>(&literal)) {
        return fmt::format("{}", *whole);
    }
    if (const auto* real = std::get_if<double>(&literal)) {
        return digits(*real);
    }
    std::string quoted = "'";
    for (const char c : std::get<std::string>(literal)) {
        quoted += c;
        if (c == '\'') {
            quoted += c;
        }
    }
    return quoted + "'";
}

std::string one_of_text(const Filter& filter) {
    if (filter.values.size() == 1) {
        return fmt::format("{} {} {}", filter.field, filter.negated ? "!=" : "=",
                           literal_text(filter.values.front()));
    }
    std::vector<std::string> values;
    std::ranges::transform(filter.values, std::back_inserter(values), literal_text);
    return fmt::format("{}{} in ({})", filter.negated ? "not " : "", filter.field,
                       joined(values, ", "));
}

std::string ordered_text(const Filter& filter) {
    constexpr std::array<std::string_view, 4> signs{"<", "<=", ">", ">="};
    return fmt::format("{}{} {} {}", filter.negated ? "not " : "", filter.field,
                       signs.at(static_cast<std::size_t>(filter.order)),
                       literal_text(filter.values.front()));
}

std::string parts_text(const Filter& filter) {
    const bool all = filter.kind == Filter::Kind::all_of;
    std::vector<std::string> parts;
    for (const Filter& part : filter.parts) {
        const bool brackets = all && part.kind == Filter::Kind::any_of;
        parts.push_back(brackets ? fmt::format("({})", text(part)) : text(part));
    }
    return joined(parts, all ? " and " : " or ");
}

void add_named(const Filter& filter, const std::string& field, std::set<std::string>& found) {
    if (filter.field == field) {
        for (const Literal& value : filter.values) {
            if (const auto* said = std::get_if<std::string>(&value)) {
                found.insert(*said);
            }
        }
    }
    for (const Filter& part : filter.parts) {
        add_named(part, field, found);
    }
}

} // namespace

std::string text(const Filter& filter) {
    switch (filter.kind) {
    case Filter::Kind::one_of:
        return one_of_text(filter);
    case Filter::Kind::ordered:
        return ordered_text(filter);
    case Filter::Kind::missing:
        return fmt::format("{} is {}missing", filter.field, filter.negated ? "not " : "");
    case Filter::Kind::all_of:
    case Filter::Kind::any_of:
        break;
    }
    return parts_text(filter);
}

std::vector<std::string> named_values(const Filter& filter, const std::string& field) {
    std::set<std::string> found;
    add_named(filter, field, found);
    return {found.begin(), found.end()};
}

bool may_count(const Filter& filter, const std::string& field, const std::string& value) {
    const auto may = [&](const Filter& part) { return may_count(part, field, value); };
    switch (filter.kind) {
    case Filter::Kind::all_of:
        return std::ranges::all_of(filter.parts, may);
    case Filter::Kind::any_of:
        return std::ranges::any_of(filter.parts, may);
    case Filter::Kind::one_of:
        return filter.field != field || (std::ranges::find(filter.values, Literal{value}) !=
                                         filter.values.end()) != filter.negated;
    case Filter::Kind::missing:
        return filter.field != field || filter.negated;
    case Filter::Kind::ordered:
        break;
    }
    return true; // of an order nothing is said here: it may
}

} // namespace mf::measures
