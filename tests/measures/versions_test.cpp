// Versions of a rule, and which of several measures is shown first: what `metforward check` finds wrong.
#include "measures/check.hpp"
#include "measures/small_world.hpp"
#include "measures/versions.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf {
namespace {

using test::SmallWorld;

std::string rule(int version, const std::string& category, const std::string& more = {}) {
    return "id = \"thefts\"\nversion = " + std::to_string(version) +
           "\nkind = \"count\"\nquestion = \"theft\"\nheadline = true\n"
           "counts = { source = \"counts\", where = \"category = '" +
           category + "'\" }\nlevels = [\"force\"]\nanswers = { force = \"chief-officer\" }\n" +
           more;
}

std::string change(const std::string& replaces, const std::string& checker = "auditor") {
    return "change = { reason = \"Bicycles are counted apart.\", author = \"statistician\", "
           "checker = \"" +
           checker + "\", date = \"2026-03-31\", replaces = \"" + replaces + "\" }\n";
}

class Versions : public testing::Test {
protected:
    /// The messages of what is wrong with the files of the folder.
    std::vector<std::string> wrong() const {
        std::vector<std::string> messages;
        for (const Error& error : measures::check({folder.path()}, world.setting().state.sources)) {
            messages.push_back(error.message);
        }
        return messages;
    }

    std::string hash_of_first() const {
        return world
            .defined("kind = \"count\"\ncounts = { source = \"counts\", where = "
                     "\"category = 'other'\" }\nlevels = [\"force\"]\n")
            .hash;
    }

    /// Where each of it stands, behind the folder.
    std::vector<std::string> places() const {
        std::vector<std::string> found;
        for (const Error& error : measures::check({folder.path()}, world.setting().state.sources)) {
            found.push_back(error.where.substr(error.where.rfind('/') + 1));
        }
        return found;
    }

    SmallWorld world;
    test::Folder folder;
};

TEST_F(Versions, TheOneBeforeStandsBesideTheNewest) {
    folder.write("thefts.v1.toml", rule(1, "other"));
    folder.write("thefts.toml", rule(2, "bicycle-theft", change(hash_of_first())));
    EXPECT_EQ(wrong(), std::vector<std::string>{});
}

TEST_F(Versions, ANewOneSaysWhyItIs) {
    folder.write("thefts.v1.toml", rule(1, "other"));
    folder.write("thefts.toml", rule(2, "bicycle-theft"));
    EXPECT_EQ(wrong(), std::vector<std::string>{"a new version does not say why it is"});
}

TEST_F(Versions, AnotherPostChecksIt) {
    folder.write("thefts.v1.toml", rule(1, "other"));
    folder.write("thefts.toml", rule(2, "bicycle-theft", change(hash_of_first(), "statistician")));
    EXPECT_EQ(wrong(), std::vector<std::string>{"author and checker are one post"});
}

TEST_F(Versions, WhatWasReplacedMayNotBeEdited) {
    folder.write("thefts.v1.toml", rule(1, "burglary"));
    folder.write("thefts.toml", rule(2, "bicycle-theft", change(hash_of_first())));
    EXPECT_EQ(wrong(), std::vector<std::string>{"version 1 is not what version 2 replaced"});
}

TEST_F(Versions, WhatWasReplacedMayNotBeLost) {
    folder.write("thefts.toml", rule(2, "bicycle-theft", change(hash_of_first())));
    EXPECT_EQ(wrong(), std::vector<std::string>{"version 1 of it is not there"});
}

TEST_F(Versions, AnEarlierOneIsNamedAfterItsNumber) {
    folder.write("old.toml", rule(1, "other"));
    folder.write("thefts.toml", rule(2, "bicycle-theft", change(hash_of_first())));
    EXPECT_EQ(wrong(), std::vector<std::string>{
                           "the file is not named after the measure 'thefts' and its version"});
}

TEST_F(Versions, TheNewestIsTheOneThatIsShown) {
    folder.write("thefts.v1.toml", rule(1, "other"));
    folder.write("thefts.toml", rule(2, "bicycle-theft", change(hash_of_first())));
    const auto newest = measures::newest_of(*measures::load_definitions({folder.path()}));
    ASSERT_EQ(newest.size(), 1U);
    EXPECT_EQ(newest.front().version, 2);
}

using Headline = Versions;

std::string measure(const std::string& id, bool headline) {
    return "id = \"" + id + "\"\nkind = \"count\"\nquestion = \"theft\"\n" +
           (headline ? "headline = true\n" : "") +
           "counts = { source = \"counts\" }\nlevels = [\"force\"]\n"
           "answers = { force = \"chief-officer\" }\n";
}

TEST_F(Headline, AQuestionHasOne) {
    folder.write("a.toml", measure("a", true));
    folder.write("b.toml", measure("b", false));
    EXPECT_EQ(wrong(), std::vector<std::string>{});
}

TEST_F(Headline, AQuestionWithoutOneIsWrong) {
    folder.write("a.toml", measure("a", false));
    EXPECT_EQ(wrong(), std::vector<std::string>{"the question 'theft' has no headline"});
}

TEST_F(Headline, AQuestionWithTwoIsWrong) {
    folder.write("a.toml", measure("a", true));
    folder.write("b.toml", measure("b", true));
    EXPECT_EQ(wrong(), std::vector<std::string>{"the question 'theft' has a headline already"});
}

using Answers = Versions;

std::string answered(const std::string& answers) {
    return "id = \"thefts\"\nkind = \"count\"\nquestion = \"theft\"\nheadline = true\n"
           "counts = { source = \"counts\" }\nlevels = [\"force\", \"district\"]\n" +
           answers;
}

TEST_F(Answers, StandForEachLevel) {
    folder.write("thefts.toml",
                 answered("answers = { force = \"chief-officer\", district = \"commander\" }\n"));
    EXPECT_EQ(wrong(), std::vector<std::string>{});
}

TEST_F(Answers, ThatLackALevelAreNamedWithFileAndLine) {
    folder.write("thefts.toml", answered("answers = { force = \"chief-officer\" }\n"));
    EXPECT_EQ(wrong(),
              std::vector<std::string>{"nobody answers for the measure at the level 'district'"});
    EXPECT_EQ(places(), std::vector<std::string>{"thefts.toml:7"});
}

TEST_F(Answers, WithoutAPostAreNone) {
    folder.write("thefts.toml",
                 answered("answers = { force = \"chief-officer\", district = \"\" }\n"));
    EXPECT_EQ(wrong(),
              std::vector<std::string>{"nobody answers for the measure at the level 'district'"});
}

TEST_F(Answers, ThatAreMissingAreNamedForEachLevel) {
    folder.write("thefts.toml", answered(""));
    EXPECT_EQ(wrong(),
              (std::vector<std::string>{"nobody answers for the measure at the level 'district'",
                                        "nobody answers for the measure at the level 'force'"}));
    EXPECT_EQ(places(), (std::vector<std::string>{"thefts.toml:1", "thefts.toml:1"}));
}

using Sums = Versions;

std::string summed(const std::string& id, const std::string& more) {
    return measure(id, id == "all") + more;
}

TEST_F(Sums, AreOfCountsOfTheSameSource) {
    folder.write("all.toml", summed("all", "sum_of = [\"part\"]\n"));
    folder.write("part.toml", summed("part", ""));
    EXPECT_EQ(wrong(), std::vector<std::string>{});
}

TEST_F(Sums, HaveNoPartThatIsNotThereOrStandsTwiceOrIsTheSumItself) {
    folder.write("all.toml", summed("all", "sum_of = [\"part\", \"part\", \"gone\", \"all\"]\n"));
    folder.write("part.toml", summed("part", ""));
    EXPECT_EQ(wrong(),
              (std::vector<std::string>{"'part' is no count that 'all' could be a sum of",
                                        "'gone' is no count that 'all' could be a sum of",
                                        "'all' is no count that 'all' could be a sum of"}));
    EXPECT_EQ(places().front(), "all.toml:8");
}

TEST_F(Sums, OfASplitTellNothingThatIsWithheld) {
    const std::string small = "counts = { source = \"counts\", where = \"category = 'other'\" }\n"
                              "suppress = { below = 5 }\n";
    std::string part = measure("part", false);
    part.replace(part.find("counts ="), part.find("levels") - part.find("counts ="), small);
    folder.write("part.toml", part);
    folder.write("all.toml", summed("all", "splits = [\"category\"]\n"));
    EXPECT_EQ(wrong(),
              std::vector<std::string>{"the split by 'category' tells what 'part' withholds"});
    folder.write("part.toml", measure("part", false));
    EXPECT_EQ(wrong(), std::vector<std::string>{});
}

} // namespace
} // namespace mf
