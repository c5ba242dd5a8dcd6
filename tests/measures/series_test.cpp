// From rows to series: what is counted where, what is missing and why, and where a series breaks.
#include "measures/small_world.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace mf {
namespace {

using test::Row;
using test::SmallWorld;

constexpr const char* camden = "E09000007";
constexpr const char* barnet = "E09000003";

Cell cell(const SmallWorld& world,
          const std::string& where,
          geo::Level level,
          const std::string& area,
          const std::string& month) {
    const auto plan = world.plan(where, "\"" + std::string{geo::name(level)} + "\"");
    const auto answers = world.ask(plan, {{level}, "", {}, {}, ""});
    const Panel& panel = answers.front().panel;
    return panel.number(*panel.find(area), panel.shape().index(*Period::parse(month)));
}

TEST(Series, CountsTheRowsThatTheFilterLetsThrough) {
    SmallWorld world;
    world.supply("metropolitan", "2025-01");
    world.add({{"2025-01", "metropolitan", camden, "", "burglary"},
               {"2025-01", "metropolitan", camden, "", "burglary"},
               {"2025-01", "metropolitan", camden, "", "other"}});
    EXPECT_EQ(cell(world, "category = 'burglary'", geo::Level::district, camden, "2025-01"),
              Cell{2.0});
}

TEST(Series, AMonthWithNoRowIsNoughtWhereTheForceSupplied) {
    SmallWorld world;
    world.supply("metropolitan", "2025-01");
    EXPECT_EQ(cell(world, "category = 'burglary'", geo::Level::district, barnet, "2025-01"),
              Cell{0.0});
}

TEST(Series, AMonthBetweenThatWasNotSuppliedIsNotAvailable) {
    SmallWorld world;
    world.supply("metropolitan", "2025-01");
    world.supply("metropolitan", "2025-03");
    EXPECT_EQ(cell(world, "category = 'burglary'", geo::Level::force, "metropolitan", "2025-02"),
              Cell{Missing::not_available});
}

TEST(Series, ACutFileAnswersOnlyWhatItIsCutTo) {
    SmallWorld world;
    world.supply_cut("metropolitan", "2025-01", {"burglary"});
    EXPECT_EQ(cell(world, "category = 'burglary'", geo::Level::force, "metropolitan", "2025-01"),
              Cell{0.0});
    EXPECT_EQ(cell(world, "category != 'other'", geo::Level::force, "metropolitan", "2025-01"),
              Cell{Missing::not_available});
}

TEST(Series, ACategoryThatItsSetDoesNotKnowIsNotAvailable) {
    SmallWorld world;
    world.supply("metropolitan", "2025-01", "old");
    EXPECT_EQ(
        cell(world, "category = 'bicycle-theft'", geo::Level::force, "metropolitan", "2025-01"),
        Cell{Missing::not_available});
}

TEST(Series, RowsOfAForceWithoutAnAreaCountInNoDistrict) {
    SmallWorld world;
    world.supply("metropolitan", "2025-01");
    world.supply("btp", "2025-01");
    world.add({{"2025-01", "btp", camden, "", "burglary"}});
    EXPECT_EQ(cell(world, "category = 'burglary'", geo::Level::district, camden, "2025-01"),
              Cell{0.0});
    EXPECT_EQ(cell(world, "category = 'burglary'", geo::Level::force, "btp", "2025-01"), Cell{1.0});
}

std::vector<Segment> segments_of(const SmallWorld& world, const std::string& where) {
    const auto plan = world.plan(where, "\"force\"");
    auto series = measures::ask_series(plan, world.setting(),
                                       {{geo::Level::force}, "metropolitan", {}, {}, ""});
    return series->front().segments;
}

TEST(Series, ARecastCategoryBreaksOnlyTheSeriesThatNameIt) {
    SmallWorld world;
    world.supply("metropolitan", "2025-01", "old");
    world.supply("metropolitan", "2025-02", "renewed");
    EXPECT_EQ(segments_of(world, "category = 'other'").size(), 2U);
    EXPECT_EQ(segments_of(world, "category = 'burglary'").size(), 1U);
}

TEST(Series, TheMonthInWhichARegimeEndsIsTheLastOfItsSegmentAndMarked) {
    SmallWorld world;
    world.regimes = {{"a", "metropolitan", *Day::parse("2025-02-28"), "moved", {}, 1},
                     {"b", "metropolitan", {}, "", {}, 2}};
    for (const char* month : {"2025-01", "2025-02", "2025-03"}) {
        world.supply("metropolitan", month);
    }
    const auto segments = segments_of(world, "category = 'burglary'");
    ASSERT_EQ(segments.size(), 2U);
    EXPECT_EQ(segments[0].points().back().period.text(), "2025-02");
    EXPECT_TRUE(segments[0].points().back().marks.has(Mark::breaks));
    EXPECT_EQ(segments[0].why_it_ends(), "moved");
}

TEST(Series, SplitsAddUpToTheWhole) {
    SmallWorld world;
    world.supply("metropolitan", "2025-01");
    world.add({{"2025-01", "metropolitan", camden, "", "burglary"},
               {"2025-01", "metropolitan", camden, "", "other"},
               {"2025-01", "metropolitan", camden, "", "other"}});
    const auto plan = world.plan("", "\"force\"");
    std::map<std::string, double> found;
    for (const auto& answer : world.ask(plan, {{geo::Level::force}, "", {}, {}, "category"})) {
        found[answer.value] = *answer.panel.number(0, 0).value();
    }
    EXPECT_EQ(found, (std::map<std::string, double>{{"burglary", 1}, {"other", 2}}));
}

// No type offers points across a break: code that would join them does not compile.
template <class T>
concept HasPoints = requires(const T& value) { value.points(); };
static_assert(HasPoints<Segment>);
static_assert(!HasPoints<mf::Series>);
template <class T>
concept CanBeJoined = requires(const T& one, const T& other) { one + other; } ||
                      requires(T& one, const T& other) { one.append(other); };
static_assert(!CanBeJoined<Segment>);

/// The other road: rows are counted one by one, without a query.
class TwoRoads : public testing::TestWithParam<unsigned> {};

TEST_P(TwoRoads, GiveTheSameCounts) {
    std::mt19937_64 random{GetParam()};
    const std::vector<std::string> forces{"metropolitan", "city-of-london", "btp"};
    const std::vector<std::string> districts{camden, barnet, "E09000001", ""};
    const std::vector<std::string> kinds{"burglary", "other", "bicycle-theft"};
    SmallWorld world;
    std::vector<Row> rows;
    std::map<std::pair<std::string, std::string>, double> by_force;
    std::map<std::pair<std::string, std::string>, double> by_district;
    for (int month = 1; month <= 9; ++month) {
        const std::string text = "2025-0" + std::to_string(month);
        for (const std::string& force : forces) {
            world.supply(force, text);
            for (auto count = random() % 40; count > 0; --count) {
                rows.push_back({text, force, districts[random() % 4], "", kinds[random() % 3]});
                if (rows.back().category == "burglary") {
                    ++by_force[{force, text}];
                    by_district[{rows.back().district, text}] += force == "btp" ? 0 : 1;
                }
            }
        }
    }
    world.add(rows);
    const auto plan = world.plan("category = 'burglary'", "\"force\", \"district\"");
    const auto answers =
        world.ask(plan, {{geo::Level::force, geo::Level::district}, "", {}, {}, ""});
    for (const auto& answer : answers) {
        auto& expected = answer.level == geo::Level::force ? by_force : by_district;
        const Panel& panel = answer.panel;
        for (std::size_t area = 0; area < panel.shape().areas.size(); ++area) {
            for (int period = 0; period < panel.shape().periods; ++period) {
                const std::pair key{panel.shape().areas[area], panel.shape().period(period).text()};
                EXPECT_EQ(panel.number(area, period), Cell{expected[key]})
                    << key.first << ' ' << key.second;
            }
        }
    }
}

TEST(Series, OfManyMeasuresAtOnceAreThoseOfEachAlone) {
    SmallWorld world;
    for (const char* month : {"2025-01", "2025-02"}) {
        world.supply("metropolitan", month);
        for (int i = 0; i < 30; ++i) {
            world.add({{month, "metropolitan", i % 3 == 0 ? camden : barnet, "",
                        i % 4 == 0 ? "burglary" : "other"}});
        }
    }
    const std::string levels = "\"force\", \"district\"";
    const std::vector plans{
        world.plan("category = 'burglary'", levels), world.plan("category != 'burglary'", levels),
        world.plan("month = '2025-02'", levels), world.plan("category is missing", levels)};
    const auto all = measures::ask_all(plans, world.setting(), geo::Level::lsoa2021);
    ASSERT_TRUE(all.has_value());
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto alone = world.ask(plans[i], {plans[i].definition.levels, "", {}, {}, ""});
        ASSERT_EQ((*all)[i].size(), alone.size());
        for (std::size_t k = 0; k < alone.size(); ++k) {
            for (std::size_t area = 0; area < alone[k].panel.shape().areas.size(); ++area) {
                EXPECT_EQ((*all)[i][k].panel.series(area), alone[k].panel.series(area));
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, TwoRoads, testing::Range(1U, 6U));

} // namespace
} // namespace mf
