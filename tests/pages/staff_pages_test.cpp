// Pages of those who work with records: what waits stands in the order in which it is to be done.
#include "pages/ask.hpp"
#include "pages/html.hpp"
#include "pages/record_form.hpp"
#include "pages/sample.hpp"
#include "pages/staff_pack.hpp"
#include "pages/staff_work.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

const Day today = *Day::parse("2026-03-10");

registers::WorkView::Line line(const std::string& title, const std::string& day) {
    registers::WorkView::Line made{.in = "questions",
                                   .id = "2026-1",
                                   .title = title,
                                   .state = "open",
                                   .to = "answered",
                                   .due = {}};
    if (const auto due = Day::parse(day)) {
        made.due = registers::Calendar{}.due(
            due->plus(-14), {.amount = 10, .unit = registers::Term::Unit::working_days});
        made.overdue = made.due->day < today;
    }
    return made;
}

class StaffPages : public testing::Test {
protected:
    std::string written(const Page& page) const { return html(page, english()).text(); }

    release::Release release;
    PersonalFrame frame{release, english(), "form_token", "0123"};
};

TEST_F(StaffPages, OpenWithHowMuchIsLate) {
    StaffWorkView view{"the chair", today, {}, {}};
    EXPECT_EQ(staff_work_page(frame, view).finding.plain(), "Nothing is due this week");
    view.work.lines = {line("one", "2026-03-12")};
    EXPECT_EQ(staff_work_page(frame, view).finding.plain(), "One thing is due this week");
    view.work.lines.push_back(line("two", "2026-03-02"));
    EXPECT_EQ(staff_work_page(frame, view).finding.plain(), "One thing is late");
}

TEST_F(StaffPages, ShowWhatIsLateFirstAndHowItsDayWasWorkedOut) {
    StaffWorkView view{"the chair", today, {}, {}};
    view.work.lines = {line("late", "2026-03-02"), line("soon", "2026-03-12"),
                       line("later", "2026-05-11"), line("never", "")};
    const auto text = written(staff_work_page(frame, view));
    EXPECT_LT(text.find(">late<"), text.find(">soon<"));
    EXPECT_LT(text.find(">soon<"), text.find(">later<"));
    EXPECT_LT(text.find(">later<"), text.find(">never<"));
    EXPECT_THAT(text, HasSubstr("It was due by 2 March 2026: 8 days late."));
    EXPECT_THAT(text, HasSubstr("10 working days from 16 February 2026"));
    EXPECT_THAT(text, HasSubstr("href=\"/staff/records/questions/2026-1\""));
}

TEST_F(StaffPages, KeepTheNameAndReachOfWhoAsksOutOfTheAddress) {
    const auto text = written(ask_page(frame, {.text = "Why?", .name = "A. Person"}));
    EXPECT_THAT(text, HasSubstr("method=\"post\""));
    EXPECT_EQ(ask_address("/areas/E1?x=1&y", "E1"), "/ask?about=%2Fareas%2FE1%3Fx%3D1%26y&area=E1");
}

TEST_F(StaffPages, ShowOfWhatIsHeardInPrivateNothingButTitleGroundAndActions) {
    registers::ListRow item{.in = "agenda-items",
                            .id = "1",
                            .state = "private",
                            .since = {},
                            .opened = {},
                            .title = "A contract",
                            .values = {{"ground", "schedule-12a-3"},
                                       {"discussion", "what was said"},
                                       {"private", "the sum"}}};
    StaffPackView view{"july", {}};
    view.pack.agenda = {item};
    const auto text = written(staff_pack_page(frame, view));
    EXPECT_THAT(text, HasSubstr("A contract"));
    EXPECT_THAT(text, HasSubstr("It is about somebody"));
    EXPECT_THAT(text, Not(HasSubstr("the sum")));
    EXPECT_THAT(text, Not(HasSubstr("what was said")));
}

TEST_F(StaffPages, OfferAMeasuresTestInItsParts) {
    RecordFormView view;
    view.form.in = "recommendations";
    view.address = "/staff/records/recommendations/new";
    registers::FormField field{.name = "sentinel",
                               .help = "",
                               .type = registers::FieldType::measure_test,
                               .value = "burglary E1 <= 12",
                               .offered = {},
                               .problem = "test"};
    field.label = "register.recommendations.field.sentinel";
    view.form.fields = {field};
    const auto text = written(record_form_page(frame, view));
    EXPECT_THAT(text, HasSubstr("name=\"field.sentinel.measure\""));
    EXPECT_THAT(text, HasSubstr("<option value=\"burglary\" selected=\"selected\">"));
    EXPECT_THAT(text, HasSubstr("value=\"E1\""));
    EXPECT_THAT(text, HasSubstr("<option value=\"&lt;=\" selected=\"selected\">this much or less"));
    EXPECT_THAT(text, HasSubstr("value=\"12\""));
    EXPECT_THAT(text, HasSubstr("say how to compare"));
}

} // namespace
} // namespace mf::pages
