#include "facts/dates.hpp"
#include "facts/zone.hpp"

#include <gtest/gtest.h>

namespace mf::facts {
namespace {

TEST(Dates, ReadsMonthsAsPublishersWriteThem) {
    EXPECT_EQ(period_text(FieldType::month, "2026-03", ""), "2026-03");
    EXPECT_EQ(period_text(FieldType::month, "Jan-03", "mmm-yy"), "2003-01");
    EXPECT_EQ(period_text(FieldType::month, "Jan-2010", "mmm-yyyy"), "2010-01");
    EXPECT_EQ(period_text(FieldType::month, "September 2018", "mmmm yyyy"), "2018-09");
    EXPECT_EQ(period_text(FieldType::month, "2022-03-01", "yyyy-mm-dd"), "2022-03");
    EXPECT_EQ(period_text(FieldType::month, "2021 1", "yyyy m"), "2021-01");
}

TEST(Dates, RefusesMonthsThatASpreadsheetMangled) {
    EXPECT_EQ(period_text(FieldType::month, "Mar-26", ""), std::nullopt);
    EXPECT_EQ(period_text(FieldType::month, "01/03/2026", ""), std::nullopt);
    EXPECT_EQ(period_text(FieldType::month, "46082", ""), std::nullopt);
}

TEST(Dates, TakesAFinancialYearWrittenAsItsDecember) {
    EXPECT_EQ(period_text(FieldType::financial_year, "2015-12-31", "yyyy-mm-dd"), "2015/16");
}

TEST(Dates, TakesAFinancialYearInShort) {
    EXPECT_EQ(period_text(FieldType::financial_year, "fy21-22", ""), "2021/22");
    EXPECT_EQ(period_text(FieldType::financial_year, "04/05", ""), "2004/05");
}

TEST(Dates, TakesAQuarterByItsLastDay) {
    EXPECT_EQ(period_text(FieldType::quarter, "31/12/2014", "dd/mm/yyyy"), "2014-Q4");
}

TEST(Dates, ReadsAMomentWithItsOffset) {
    EXPECT_EQ(moment_of("1970-01-01T01:00:00+01:00"), 0);
    EXPECT_EQ(moment_of("1970-01-02T00:00:00+00:00"), 86'400'000'000);
}

TEST(Dates, RefusesAMomentThatIsNone) {
    EXPECT_EQ(moment_of("2024-02-30T00:00:00Z"), std::nullopt);
    EXPECT_EQ(moment_of("2024-02-03T25:00:00Z"), std::nullopt);
}

TEST(Zone, PutsTheLastHourOfASummerMonthIntoTheNext) {
    const auto zone = Zone::load("Europe/London");
    ASSERT_TRUE(zone);
    EXPECT_EQ(zone->local_day(*moment_of("2023-07-31T23:00:00+00:00")).text(), "2023-08-01");
    EXPECT_EQ(zone->local_day(*moment_of("2023-01-31T23:00:00+00:00")).text(), "2023-01-31");
}

TEST(Zone, SaysThatThereIsNoSuchZone) {
    EXPECT_FALSE(Zone::load("Europe/Nowhere"));
}

} // namespace
} // namespace mf::facts
