#include "people/two_people.hpp"

namespace mf::people {

Done two_people(const Proposer& proposer, const Identity& approver) {
    constexpr const char* mend = "Another person, at another post, approves it";
    if (!approver.signed_in() || proposer.account.empty()) {
        return fail(ErrorKind::refused, "nobody is known to have proposed or approved this", {},
                    mend);
    }
    if (proposer.account == approver.account) {
        return fail(ErrorKind::refused, "who proposed it cannot approve it too", {}, mend);
    }
    if (proposer.post == approver.post) {
        return fail(ErrorKind::refused, "both stand for one post", {}, mend);
    }
    return {};
}

} // namespace mf::people
