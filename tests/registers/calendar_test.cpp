// Working days, and how a day was worked out.
#include "registers/calendar.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace mf::registers {
namespace {

Day day(const char* text) {
    return *Day::parse(text);
}

std::filesystem::path england_file() {
    const char* home = std::getenv("METFORWARD_HOME");
    return std::filesystem::path{home == nullptr ? "." : home} /
           "definitions/calendars/england.toml";
}

const Calendar& england() {
    static const Calendar calendar = [] {
        auto read = Calendar::load(england_file());
        EXPECT_TRUE(read) << (read ? "" : sentence(read.error()));
        return read ? *read : Calendar{};
    }();
    return calendar;
}

/// Easter Sunday by the anonymous Gregorian method (Meeus, Astronomical Algorithms, chapter 8).
Day easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    return *Day::of(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

int weekday(Day one) {
    return ((one.days() + 3) % 7 + 7) % 7;
}

constexpr Term working_days(int amount) {
    return {amount, Term::Unit::working_days};
}

TEST(Calendar, LeavesOutGoodFridayAndEasterMondayOfEachYear) {
    for (int year = 2008; year <= 2028; ++year) {
        EXPECT_NE(england().holiday(easter(year).plus(-2)), nullptr) << year;
        EXPECT_NE(england().holiday(easter(year).plus(1)), nullptr) << year;
    }
}

TEST(Calendar, HasEightHolidaysAYearAndTheSpecialOnes) {
    for (int year = 2008; year <= 2028; ++year) {
        const auto count = std::ranges::count_if(england().holidays(), [&](const Holiday& one) {
            return one.day.month().year() == year;
        });
        const bool royal = year == 2011 || year == 2012 || year == 2023;
        EXPECT_EQ(count, year == 2022 ? 10 : royal ? 9 : 8) << year;
    }
}

TEST(Calendar, HasTheLastMondayOfAugust) {
    for (int year = 2008; year <= 2028; ++year) {
        Day last = *Day::of(year, 8, 31);
        while (weekday(last) != 0) {
            last = last.plus(-1);
        }
        EXPECT_NE(england().holiday(last), nullptr) << year;
    }
}

TEST(Calendar, CountsFromTheDayAfter) {
    EXPECT_EQ(england().due(day("2026-03-02"), working_days(1)).day, day("2026-03-03"));
    EXPECT_EQ(england().due(day("2026-03-06"), working_days(1)).day, day("2026-03-09"));
}

TEST(Calendar, SaysHowADayWasWorkedOut) {
    const Due due = england().due(day("2026-03-03"), working_days(40));
    EXPECT_EQ(due.day, day("2026-04-30"));
    EXPECT_EQ(working(due),
              "40 working days from 2026-03-03: 16 weekend days and 2 holidays left out "
              "(Good Friday, Easter Monday)");
}

TEST(Calendar, LeavesFiveClearDaysBeforeAMeeting) {
    // Thursday 25 June 2026: five clear days lie between Wednesday the 17th and it.
    const Due due = england().due(day("2026-06-25"), {5, Term::Unit::clear_days}, true);
    EXPECT_EQ(due.day, day("2026-06-17"));
    EXPECT_EQ(due.weekend_days, 2);
}

TEST(Calendar, CountsBackwardsOverAHoliday) {
    // Easter Monday 6 April 2026 is no clear day.
    EXPECT_EQ(england().due(day("2026-04-10"), {5, Term::Unit::clear_days}, true).day,
              day("2026-03-31"));
}

TEST(Calendar, TakesTheLastDayOfAShorterMonth) {
    EXPECT_EQ(england().due(day("2026-01-31"), {1, Term::Unit::months}).day, day("2026-02-28"));
    EXPECT_EQ(england().due(day("2024-02-29"), {1, Term::Unit::years}).day, day("2025-02-28"));
}

TEST(Calendar, CountsPlainDaysPlainly) {
    const Due due = england().due(day("2026-04-02"), {56, Term::Unit::days});
    EXPECT_EQ(due.day, day("2026-05-28"));
    EXPECT_EQ(working(due), "56 days from 2026-04-02");
}

TEST(Calendar, NoDayIsTheDayItself) {
    EXPECT_EQ(england().due(day("2026-03-07"), {0, Term::Unit::days}).day, day("2026-03-07"));
}

TEST(Calendar, SaysWhereHolidaysAreNotPublishedYet) {
    EXPECT_FALSE(england().due(day("2028-12-20"), working_days(10)).known);
    EXPECT_TRUE(england().due(day("2028-12-01"), working_days(10)).known);
}

TEST(Calendar, RefusesAHolidayAtAWeekend) {
    const auto read =
        Calendar::parse("id = \"x\"\nsource = \"y\"\nlicence = \"z\"\nfirst_year = 2026\n"
                        "last_year = 2026\n[holidays]\n2026-12-26 = \"Boxing Day\"\n",
                        "x.toml");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, "x.toml:7");
}

TEST(Term, IsReadAsPeopleWriteIt) {
    EXPECT_EQ(term_of("40 working days"), (Term{40, Term::Unit::working_days}));
    EXPECT_EQ(term_of("1 year"), (Term{1, Term::Unit::years}));
    EXPECT_EQ(term_of("soon"), std::nullopt);
    EXPECT_EQ(term_of("-1 days"), std::nullopt);
    EXPECT_EQ(text_of({1, Term::Unit::working_days}), "1 working day");
}

} // namespace
} // namespace mf::registers
