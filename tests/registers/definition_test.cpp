// A register's definition: read as written, and told with line and mend where it is wrong.
#include "registers/definition.hpp"
#include "registers/register_sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace mf::registers {
namespace {

/// The sample with one piece of text in place of another, read and checked by itself: what is wrong with it.
std::string fault(const std::string& from, const std::string& to) {
    std::string text = tasks_register();
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    const auto read = parse_register(text, "tasks.toml");
    if (!read) {
        return sentence(read.error());
    }
    const auto errors = problems(*read, {*read}, {"officer", "member", "public"});
    return errors.empty() ? "" : sentence(errors.front());
}

TEST(ARegister, IsReadAsItIsWritten) {
    const Register in = definitions_of({tasks_register()}).registers.front();
    EXPECT_EQ(in.id, "tasks");
    EXPECT_EQ(in.fields.front().name, "text");
    EXPECT_EQ(in.fields[1].name, "owner");
    EXPECT_EQ(in.field("owner")->required_in, std::vector<std::string>{"under-way"});
    EXPECT_EQ(in.field("parent")->refers, "tasks");
    EXPECT_TRUE(in.field("name")->erasable);
    EXPECT_TRUE(in.is_final("done"));
    EXPECT_TRUE(in.is_hidden("new"));
    EXPECT_EQ(in.moves.at(2).within->term, (Term{10, Term::Unit::working_days}));
    EXPECT_EQ(in.moves.at(3).when->words, std::vector<std::string>{"due"});
}

TEST(ARegister, KeepsTheOrderInWhichItsFieldsAreWritten) {
    const Register in = definitions_of({tasks_register()}).registers.front();
    EXPECT_TRUE(std::ranges::is_sorted(in.fields, {}, &Field::line));
}

TEST(ARegister, SaysWhatIsWrongWhereAndHowToMendIt) {
    EXPECT_EQ(fault("type = \"number\"", "type = \"numbr\""),
              "tasks.toml:13: there is no type 'numbr'. Known are: ref REGISTER, text, long text, "
              "number, date, "
              "choice, post, posts, files and links, measure test, person data.");
}

TEST(ARegister, KnowsNoKeyThatNobodyAskedFor) {
    EXPECT_NE(
        fault("minutes    = 2", "minutes    = 2\ncolour = 1").find("'colour' is not known here"),
        std::string::npos);
}

TEST(ARegister, HasNoMoveToAStateThatThereIsNot) {
    EXPECT_NE(
        fault("to   = \"under-way\"", "to   = \"underway\"").find("there is no state 'underway'"),
        std::string::npos);
}

TEST(ARegister, HasNoStateThatNothingLeadsTo) {
    EXPECT_NE(fault("\"late\", \"done\"", "\"late\", \"lost\", \"done\"")
                  .find("nothing leads to the state 'lost'"),
              std::string::npos);
}

TEST(ARegister, HasNoRoleThatThereIsNot) {
    EXPECT_NE(
        fault("by   = [\"officer\"]", "by   = [\"oficer\"]").find("there is no role 'oficer'"),
        std::string::npos);
}

TEST(ARegister, HasNoGuardThatThereIsNot) {
    EXPECT_NE(fault("reason = true", "reason = true\nneeds = [\"magic\"]")
                  .find("there is no guard 'magic'"),
              std::string::npos);
}

TEST(ARegister, HasNoGuardAboutAFieldOfAnotherType) {
    EXPECT_NE(fault("\"after: due\"", "\"after: text\"").find("of type 'text'"), std::string::npos);
}

TEST(ARegister, HasNoFieldThatNobodyMaySee) {
    EXPECT_NE(
        fault("size     = { type = \"number\", public = true }", "size     = { type = \"number\" }")
            .find("nobody may see 'size'"),
        std::string::npos);
}

TEST(ARegister, HasNothingPublicAboutAPerson) {
    EXPECT_NE(fault("name     = { type = \"person data\", seen_by = [\"officer\"] }",
                    "name     = { type = \"person data\", public = true }")
                  .find("cannot be public"),
              std::string::npos);
}

TEST(ARegister, SaysHowLongItKeepsWhatIsAboutAPerson) {
    EXPECT_NE(fault("keeps      = \"1 year\"", "").find("nobody says how long 'name' is kept"),
              std::string::npos);
}

TEST(ARegister, IsMovedByPeopleOrByTheClock) {
    EXPECT_NE(fault("when  = \"after: due\"", "when  = \"after: due\"\nby = [\"officer\"]")
                  .find("not both"),
              std::string::npos);
}

TEST(ARegister, TakesTheAuthoritysOwnNumbers) {
    std::string text = tasks_register();
    const std::string from = "within = { working_days = 10 }";
    text.replace(text.find(from), from.size(), "within = { working_days = \"wait\" }");
    text.replace(text.find("[fields]"), 8, "[settings]\nwait = 10\n\n[fields]");
    EXPECT_EQ(parse_register(text, "tasks.toml", {{"wait", 3}})->moves.at(2).within->term.amount,
              3);
    EXPECT_EQ(parse_register(text, "tasks.toml")->moves.at(2).within->term.amount, 10);
    EXPECT_FALSE(parse_register(text, "tasks.toml", {{"other", 3}}));
}

TEST(ShippedRegisters, AreWell) {
    const char* home = std::getenv("METFORWARD_HOME");
    const std::filesystem::path folder{home == nullptr ? "." : home};
    const std::vector<std::string> roles{"public",
                                         "member",
                                         "officer",
                                         "analyst",
                                         "approver",
                                         "commissioner-office",
                                         "borough-commander",
                                         "council-partner",
                                         "reviewer",
                                         "scheme-manager",
                                         "custody-visitor",
                                         "custody-inspector",
                                         "auditor",
                                         "administrator"};
    for (const char* authority : {"london", "dyfed-powys"}) {
        const auto settings = folder / "authorities" / authority / "registers.toml";
        for (const Error& error :
             check_definitions({folder / "definitions/registers"}, settings, roles)) {
            ADD_FAILURE() << sentence(error);
        }
        EXPECT_EQ(load_definitions({folder / "definitions/registers"}, settings)->registers.size(),
                  12U);
    }
}

} // namespace
} // namespace mf::registers
