#include "people/password.hpp"
#include "people/password_rules.hpp"
#include "people/secret.hpp"
#include "support/program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::people {
namespace {

using testing::Optional;
using testing::StartsWith;

constexpr PasswordCost quick{8, 1};

class Rules : public testing::Test {
protected:
    std::optional<PasswordFault> fault(const std::string& password, bool second_step = false) {
        const PasswordRules rules{
            {folder.write("known", "password\r\nletmein\nqwertyuiopasdfgh\n")}};
        const auto found = fault_of(password, second_step, {"jo", "data officer"}, rules);
        EXPECT_TRUE(found);
        return found ? *found : std::nullopt;
    }

    test::Folder folder;
};

TEST(APassword, IsKeptWithTheFiguresOfTheHouse) {
    const auto kept = argon2id().make("correct horse battery staple");
    ASSERT_TRUE(kept);
    EXPECT_THAT(*kept, StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(APassword, IsKnownAgainAndNoOtherIs) {
    const auto keeper = argon2id(quick);
    const auto kept = keeper.make("one two three");
    EXPECT_TRUE(keeper.matches(*kept, "one two three"));
    EXPECT_FALSE(keeper.matches(*kept, "one two thre"));
}

TEST(APassword, IsKeptWithAnotherSaltEachTime) {
    const auto keeper = argon2id(quick);
    EXPECT_NE(*keeper.make("same"), *keeper.make("same"));
}

TEST(APassword, ThatWasKeptWithOtherFiguresIsOutdated) {
    const auto kept = argon2id(quick).make("one two three");
    EXPECT_TRUE(argon2id().is_outdated(*kept));
    EXPECT_FALSE(argon2id(quick).is_outdated(*kept));
}

TEST(APassword, ThatIsNotKeptAsOneMatchesNothing) {
    EXPECT_FALSE(argon2id(quick).matches("", ""));
    EXPECT_FALSE(argon2id(quick).matches(std::string(500, 'x'), "x"));
}

TEST(AMadePassword, IsLongAndNeverTheSame) {
    EXPECT_GE(made_password().size(), password_characters_min);
    EXPECT_NE(made_password(), made_password());
}

TEST_F(Rules, TakeALongPasswordThatNobodyKnows) {
    EXPECT_EQ(fault("correct horse battery"), std::nullopt);
    EXPECT_EQ(fault(std::string(64, 'x') + "and more"), std::nullopt);
}

TEST_F(Rules, RefuseFourteenCharacters) {
    EXPECT_THAT(fault("abcdefghijklmn"), Optional(PasswordFault::too_short));
    EXPECT_EQ(fault("abcdefghijklmno"), std::nullopt);
}

TEST_F(Rules, CountCharactersAndNotBytes) {
    EXPECT_THAT(fault("ééééééééé"), Optional(PasswordFault::too_short));
}

TEST_F(Rules, TakeEightWithASecondStep) {
    EXPECT_EQ(fault("abcdefgh", true), std::nullopt);
    EXPECT_THAT(fault("abcdefg", true), Optional(PasswordFault::too_short));
}

TEST_F(Rules, RefuseWhatIsOnAListWhateverItsCase) {
    EXPECT_THAT(fault("QWERTYuiopasdfgh"), Optional(PasswordFault::known));
}

TEST_F(Rules, RefuseAKnownOneWrittenTwice) {
    EXPECT_THAT(fault("passwordpassword"), Optional(PasswordFault::known));
}

TEST_F(Rules, RefuseTheOwnerOfTheAccountsOwnWords) {
    EXPECT_THAT(fault("Data OfficerData Officer"), Optional(PasswordFault::own_words));
}

TEST_F(Rules, RefuseMoreThanAnybodyTypes) {
    EXPECT_THAT(fault(std::string(password_bytes_max + 1, 'x')), Optional(PasswordFault::too_long));
}

TEST_F(Rules, RefuseWhatIsNoText) {
    EXPECT_THAT(fault(std::string(20, '\xFF')), Optional(PasswordFault::not_text));
    EXPECT_THAT(fault("correct horse" + std::string(1, '\0') + "battery"),
                Optional(PasswordFault::not_text));
}

TEST_F(Rules, WithoutTheirListTakeNothing) {
    EXPECT_FALSE(fault_of("correct horse battery", false, {}, {{"no/such/list"}}));
}

TEST(TheHousesRules, NameAListThatIsThere) {
    const auto rules = read_password_rules("definitions/people.toml");
    ASSERT_TRUE(rules);
    const auto fault = fault_of("passwordpassword", false, {}, *rules);
    ASSERT_TRUE(fault) << sentence(fault.error());
    EXPECT_EQ(*fault, PasswordFault::known);
}

} // namespace
} // namespace mf::people
