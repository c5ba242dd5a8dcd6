// The small language in which a measure says which rows it counts.
#include "measures/filter.hpp"
#include "measures/small_world.hpp"

#include <gtest/gtest.h>

namespace mf::measures {
namespace {

std::string normal(const std::string& filter) {
    const auto parsed = parse_filter(filter);
    return parsed ? text(*parsed) : sentence(parsed.error());
}

TEST(Filter, TwoWaysOfWritingOneRuleAreEqual) {
    EXPECT_EQ(normal("b = 2 and a in ('y', 'x', 'x')"), normal("(a in ('x','y')) and (b = 2)"));
    EXPECT_EQ(normal("not (a = 'x' or b = 2)"), normal("b != 2 and a != 'x'"));
}

TEST(Filter, ItsWordsReadBackAreTheSameFilter) {
    for (const char* filter :
         {"", "a = 'it''s'", "a is missing", "a is not missing or b < 3 and c >= 1.5",
          "not (a in ('x', 'y') and (b = true or c > 2))"}) {
        EXPECT_EQ(normal(normal(filter)), normal(filter)) << filter;
    }
}

TEST(Filter, SaysWhatStandsWhereInsteadOfWhat) {
    const auto filter = parse_filter("category = ");
    ASSERT_FALSE(filter);
    EXPECT_EQ(filter.error().kind, ErrorKind::invalid);
    EXPECT_FALSE(filter.error().message.empty());
}

TEST(Filter, DeeperOrLongerThanAnybodyReadsIsRefused) {
    EXPECT_FALSE(parse_filter(std::string(200, '(') + "a = 1" + std::string(200, ')')));
    EXPECT_FALSE(parse_filter("a = '" + std::string(filter_bytes_max, 'x') + "'"));
}

TEST(Filter, TheHashFollowsTheRuleAndNotItsSpelling) {
    const test::SmallWorld world;
    const auto hash = [&](const std::string& where) { return world.plan(where, "\"force\"").hash; };
    EXPECT_EQ(hash("category in ('burglary', 'other')"), hash("category in ('other','burglary')"));
    EXPECT_NE(hash("category = 'burglary'"), hash("category = 'other'"));
}

} // namespace
} // namespace mf::measures
