// How often somebody may guess, and that it locks nobody out of her own account.
#include "people/sample_people.hpp"

#include <gtest/gtest.h>

namespace mf::people {
namespace {

using std::chrono::minutes;

class GuessingAt : public testing::Test {
protected:
    SignInOutcome guess(const std::string& name,
                        const std::string& address,
                        Moment now = noon,
                        const std::string& device = "") {
        return sample.sign_in(name, "a guess", now, address, device).outcome;
    }

    SamplePeople sample;
};

TEST_F(GuessingAt, AnAccountEndsAfterFiveTries) {
    sample.add();
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(guess("jo", "192.0.2." + std::to_string(i)), SignInOutcome::refused);
    }
    EXPECT_EQ(guess("jo", "192.0.2.77"), SignInOutcome::too_often);
}

TEST_F(GuessingAt, AnUnknownAccountEndsJustSo) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(guess("nobody", "192.0.2." + std::to_string(i)), SignInOutcome::refused);
    }
    EXPECT_EQ(guess("nobody", "192.0.2.77"), SignInOutcome::too_often);
}

TEST_F(GuessingAt, ManyAccountsFromOneAddressEndsAfterFiveTries) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(guess("name" + std::to_string(i), "192.0.2.1"), SignInOutcome::refused);
    }
    EXPECT_EQ(guess("another", "192.0.2.1"), SignInOutcome::too_often);
}

TEST_F(GuessingAt, FromOneHouseholdsNetworkIsFromOneAddress) {
    for (int i = 0; i < 5; ++i) {
        guess("name" + std::to_string(i), "2001:db8:1:2::" + std::to_string(i + 1));
    }
    EXPECT_EQ(guess("another", "2001:db8:1:2:ffff::1"), SignInOutcome::too_often);
    EXPECT_EQ(guess("another", "2001:db8:1:3::1"), SignInOutcome::refused);
}

TEST_F(GuessingAt, CostsNoWorkOnceItIsTooOften) {
    for (int i = 0; i < 5; ++i) {
        guess("jo", "192.0.2.1");
    }
    const int before = sample.work->checked;
    guess("jo", "192.0.2.1");
    EXPECT_EQ(sample.work->checked, before);
}

TEST_F(GuessingAt, MayGoOnAfterAQuarterOfAnHour) {
    for (int i = 0; i < 5; ++i) {
        guess("jo", "192.0.2.1");
    }
    const auto tried = sample.people.sign_in({"jo", "x", "192.0.2.1", "", ""}, noon + minutes{5});
    ASSERT_EQ(tried->outcome, SignInOutcome::too_often);
    EXPECT_EQ(tried->wait, minutes{10});
    EXPECT_EQ(guess("jo", "192.0.2.1", noon + minutes{15}), SignInOutcome::refused);
}

TEST_F(GuessingAt, AnAccountDoesNotLockItsOwnerOutOfADeviceThatIsKnown) {
    sample.add();
    const auto device = sample.sign_in("jo", good_password, noon, "198.51.100.1").device;
    for (int i = 0; i < 20; ++i) {
        guess("jo", "192.0.2." + std::to_string(i));
    }
    EXPECT_EQ(sample.sign_in("jo", good_password, noon, "198.51.100.1", device).outcome,
              SignInOutcome::signed_in);
}

TEST_F(GuessingAt, FromAKnownDeviceEndsAfterFiveTriesToo) {
    sample.add();
    const auto device = sample.sign_in("jo", good_password).device;
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(guess("jo", "192.0.2.1", noon, device), SignInOutcome::refused);
    }
    EXPECT_EQ(guess("jo", "192.0.2.1", noon, device), SignInOutcome::too_often);
}

TEST_F(GuessingAt, AnotherAccountADeviceIsNotKnown) {
    sample.add("jo");
    sample.add("kim");
    const auto device = sample.sign_in("jo", good_password, noon, "198.51.100.1").device;
    for (int i = 0; i < 5; ++i) {
        guess("kim", "192.0.2." + std::to_string(i));
    }
    EXPECT_EQ(guess("kim", "198.51.100.1", noon, device), SignInOutcome::too_often);
}

TEST_F(GuessingAt, OneAccountWithTheOwnPasswordOfAnotherDoesNotGoOnForEver) {
    sample.add("jo");
    for (int i = 0; i < 5; ++i) {
        guess("kim", "192.0.2.1");
        EXPECT_NE(sample.sign_in("jo", good_password, noon, "198.51.100.1").outcome,
                  SignInOutcome::refused);
    }
    EXPECT_EQ(guess("lee", "192.0.2.1"), SignInOutcome::too_often);
}

} // namespace
} // namespace mf::people
