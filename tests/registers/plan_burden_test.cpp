// Minutes that registers ask for, read from their definitions.
#include "registers/plan_burden.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace mf::registers {
namespace {

TEST(RegisterMinutes, AreThoseOfEachDefinition) {
    const test::Folder folder;
    folder.write("questions.toml", "id = \"questions\"\nminutes = 6\n");
    const auto minutes = register_minutes({folder.path()});
    ASSERT_TRUE(minutes.has_value());
    EXPECT_EQ(minutes->at("questions"), 6);
}

TEST(RegisterMinutes, AreNoneWhereThereIsNoFolder) {
    const auto minutes = register_minutes({"/nowhere/at/all"});
    ASSERT_TRUE(minutes.has_value());
    EXPECT_TRUE(minutes->empty());
}

TEST(RegisterMinutes, OfWhatIsNoTomlAreAnError) {
    const test::Folder folder;
    folder.write("broken.toml", "id = ");
    EXPECT_FALSE(register_minutes({folder.path()}).has_value());
}

TEST(SetMinutes, LeavesATableOfThePlanWithout) {
    Plan plan;
    plan.registers = {{"questions", "questions", false, {}, ""},
                      {"committees", "committees", true, {}, ""}};
    set_minutes(plan, {{"questions", 6}, {"committees", 2}});
    EXPECT_EQ(plan.registers.front().minutes, 6);
    EXPECT_FALSE(plan.registers.back().minutes.has_value());
}

} // namespace
} // namespace mf::registers
