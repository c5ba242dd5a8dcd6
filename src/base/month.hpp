// A calendar month and a calendar day, as words of the domain that cannot hold an invalid value.
#pragma once

#include "base/error.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace mf {

/// A calendar month of the years 1000 to 9999; no day, no time zone.
class Month {
public:
    /// Reads "2026-03". Anything else is `invalid`.
    static Result<Month> parse(std::string_view iso);
    /// pre: 1000 <= year <= 9999, 1 <= month <= 12.
    static constexpr Month of(int year, int month) { return Month{year * 12 + month - 1}; }
    /// The month whose index() this is.
    static constexpr Month at(int index) { return Month{index}; }

    constexpr int year() const { return index_ / 12; }
    constexpr int month() const { return index_ % 12 + 1; }
    constexpr int quarter() const { return (index_ % 12) / 3 + 1; }
    /// year * 12 + month - 1: months are counted by subtracting.
    constexpr int index() const { return index_; }
    constexpr Month plus(int months) const { return Month{index_ + months}; }
    constexpr int months_since(Month earlier) const { return index_ - earlier.index_; }
    std::string text() const; ///< "2026-03"

    constexpr auto operator<=>(const Month&) const = default;

private:
    explicit constexpr Month(int index) : index_{index} {}

    int index_;
};

/// A calendar day in the proleptic Gregorian calendar; no time zone.
class Day {
public:
    /// Reads "2026-03-31". Anything else, or a day that does not exist, is `invalid`.
    static Result<Day> parse(std::string_view iso);
    /// `invalid` when there is no such day.
    static Result<Day> of(int year, int month, int day);
    static Day last_of(Month month);
    static Day first_of(Month month);
    /// Days since 1970-01-01.
    static constexpr Day at(std::int32_t days) { return Day{days}; }

    Month month() const;
    int day_of_month() const;
    constexpr std::int32_t days() const { return days_; } ///< since 1970-01-01
    constexpr Day plus(int days) const { return Day{days_ + days}; }
    std::string text() const; ///< "2026-03-31"

    constexpr auto operator<=>(const Day&) const = default;

private:
    explicit constexpr Day(std::int32_t days) : days_{days} {}

    std::int32_t days_;
};

} // namespace mf
