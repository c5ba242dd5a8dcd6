#include "people/rights.hpp"
#include "people/two_people.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace mf::people {
namespace {

Rights rights(std::string_view toml) {
    auto read = Rights::parse(toml, "rights.toml");
    EXPECT_TRUE(read) << (read ? "" : sentence(read.error()));
    return read ? *read : Rights{};
}

Identity somebody(const Roles& roles, const std::string& area = "") {
    return {"id-1", "jo", "a post", roles, area};
}

TEST(Rights, DenyWhatNoRowAllows) {
    EXPECT_FALSE(Rights{}.allows(somebody({Role::administrator}), {"GET /staff"}));
}

TEST(Rights, AllowTheRolesOfARowAndNoOther) {
    const auto table = rights("[[allow]]\nwhat = [\"GET /x\"]\nroles = [\"analyst\"]\n");
    EXPECT_TRUE(table.allows(somebody({Role::analyst}), {"GET /x"}));
    EXPECT_FALSE(table.allows(somebody({Role::approver}), {"GET /x"}));
    EXPECT_FALSE(table.allows(Identity{}, {"GET /x"}));
}

TEST(Rights, OfThePublicHoldForEveryone) {
    const auto table = rights("[[allow]]\nwhat = [\"GET /x\"]\nroles = [\"public\"]\n");
    EXPECT_TRUE(table.allows(Identity{}, {"GET /x"}));
    EXPECT_TRUE(table.allows(somebody({}), {"GET /x"}));
}

TEST(Rights, OfTheSignedInHoldWithoutAnyRole) {
    const auto table = rights("[[allow]]\nwhat = [\"GET /x\"]\nroles = [\"signed-in\"]\n");
    EXPECT_TRUE(table.allows(somebody({}), {"GET /x"}));
    EXPECT_FALSE(table.allows(Identity{}, {"GET /x"}));
    EXPECT_TRUE(table.allows_anybody_signed_in("GET /x"));
}

TEST(Rights, InTheOwnAreaEndAtItsBorder) {
    const auto table = rights("[[allow]]\nwhat = [\"visits.write\"]\nroles = "
                              "[\"borough-commander\"]\nwhose = \"own-area\"\n");
    const auto who = somebody({Role::borough_commander}, "A1");
    EXPECT_TRUE(table.allows(who, {"visits.write", "A1"}));
    EXPECT_FALSE(table.allows(who, {"visits.write", "A2"}));
}

TEST(Rights, InTheOwnAreaAreNoneWithoutAnArea) {
    const auto table = rights("[[allow]]\nwhat = [\"visits.write\"]\nroles = "
                              "[\"borough-commander\"]\nwhose = \"own-area\"\n");
    EXPECT_FALSE(table.allows(somebody({Role::borough_commander}), {"visits.write", ""}));
}

TEST(Rights, OverTheOwnEndWhereAnotherMadeIt) {
    const auto table =
        rights("[[allow]]\nwhat = [\"notes.read\"]\nroles = [\"signed-in\"]\nwhose = \"own\"\n");
    EXPECT_TRUE(table.allows(somebody({}), {"notes.read", "", "id-1"}));
    EXPECT_FALSE(table.allows(somebody({}), {"notes.read", "", "id-2"}));
    EXPECT_FALSE(table.allows(Identity{}, {"notes.read", "", ""}));
}

TEST(Rights, AreNotReadWithAMisspeltKey) {
    const auto read =
        Rights::parse("[[allow]]\nwhat = [\"x\"]\nrole = [\"analyst\"]\n", "rights.toml");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, "rights.toml:3");
}

TEST(Rights, AreNotReadWithARoleThatThereIsNot) {
    EXPECT_FALSE(Rights::parse("[[allow]]\nwhat = [\"x\"]\nroles = [\"king\"]\n", "rights.toml"));
}

TEST(Rights, AreNotReadWhereARowAllowsNothing) {
    EXPECT_FALSE(Rights::parse("[[allow]]\nroles = [\"analyst\"]\n", "rights.toml"));
    EXPECT_FALSE(Rights::parse("[[allow]]\nwhat = []\nroles = [\"analyst\"]\n", "rights.toml"));
}

TEST(Rights, OfRegistersAreAddedToThoseOfRoutes) {
    const auto both = Rights{}.with({{{"questions.answer"}, {Role::officer}, Whose::any, false}});
    EXPECT_TRUE(both.allows(somebody({Role::officer}), {"questions.answer"}));
}

TEST(TheHousesRights, CanBeRead) {
    const auto read = Rights::read("definitions/rights.toml");
    ASSERT_TRUE(read) << sentence(read.error());
    EXPECT_TRUE(read->need_second_step().contains(Role::administrator));
}

TEST(TheMatrix, HasACellForEveryRole) {
    const auto lines =
        matrix(*Rights::read("definitions/rights.toml"), {"GET /account", "GET /no"});
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].allowed.size(), all_roles().size());
    EXPECT_FALSE(lines[0].allowed[0]);
    EXPECT_TRUE(lines[0].allowed[1]);
    EXPECT_EQ(std::ranges::count(lines[1].allowed, true), 0);
}

TEST(TwoPeople, AreTwoAccountsAtTwoPosts) {
    const Proposer proposer{"id-1", "analyst"};
    EXPECT_TRUE(two_people(proposer, {"id-2", "kim", "approver", {}, ""}));
}

TEST(OnePersonInBothRoles, CannotApproveWhatSheProposed) {
    const Proposer proposer{"id-1", "analyst"};
    const Identity both{"id-1", "jo", "approver", {Role::analyst, Role::approver}, ""};
    ASSERT_FALSE(two_people(proposer, both));
    EXPECT_EQ(two_people(proposer, both).error().kind, ErrorKind::refused);
}

TEST(TwoAccountsOfOnePost, AreNotTwoPeople) {
    EXPECT_FALSE(two_people({"id-1", "analyst"}, {"id-2", "kim", "analyst", {}, ""}));
}

TEST(Nobody, Approves) {
    EXPECT_FALSE(two_people({"id-1", "analyst"}, {}));
    EXPECT_FALSE(two_people({}, {"id-2", "kim", "approver", {}, ""}));
}

} // namespace
} // namespace mf::people
