#include "serve/cookies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using testing::HasSubstr;
using testing::Optional;
using testing::StartsWith;

const std::string token = "0123456789abcdef0123456789abcdef";
const std::string other = "ffffffffffffffffffffffffffffffff";

TEST(ACookie, IsFoundAmongOthers) {
    EXPECT_THAT(token_in("a=b; __Host-session=" + token + "; c=d", session_cookie),
                Optional(token));
}

TEST(ACookie, IsNotFoundUnderANameThatOnlyEndsAlike) {
    EXPECT_FALSE(token_in("x__Host-session=" + token, session_cookie));
    EXPECT_FALSE(token_in("__host-session=" + token, session_cookie));
    EXPECT_FALSE(token_in("__Host-session2=" + token, session_cookie));
}

TEST(ACookie, ThatIsThereTwiceIsNotBelieved) {
    EXPECT_FALSE(token_in("__Host-session=" + token + "; __Host-session=" + other, session_cookie));
    EXPECT_FALSE(token_in("__Host-session=" + token + "; __Host-session=", session_cookie));
}

TEST(ACookie, ThatIsNoTokenIsNone) {
    const std::string name{session_cookie};
    for (const std::string& value :
         {std::string{}, token.substr(1), token + "0", std::string(32, 'G'), std::string(32, 'A'),
          "\"" + token + "\"", std::string(32, '\0'), std::string(100'000, 'a')}) {
        EXPECT_FALSE(token_in(name + "=" + value, session_cookie)) << value.substr(0, 40);
    }
}

TEST(ACookie, IsNotFoundInWhatIsNoList) {
    for (const char* field : {"", ";", "=", ";;;=;", "__Host-session", "=__Host-session"}) {
        EXPECT_FALSE(token_in(field, session_cookie)) << field;
    }
}

TEST(ACookie, IsSetForThisHostAloneAndOutOfReachOfScripts) {
    EXPECT_EQ(set_cookie(session_cookie, token),
              "__Host-session=" + token + "; Path=/; Secure; HttpOnly; SameSite=Lax");
}

TEST(ACookie, MayHaveAnAge) {
    EXPECT_THAT(set_cookie(device_cookie, token, std::chrono::seconds{60}),
                HasSubstr("; Max-Age=60"));
}

TEST(ACookie, IsTakenAway) {
    EXPECT_THAT(cleared_cookie(session_cookie), StartsWith("__Host-session=; "));
    EXPECT_THAT(cleared_cookie(session_cookie), HasSubstr("Max-Age=0"));
}

} // namespace
} // namespace mf::serve
