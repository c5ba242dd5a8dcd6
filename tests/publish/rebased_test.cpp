#include "publish/signals_rebased.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf::publish {
namespace {

constexpr const char* one = R"([[rebased]]
measure = "burglary"
area    = ["E09000008", "E09000007"]
period  = "2025-04"
post    = "head of performance"
date    = "2025-06-12"
reason  = "Two commands were merged."
)";

Result<std::vector<Rebased>> load(const std::string& text) {
    const test::Folder folder;
    return load_rebased(folder.write("rebased.toml", text));
}

TEST(Rebased, IsReadForEachOfItsAreas) {
    const auto decisions = load(one);
    ASSERT_TRUE(decisions) << sentence(decisions.error());
    ASSERT_EQ(decisions->size(), 2U);
    EXPECT_EQ((*decisions)[0].area, "E09000007");
    EXPECT_EQ((*decisions)[0].period.text(), "2025-04");
    EXPECT_EQ((*decisions)[0].post, "head of performance");
    EXPECT_EQ(decisions_about(*decisions, "burglary", "E09000008").size(), 1U);
    EXPECT_TRUE(decisions_about(*decisions, "robbery", "E09000008").empty());
}

TEST(Rebased, AFileThatIsNotThereHasNoDecisions) {
    const test::Folder folder;
    EXPECT_TRUE(load_rebased(folder.path() / "rebased.toml")->empty());
}

TEST(Rebased, WithoutPostDayOrReasonIsRefused) {
    for (const std::string key : {"post", "date", "reason", "measure", "area", "period"}) {
        std::string text = one;
        const auto begin = text.find(key);
        text.erase(begin, text.find('\n', begin) - begin + 1);
        const auto refused = load(text);
        ASSERT_FALSE(refused) << key;
        EXPECT_NE(refused.error().where.find("rebased.toml:"), std::string::npos) << key;
    }
}

TEST(Rebased, TheSameTwiceIsTold) {
    const auto refused = load(std::string{one} + one);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("twice"), std::string::npos);
}

TEST(Rebased, OfNoMeasureOrBeforeItsPeriodIsAProblem) {
    const auto decisions = load(one);
    EXPECT_TRUE(problems(*decisions, {"burglary"}, "rebased.toml").empty());
    EXPECT_EQ(problems(*decisions, {"robbery"}, "rebased.toml").size(), 2U);
    std::string early = one;
    early.replace(early.find("2025-06-12"), 10, "2025-03-12");
    const auto before = load(early);
    const auto found = problems(*before, {"burglary"}, "rebased.toml");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].where, "rebased.toml:1");
}

} // namespace
} // namespace mf::publish
