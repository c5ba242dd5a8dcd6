// What a viewer sees of a record, and what a form asks and offers.
#include "registers/register_sample.hpp"
#include "registers/table_files.hpp"
#include "registers/views.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace mf::registers {
namespace {

const Actor reader = {.account = {}, .post = {}, .role = "public"};
const Day today = *Day::parse("2026-03-05");

class Views : public testing::Test {
protected:
    Record shown(Values values = {}) {
        values.try_emplace("text", "mend the clock");
        values.try_emplace("owner", "clerk");
        return office.move(office.add("tasks", values), "under-way");
    }
    RecordView view(const Record& record, const Actor& viewer = reader) {
        const auto seen = view_record(office.registers(), record.in, record.id, viewer, today);
        EXPECT_TRUE(seen) << (seen ? "" : sentence(seen.error()));
        return seen ? *seen : RecordView{};
    }
    static std::vector<std::string> names(const RecordView& view) {
        std::vector<std::string> all;
        std::ranges::transform(view.fields, std::back_inserter(all), &FieldView::name);
        return all;
    }
    static const FormField& field(const FormView& form, const std::string& name) {
        return *std::ranges::find(form.fields, name, &FormField::name);
    }

    Office office;
};

TEST_F(Views, ShowThePublicWhatIsPublic) {
    const Record record = shown({{"note", "a note"}, {"name", "A. Person"}});
    EXPECT_EQ(names(view(record)), (std::vector<std::string>{"text", "owner"}));
    EXPECT_EQ(names(view(record, officer())),
              (std::vector<std::string>{"text", "owner", "note", "name"}));
}

TEST_F(Views, ShowThePublicNothingClosedInTheHistory) {
    const Record record = shown({{"note", "a note"}});
    for (const HistoryLine& line : view(record).history) {
        for (const FieldView& field : line.changed) {
            EXPECT_NE(field.name, "note");
        }
    }
}

TEST_F(Views, AreNotFoundWordForWordWhereARecordIsHidden) {
    const Record hidden = office.add("tasks", {{"text", "x"}});
    const auto seen = view_record(office.registers(), "tasks", hidden.id, reader, today);
    const auto none = view_record(office.registers(), "tasks", "2026-99", reader, today);
    ASSERT_FALSE(seen);
    ASSERT_FALSE(none);
    EXPECT_EQ(seen.error().kind, ErrorKind::not_found);
    EXPECT_EQ(seen.error().message, "there is no record '" + hidden.id + "' in tasks");
    EXPECT_EQ(none.error().message, "there is no record '2026-99' in tasks");
}

TEST_F(Views, ShowAHiddenRecordToThoseWhoWorkWithIt) {
    const Record hidden = office.add("tasks", {{"text", "x"}, {"owner", "clerk"}});
    const auto finds = [&](const Actor& who) { return *may_find(office.registers(), hidden, who); };
    EXPECT_TRUE(finds(officer()));
    EXPECT_TRUE(finds(somebody("clerk", "council-partner")));
    EXPECT_FALSE(finds(somebody("visitor", "custody-visitor")));
}

TEST_F(Views, ShowNothingToSomebodyWhoOnlyClaimsAPost) {
    const Record hidden = office.add("tasks", {{"text", "x"}, {"owner", "clerk"}});
    EXPECT_FALSE(*may_find(office.registers(), hidden, somebody("clerk", "public")));
    const auto moved = office.try_move(
        shown(), "done",
        {.who = somebody("clerk", "public"), .values = {{"proof", "https://example.org/"}}});
    EXPECT_FALSE(moved);
}

TEST_F(Views, OfferTheMovesThatARoleMayMake) {
    const Record record = shown();
    EXPECT_TRUE(view(record).moves.empty());
    const auto moves = view(record, officer()).moves;
    ASSERT_EQ(moves.size(), 2U);
    EXPECT_EQ(moves[0].to, "dropped");
    EXPECT_TRUE(moves[0].reason);
    EXPECT_EQ(moves[1].to, "done");
    EXPECT_EQ(view(record, somebody("clerk", "partner")).moves.size(), 1U);
}

TEST_F(Views, SayByWhenAndHowItWasWorkedOut) {
    const auto due = view(shown()).due;
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].due.day.text(), "2026-03-16");
    EXPECT_FALSE(due[0].overdue);
    EXPECT_EQ(due[0].posts, std::vector<std::string>{"clerk"});
}

TEST_F(Views, GiveAReferenceItsTitleOnlyToThoseWhoMayFindIt) {
    const Record hidden = office.add("tasks", {{"text", "not for everyone"}});
    const Record record = shown({{"parent", hidden.id}});
    const auto parent = [&](const Actor& viewer) {
        return view(record, viewer).fields.back().title;
    };
    EXPECT_EQ(parent(officer()), "not for everyone");
    EXPECT_EQ(parent(reader), "");
}

TEST_F(Views, SayThatSomethingWasErased) {
    Record record = shown({{"name", "A. Person"}});
    ASSERT_TRUE(office.registers().erase("tasks", record.id, {"name"},
                                         {.who = officer(), .why = "asked"}, at("2026-03-05")));
    const RecordView seen = view(record, officer());
    EXPECT_TRUE(seen.fields.back().erased);
    EXPECT_EQ(seen.fields.back().value, "");
    EXPECT_EQ(seen.history.back().kind, EventKind::erased);
}

TEST_F(Views, EraseNothingThatIsPartOfTheRecord) {
    const Record record = shown();
    const auto erased = office.registers().erase(
        "tasks", record.id, {"text"}, {.who = officer(), .why = "asked"}, at("2026-03-05"));
    ASSERT_FALSE(erased);
    EXPECT_EQ(erased.error().kind, ErrorKind::refused);
}

TEST_F(Views, AreWrittenAsJsonWithTheSameValues) {
    const std::string json = json_of(view(shown()));
    EXPECT_NE(json.find(R"("text":"mend the clock")"), std::string::npos) << json;
    EXPECT_NE(json.find(R"("working":"10 working days from 2026-03-02)"), std::string::npos)
        << json;
}

TEST_F(Views, AskInTheOrderOfTheDefinition) {
    const auto form = form_to_add(office.registers(), "tasks", {}, officer());
    ASSERT_TRUE(form);
    EXPECT_EQ(form->fields.front().name, "text");
    EXPECT_TRUE(form->fields.front().required);
    EXPECT_EQ(form->fields.back().name, "parent");
}

TEST_F(Views, OfferRecordsThatCanBeReferredTo) {
    shown();
    const auto form = form_to_add(office.registers(), "tasks", {}, officer());
    const auto& offered = field(*form, "parent").offered;
    ASSERT_EQ(offered.size(), 1U);
    EXPECT_EQ(offered[0].title, "mend the clock");
}

TEST_F(Views, AskForNothingFixedOrClosedWhenARecordIsChanged) {
    const auto form =
        form_to_change(office.registers(), "tasks", shown().id, somebody("x", "member"));
    ASSERT_TRUE(form);
    EXPECT_EQ(std::ranges::find(form->fields, "note", &FormField::name), form->fields.end());
}

TEST_F(Views, AskWithAMoveForWhatTheNewStateNeeds) {
    const Record record = shown();
    const auto form = form_to_move(office.registers(), "tasks", record.id, 2, "done", officer());
    ASSERT_TRUE(form) << sentence(form.error());
    ASSERT_EQ(form->fields.size(), 1U);
    EXPECT_EQ(form->fields[0].name, "proof");
    EXPECT_EQ(form->version, record.version);
}

TEST_F(Views, OfferNoMoveThatTheRoleMayNotMake) {
    EXPECT_FALSE(form_to_move(office.registers(), "tasks", shown().id, 2, "done", reader));
}

TEST(EnterOnce, OffersWhatStandsInTheRecordThatIsReferredTo) {
    Office office{{R"(
id = "meetings"
title = "name"
minutes = 1
opened_by = ["officer"]
changed_by = ["officer"]
[fields]
name = { type = "text", required = true, public = true }
date = { type = "date", public = true }
[states]
order = ["called"]
start = "called"
)",
                   R"(
id = "papers"
title = "text"
minutes = 1
opened_by = ["officer"]
changed_by = ["officer"]
[fields]
text    = { type = "text", required = true, public = true }
meeting = { type = "ref meetings", public = true }
date    = { type = "date", public = true, offers = "meeting.date" }
[states]
order = ["draft"]
start = "draft"
)"}};
    const Record meeting = office.add("meetings", {{"name", "July"}, {"date", "2026-07-09"}});
    const auto form =
        form_to_add(office.registers(), "papers", {{"meeting", meeting.id}}, officer());
    ASSERT_TRUE(form);
    const auto& date = *std::ranges::find(form->fields, "date", &FormField::name);
    EXPECT_EQ(date.value, "2026-07-09");
    EXPECT_EQ(date.offered.at(0).title, "July");
}

TEST(Csv, GoesOutForASpreadsheetAndComesInAgain) {
    Office office;
    office.add("tasks", {{"text", "=1+1"}, {"note", "two\nlines, \"quoted\""}, {"owner", "clerk"}});
    const auto text = export_csv(office.registers(), "tasks", officer());
    ASSERT_TRUE(text) << sentence(text.error());
    EXPECT_EQ(
        *text,
        "id,state,since,opened,simulated,text,owner,due,size,proof,note,name,parent\r\n"
        "2026-1,new,2026-03-02T12:00:00Z,2026-03-02T12:00:00Z,no,'=1+1,clerk,,,,\"two\nlines, "
        "\"\"quoted\"\"\",,\r\n");
    Office other;
    const auto imported =
        import_csv(other.registers(), "tasks",
                   "id,text,note,owner\r\n2026-1,'=1+1,\"two\nlines, \"\"quoted\"\"\",clerk\r\n",
                   "tasks.csv", officer(), at("2026-03-02"));
    ASSERT_TRUE(imported) << sentence(imported.error());
    EXPECT_EQ(imported->added, 1U);
    EXPECT_EQ(*export_csv(other.registers(), "tasks", officer()), *text);
}

TEST(Csv, GivesThePublicWhatIsPublic) {
    Office office;
    office.add("tasks", {{"text", "hidden"}, {"note", "closed"}});
    EXPECT_EQ(*export_csv(office.registers(), "tasks", reader),
              "id,state,since,opened,simulated,text,owner,due,size,proof,parent\r\n");
}

TEST(Csv, RefusesARowWithItsLineAndTakesTheOthers) {
    Office office;
    const auto imported =
        import_csv(office.registers(), "tasks", "text,size\none,1\ntwo,many\nthree,3\n",
                   "tasks.csv", officer(), at("2026-03-02"));
    ASSERT_TRUE(imported);
    EXPECT_EQ(imported->added, 2U);
    ASSERT_EQ(imported->refused.size(), 1U);
    EXPECT_EQ(imported->refused[0].where, "tasks.csv:3");
}

TEST(Csv, TakesARecordThatIsThereOnce) {
    Office office;
    const std::string text = "id,text\nfirst,x\n";
    ASSERT_TRUE(
        import_csv(office.registers(), "tasks", text, "a.csv", officer(), at("2026-03-02")));
    const auto again =
        import_csv(office.registers(), "tasks", text, "a.csv", officer(), at("2026-03-03"));
    EXPECT_EQ(again->added, 0U);
    EXPECT_EQ(again->there, 1U);
}

TEST(Csv, OfAnotherRegisterIsRefusedWhole) {
    Office office;
    const auto imported = import_csv(office.registers(), "tasks", "colour\nred\n", "a.csv",
                                     officer(), at("2026-03-02"));
    ASSERT_FALSE(imported);
    EXPECT_EQ(imported.error().where, "a.csv:1");
}

} // namespace
} // namespace mf::registers
