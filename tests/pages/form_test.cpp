// A form as HTML: each field with its label, what was wrong beside it, nothing that is typed as markup.
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/sample.hpp"
#include "pages/sign_in.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::pages {
namespace {

using testing::HasSubstr;
using testing::Not;

using Kind = FormField::Kind;

std::string written(Form form) {
    Page page;
    page.address = "/x";
    page.language = "en";
    page.blocks.emplace_back(std::move(form));
    return html(page, english()).text();
}

Form with(FormField field) {
    return {"/x", "Send", {std::move(field)}};
}

TEST(AForm, NamesItsFieldByALabel) {
    const auto text = written(with({Kind::text, "post", "Your post"}));
    EXPECT_THAT(text, HasSubstr("<label for=\"form-post\">Your post</label>"));
    EXPECT_THAT(text, HasSubstr("id=\"form-post\" name=\"post\""));
}

TEST(AForm, IsSentByPost) {
    EXPECT_THAT(written(with({Kind::text, "a", "A"})),
                HasSubstr("action=\"/x\" method=\"post\" "
                          "enctype=\"application/x-www-form-urlencoded\""));
}

TEST(AForm, WithAFileIsSentInParts) {
    EXPECT_THAT(written(with({Kind::file, "a", "A"})), HasSubstr("multipart/form-data"));
}

TEST(AForm, SaysWhatIsWrongBesideTheFieldAndAboveAll) {
    FormField field{Kind::text, "a", "A", "A hint."};
    field.error = "This is empty.";
    const auto text = written(with(field));
    EXPECT_THAT(text, HasSubstr("<a href=\"#form-a\">This is empty.</a>"));
    EXPECT_THAT(text, HasSubstr("id=\"form-a-error\">This is empty."));
    EXPECT_THAT(text, HasSubstr("aria-invalid=\"true\""));
    EXPECT_THAT(text, HasSubstr("aria-describedby=\"form-a-hint form-a-error\""));
}

TEST(AForm, KeepsWhatWasTypedAsWords) {
    for (const Kind kind : {Kind::text, Kind::lines, Kind::number, Kind::email}) {
        FormField field{kind, "a", "A"};
        field.values = {"\"></textarea><script>alert(1)</script>"};
        const auto text = written(with(field));
        EXPECT_THAT(text, Not(HasSubstr("<script>alert")));
        EXPECT_THAT(text, HasSubstr("&lt;script&gt;"));
    }
}

TEST(AForm, NeverFillsInAPassword) {
    FormField field{Kind::password, "a", "A"};
    field.values = {"secret words"};
    EXPECT_THAT(written(with(field)), Not(HasSubstr("secret words")));
}

TEST(AForm, MarksWhatWasChosen) {
    FormField field{Kind::several, "a[]", "A"};
    field.choices = {{"1", "One"}, {"2", "Two"}};
    field.values = {"2"};
    const auto text = written(with(field));
    EXPECT_THAT(text, HasSubstr("value=\"2\" checked=\"checked\""));
    EXPECT_THAT(text, Not(HasSubstr("value=\"1\" checked")));
    EXPECT_THAT(text, HasSubstr("<legend>A</legend>"));
}

TEST(AForm, OffersOneOfManyOrNone) {
    FormField field{Kind::pick, "a", "A"};
    field.choices = {{"1", "One"}, {"2", "<Two>"}};
    field.values = {"2"};
    const auto text = written(with(field));
    EXPECT_THAT(text, HasSubstr("<label for=\"form-a\">A</label>"));
    EXPECT_THAT(text, HasSubstr("<option value=\"\">None of these</option>"));
    EXPECT_THAT(text, HasSubstr("<option value=\"2\" selected=\"selected\">&lt;Two&gt;</option>"));
    EXPECT_THAT(text, HasSubstr("<option value=\"1\">One</option>"));
}

TEST(AForm, OffersWhatIsKnownWhileSomebodyTypes) {
    FormField field{Kind::text, "a", "A"};
    field.choices = {{"clerk", "clerk"}};
    const auto text = written(with(field));
    EXPECT_THAT(text, HasSubstr("list=\"form-a-offered\""));
    EXPECT_THAT(text, HasSubstr("<datalist id=\"form-a-offered\"><option value=\"clerk\">"));
}

TEST(AForm, HasItsMainButtonFirst) {
    Form form = with({Kind::text, "a", "A"});
    form.others = {{"draft", "Keep it"}};
    const auto text = written(form);
    const auto other = text.find("name=\"way\" value=\"draft\"");
    ASSERT_NE(other, std::string::npos);
    EXPECT_LT(text.find(">Send</button>"), other);
}

TEST(AForm, TellsProgramsNothingHidden) {
    Page page;
    page.blocks.emplace_back(with(hidden_field("form_token", "0123")));
    EXPECT_THAT(json(page), Not(HasSubstr("0123")));
}

TEST(AFormForSigningIn, SaysToABrowserWhatItsFieldsAre) {
    const release::Release release;
    const auto page = sign_in_page({release, english(), "form_token", "0123"}, {});
    const auto text = html(page, english()).text();
    EXPECT_THAT(text, HasSubstr("autocomplete=\"username\""));
    EXPECT_THAT(text, HasSubstr("autocomplete=\"current-password\""));
    EXPECT_THAT(text, HasSubstr("name=\"form_token\" value=\"0123\""));
}

TEST(APersonalPage, HasNoTwin) {
    const release::Release release;
    const auto page = sign_in_page({release, english(), "form_token", "0123"}, {});
    EXPECT_THAT(html(page, english()).text(), Not(HasSubstr("sign-in.json")));
}

} // namespace
} // namespace mf::pages
