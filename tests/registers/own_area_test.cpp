// "own area: ROLE": somebody acts on records of the area that she answers for, and on no other.
#include "registers/register_sample.hpp"
#include "registers/rights.hpp"
#include "registers/views.hpp"

#include <gtest/gtest.h>

namespace mf::registers {
namespace {

std::string lamps_register() {
    return R"(
id         = "lamps"
title      = "text"
minutes    = 1
opened_by  = ["officer"]
changed_by = ["officer"]
[fields]
text = { type = "text", required = true, public = true }
area = { type = "text", public = true }
[states]
order  = ["out", "mended"]
start  = "out"
final  = ["mended"]
hidden = ["out"]
[[move]]
from = "out"
to   = "mended"
by   = ["own area: borough-commander"]
)";
}

Actor commander_of(const std::string& area) {
    return {.account = {}, .post = "commander", .role = "borough-commander", .area = area};
}

class OwnArea : public testing::Test {
protected:
    std::size_t work_of(const Actor& who) {
        return view_work(office.registers(), who, *Day::parse("2026-03-05"))->lines.size();
    }

    Office office{{lamps_register()}};
    Record lamp = office.add("lamps", {{"text", "corner"}, {"area", "east"}});
};

TEST_F(OwnArea, IsWhereSomebodyMayAct) {
    EXPECT_FALSE(office.try_move(lamp, "mended", {.who = commander_of("west")}));
    EXPECT_FALSE(office.try_move(lamp, "mended", {.who = commander_of("")}));
    EXPECT_EQ(written(office.try_move(lamp, "mended", {.who = commander_of("east")})).state,
              "mended");
}

TEST_F(OwnArea, IsWhereSomebodyFindsWhatIsHidden) {
    EXPECT_TRUE(*may_find(office.registers(), lamp, commander_of("east")));
    EXPECT_FALSE(*may_find(office.registers(), lamp, commander_of("west")));
}

TEST_F(OwnArea, IsOnTheWorkList) {
    EXPECT_EQ(work_of(commander_of("east")), 1U);
    EXPECT_EQ(work_of(commander_of("west")), 0U);
    Actor other = commander_of("east");
    other.role = "council-partner";
    EXPECT_EQ(work_of(other), 0U);
}

TEST_F(OwnArea, OfNoRecordIsNobodys) {
    const Record nowhere = office.add("lamps", {{"text", "nowhere"}});
    EXPECT_FALSE(office.try_move(nowhere, "mended", {.who = commander_of("")}));
}

TEST(AnOwnArea, NeedsAFieldThatSaysWhere) {
    std::string text = lamps_register();
    const std::string field = "area = { type = \"text\", public = true }\n";
    text.erase(text.find(field), field.size());
    const auto read = parse_register(text, "lamps.toml");
    ASSERT_TRUE(read);
    const auto errors = problems(*read, {*read}, {"officer", "borough-commander"});
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_NE(errors[0].message.find("needs a field 'area'"), std::string::npos);
}

TEST(AnOwnArea, IsOfARoleThatThereIs) {
    const auto read = parse_register(lamps_register(), "lamps.toml");
    ASSERT_TRUE(read);
    const auto errors = problems(*read, {*read}, {"officer"});
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].message, "there is no role 'borough-commander'");
}

} // namespace
} // namespace mf::registers
