// What somebody has begun: kept for her alone, one for each form.
#include "registers/drafts.hpp"
#include "registers/register_sample.hpp"

#include <gtest/gtest.h>

namespace mf::registers {
namespace {

const FormDraft draft{.form = "/staff/records/tasks/new",
                      .at = "2026-03-02T11:00:00Z",
                      .version = 3,
                      .values = {{"text", "half\nof \"it\""}},
                      .why = "because",
                      .happened = "2026-03-01",
                      .evidence = {"https://example.org/a", "record:tasks/2026-1"}};

TEST(Drafts, AreFoundAgainAsTheyWere) {
    Office office;
    ASSERT_TRUE(keep_draft(office.registers(), "jo", draft));
    EXPECT_EQ(*find_draft(office.registers(), "jo", draft.form), draft);
    EXPECT_EQ(*drafts_of(office.registers(), "jo"), std::vector{draft});
}

TEST(Drafts, AreNobodyElses) {
    Office office;
    ASSERT_TRUE(keep_draft(office.registers(), "jo", draft));
    EXPECT_EQ(*find_draft(office.registers(), "kim", draft.form), std::nullopt);
    ASSERT_TRUE(drop_draft(office.registers(), "kim", draft.form));
    EXPECT_EQ(drafts_of(office.registers(), "jo")->size(), 1U);
}

TEST(Drafts, OfTheSameFormReplaceEachOther) {
    Office office;
    ASSERT_TRUE(keep_draft(office.registers(), "jo", draft));
    FormDraft newer = draft;
    newer.values["text"] = "more of it";
    ASSERT_TRUE(keep_draft(office.registers(), "jo", newer));
    EXPECT_EQ(*drafts_of(office.registers(), "jo"), std::vector{newer});
}

TEST(Drafts, GoWhenTheFormIsTaken) {
    Office office;
    ASSERT_TRUE(keep_draft(office.registers(), "jo", draft));
    written(office.registers().add(
        "tasks", "",
        {.who = officer(), .values = {{"text", "whole"}}, .draft = draft_id("jo", draft.form)},
        at("2026-03-02")));
    EXPECT_EQ(*find_draft(office.registers(), "jo", draft.form), std::nullopt);
}

TEST(Drafts, ThatCannotBeReadAreEmpty) {
    Office office;
    ASSERT_TRUE(office.registers().keep_draft(
        {draft_id("jo", "/x"), "jo", "2026-03-02T11:00:00Z", R"({"values":3})"}));
    EXPECT_EQ((*find_draft(office.registers(), "jo", "/x"))->values, Values{});
}

} // namespace
} // namespace mf::registers
