// Definitions that count from several sources, or the rows of one force wherever they lie.
#include "measures/parts.hpp"
#include "measures/small_world.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::SmallWorld;

constexpr const char* camden = "E09000007";

measures::Definition definition_of(const std::string& rule) {
    return *measures::parse_definition(
        "id = \"m\"\nversion = 1\nkind = \"count\"\nquestion = \"q\"\n" + rule, "m.toml");
}

/// The small world's source under two names.
std::vector<facts::SourceDefinition> two_sources(const SmallWorld& world) {
    std::vector<facts::SourceDefinition> sources{world.setting().state.sources.front()};
    sources.push_back(sources.front());
    sources.back().id = "others";
    return sources;
}

TEST(Parts, EachSourceHasAPlanForItsLevels) {
    const SmallWorld world;
    const auto plans = measures::make_plans(
        definition_of("counts = { source = \"counts\", where = \"category = 'burglary'\" }\n"
                      "levels = [\"district\"]\n"
                      "also = [{ source = \"others\", levels = [\"force\"] }]\n"),
        two_sources(world));
    ASSERT_TRUE(plans.has_value());
    ASSERT_EQ(plans->size(), 2U);
    EXPECT_EQ(plans->at(1).table, "others");
    EXPECT_EQ(plans->at(1).definition.levels, std::vector{geo::Level::force});
    EXPECT_EQ(measures::text(plans->at(1).filter), measures::text(plans->at(0).filter));
}

TEST(Parts, ShareOneHashThatCoversThemAll) {
    const SmallWorld world;
    const std::string counts = "counts = { source = \"counts\" }\nlevels = [\"district\"]\n";
    const auto both = measures::make_plans(
        definition_of(counts + "also = [{ source = \"others\", levels = [\"force\"] }]\n"),
        two_sources(world));
    const auto alone = measures::make_plans(definition_of(counts), two_sources(world));
    ASSERT_TRUE(both && alone);
    EXPECT_EQ(both->at(0).hash, both->at(1).hash);
    EXPECT_NE(both->at(0).hash, alone->at(0).hash);
}

TEST(Parts, ALevelThatTwoSourcesCountIsWrong) {
    const SmallWorld world;
    const auto errors = measures::all_problems(
        definition_of("counts = { source = \"counts\" }\nlevels = [\"force\"]\n"
                      "also = [{ source = \"others\", levels = [\"force\"] }]\n"),
        two_sources(world));
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors.front().where, "m.toml:7");
}

constexpr const char* of_railways =
    "kind = \"count\"\ncounts = { source = \"counts\", reported_by = \"btp\" }\n"
    "levels = [\"force\", \"district\"]\n";

TEST(ReportedBy, CountsTheForcesRowsWhereverTheyLie) {
    SmallWorld world;
    world.supply("btp", "2025-01");
    world.add({{"2025-01", "btp", camden, "", "other"},
               {"2025-01", "metropolitan", camden, "", "other"}});
    const auto answers =
        world.ask(world.defined(of_railways), {{geo::Level::district}, camden, {}, {}, ""});
    EXPECT_EQ(answers.front().panel.number(0, 0), Cell{1});
}

TEST(ReportedBy, IsMissingWhereThatForceSuppliedNothing) {
    SmallWorld world;
    world.supply("btp", "2025-01");
    world.supply("metropolitan", "2025-02");
    world.supply("btp", "2025-03");
    const auto answers =
        world.ask(world.defined(of_railways), {{geo::Level::district}, camden, {}, {}, ""});
    EXPECT_EQ(answers.front().panel.number(0, 1), Cell{Missing::not_available});
}

TEST(ReportedBy, AnswersForNoOtherForce) {
    SmallWorld world;
    world.supply("btp", "2025-01");
    world.supply("metropolitan", "2025-01");
    const auto answers =
        world.ask(world.defined(of_railways), {{geo::Level::force}, "", {}, {}, ""});
    EXPECT_EQ(answers.front().panel.shape().areas, std::vector<std::string>{"btp"});
}

} // namespace
} // namespace mf
