// The text of the questions that are put to the rows. It is made in one place; a change of it is to be read.
#include "measures/small_world.hpp"
#include "measures/sql.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using measures::with_values;
using test::SmallWorld;

TEST(Sql, OneScanCountsEveryPlanByItsOwnFilter) {
    const SmallWorld world;
    const std::vector plans{world.plan("category = 'burglary'", "\"force\", \"district\""),
                            world.plan("lsoa is missing", "\"force\"")};
    EXPECT_EQ(with_values(measures::scan_sql(
                  plans, {{geo::Level::force, geo::Level::district}, "", "", {}}, world.areas())),
              R"(SELECT "month", "force", "district", )"
              R"(count(*) FILTER (WHERE coalesce("category" IN ('burglary'), false)), )"
              R"(count(*) FILTER (WHERE coalesce("category" IN ('burglary'), false)), )"
              R"(count(*) FILTER (WHERE "lsoa" IS NULL), )"
              R"(count(*) FILTER (WHERE "lsoa" IS NULL) )"
              R"(FROM "counts" WHERE "month" IS NOT NULL GROUP BY ALL)");
}

TEST(Sql, PlansThatGoByTheCategoryAloneShareTheirColumns) {
    const SmallWorld world;
    const std::vector plans{world.plan("category = 'burglary'", "\"force\""),
                            world.plan("lsoa is missing", "\"force\""),
                            world.plan("category != 'other'", "\"force\"")};
    const measures::Scan scan{{geo::Level::force}, "", "", {}};
    EXPECT_EQ(with_values(measures::scan_sql(plans, scan, world.areas())),
              R"(SELECT "month", "force", "category", count(*), count(*), )"
              R"(count(*) FILTER (WHERE "lsoa" IS NULL), )"
              R"(count(*) FILTER (WHERE "lsoa" IS NULL) )"
              R"(FROM "counts" WHERE "month" IS NOT NULL GROUP BY ALL)");
    EXPECT_EQ(measures::scan_columns(plans, scan).plans, (std::vector<std::size_t>{3, 5, 3}));
}

TEST(Sql, AnAreaAndPeriodsAreAskedForByValue) {
    const SmallWorld world;
    const std::vector plans{world.plan("", "\"district\"")};
    EXPECT_EQ(with_values(measures::scan_sql(
                  plans, {{geo::Level::district}, "E09000007", "", {"2025-01"}}, world.areas())),
              R"(SELECT "month", "force", "district", count(*) FILTER (WHERE true), )"
              R"(count(*) FILTER (WHERE true) FROM "counts" WHERE "month" IN ('2025-01') )"
              R"(AND "district" IN ('E09000007') GROUP BY ALL)");
}

TEST(Sql, NothingForeignStandsInTheText) {
    const auto filter = measures::parse_filter("category = 'x'' OR 1=1 --'");
    const SmallWorld world;
    auto plan = world.plan("", "\"force\"");
    plan.filter = *filter;
    const auto sql = measures::reader_sql(plan);
    EXPECT_EQ(sql.text.find("OR 1=1"), std::string::npos);
    EXPECT_EQ(sql.values, (std::vector<store::Value>{std::string{"x' OR 1=1 --"}}));
}

} // namespace
} // namespace mf
