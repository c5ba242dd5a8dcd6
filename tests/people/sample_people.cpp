#include "people/sample_people.hpp"

#include "people/totp.hpp"

#include <algorithm>

namespace mf::people {

std::string SamplePeople::set_up_codes(const std::string& name, Moment now) {
    const auto account = people.find(name);
    EXPECT_TRUE(account && *account);
    const Identity who = identity_of(**account);
    std::string secret = people.begin_codes(who)->grouped;
    std::erase(secret, ' ');
    EXPECT_TRUE(*people.confirm_codes(who, totp_code(secret, now), now));
    return secret;
}

} // namespace mf::people
