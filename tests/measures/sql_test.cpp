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

TEST(Sql, PlansThatGoByAnotherFieldAloneShareColumnsToo) {
    const SmallWorld world;
    const std::vector plans{world.plan("category = 'burglary'", "\"force\""),
                            world.plan("lsoa = 'E01000001'", "\"force\""),
                            world.plan("category = 'other'", "\"force\""),
                            world.plan("lsoa = 'E01000002'", "\"force\"")};
    const measures::Scan scan{{geo::Level::force}, "", "", {}};
    EXPECT_EQ(with_values(measures::scan_sql(plans, scan, world.areas())),
              R"(SELECT "month", "force", "category", "lsoa", count(*), count(*) )"
              R"(FROM "counts" WHERE "month" IS NOT NULL GROUP BY ALL)");
}

TEST(Sql, WhatAWideSourceHasNoLongerIsAskedForAllPlansAtOnce) {
    const SmallWorld world;
    std::vector plans{world.plan("category = 'burglary'", "\"district\""),
                      world.plan("", "\"district\"")};
    plans[0].definition.sum = plans[1].definition.sum = "amount";
    EXPECT_EQ(
        with_values(measures::moved_away_sql(plans, geo::Level::district, {"2025-01"})),
        R"(SELECT "month", "district", )"
        R"(bool_or(coalesce("category" IN ('burglary'), false)), bool_or(true) )"
        R"(FROM (SELECT "month", "district", "category" FROM "counts_all" )"
        R"(WHERE "amount" > 0 AND "month" IN ('2025-01') EXCEPT SELECT "month", "district", "category" )"
        R"(FROM "counts" WHERE "month" IN ('2025-01')) GROUP BY 1, 2)");
    EXPECT_EQ(with_values(measures::presence_sql(plans)),
              R"(SELECT "month", bool_or(coalesce("category" IN ('burglary'), false)), )"
              R"(bool_or(true) FROM (SELECT DISTINCT "month", "category" FROM "counts") )"
              R"(GROUP BY 1)");
}

TEST(Sql, OutcomesAreJoinedToTheDistinctIdsOfTheirCrimes) {
    const SmallWorld world;
    auto plan = world.plan("category = 'burglary'", "\"district\"");
    plan.fields.id = "incident";
    measures::Fields told;
    told.period = "month";
    told.force = "force";
    told.id = "incident";
    plan.outcome = {*measures::parse_filter("category = 'charged'"), "outcomes", told, 6};
    const std::vector<std::string> cut{"e1"};
    EXPECT_EQ(
        with_values(measures::outcome_sql({&plan, 1}, {{geo::Level::district}, "", "", {"2025-01"}},
                                          world.areas(), cut, {1, 3})),
        R"(WITH incidents AS (SELECT DISTINCT "month", "force" AS force, )"
        R"("district" AS place, "incident" AS incident FROM "counts" )"
        R"(WHERE "incident" IS NOT NULL AND hash("incident") % 3 = 1 AND "month" IN ('2025-01') )"
        R"(AND coalesce("category" IN ('burglary'), false)), )"
        R"(latest AS (SELECT "force" AS force, "incident" AS incident, )"
        R"(max((CAST(replace("month", '-', '') AS BIGINT) * 10000000000 + line) * 2)"
        R"( + CASE WHEN coalesce("category" IN ('charged'), false) THEN 1 ELSE 0 END) AS told )"
        R"(FROM "outcomes" WHERE "incident" IS NOT NULL AND hash("incident") % 3 = 1 )"
        R"(AND edition NOT IN ('e1') )"
        R"(GROUP BY 1, 2) SELECT i."month", i.force, i.place, count(*), count(*), )"
        R"(count(*), count(*) FILTER (WHERE coalesce((latest.told >> 0) & 1, 0) = 1) )"
        R"(FROM incidents i LEFT JOIN latest ON latest.incident = i.incident )"
        R"(AND latest.force = i.force GROUP BY ALL)");
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
