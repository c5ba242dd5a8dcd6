// A period that a number is true for: a month, a quarter, a calendar or a financial year.
#pragma once

#include "base/month.hpp"

namespace mf {

/// Written as "2026-03", "2026-Q1", "2026" or "2025/26" (April to March), as SDMX and ONS have them.
class Period {
public:
    enum class Kind { month, quarter, year, financial_year };

    static Result<Period> parse(std::string_view text);
    static constexpr Period month(Month m) { return Period{Kind::month, m}; }
    static constexpr Period quarter(Month any_month_of_it) {
        return Period{Kind::quarter, Month::at(any_month_of_it.index() / 3 * 3)};
    }
    static constexpr Period year(int year) { return Period{Kind::year, Month::of(year, 1)}; }
    /// The twelve months from April of `first_year`.
    static constexpr Period financial_year(int first_year) {
        return Period{Kind::financial_year, Month::of(first_year, 4)};
    }

    constexpr Kind kind() const { return kind_; }
    constexpr Month first() const { return first_; }
    constexpr Month last() const { return first_.plus(months() - 1); }
    constexpr int months() const {
        return kind_ == Kind::month ? 1 : kind_ == Kind::quarter ? 3 : 12;
    }
    /// The one that follows, of the same kind.
    constexpr Period next() const { return Period{kind_, first_.plus(months())}; }
    std::string text() const;

    /// By first month, then by kind.
    constexpr auto operator<=>(const Period& other) const {
        if (const auto order = first_ <=> other.first_; order != 0) {
            return order;
        }
        return kind_ <=> other.kind_;
    }
    constexpr bool operator==(const Period&) const = default;

private:
    constexpr Period(Kind kind, Month first) : kind_{kind}, first_{first} {}

    Kind kind_;
    Month first_;
};

} // namespace mf
