#include "app/publish_now.hpp"

#include "app/releases.hpp"
#include "people/audit.hpp"
#include "people/two_people.hpp"

namespace mf::app {

namespace {

store::NewEvent audited(const char* action,
                        const std::string& hash,
                        const people::Identity& who,
                        const std::string& now) {
    return people::event_of({now, people::actor_of(who), action, "release/" + hash});
}

/// Whether this person may open it now, by what the journal says at this moment.
Done may_approve(const publish::History& history,
                 const std::string& hash,
                 const people::Identity& who) {
    if (history.is_published(hash)) {
        return fail(ErrorKind::refused, "it is published already");
    }
    const publish::Proposal* proposal = history.proposal_of(hash);
    if (proposal == nullptr) {
        return fail(ErrorKind::refused, "nobody has proposed it", {}, "Somebody proposes it first");
    }
    if (auto two = people::two_people({proposal->account, proposal->post}, who); !two) {
        return two;
    }
    return not_its_preparer(history, hash, who.post);
}

} // namespace

Done propose(Context context, const std::string& hash, const people::Identity& who) {
    context.clock = Clock::system();
    auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    const std::string& now = context.clock.now;
    return releases->journal.append(
        {publish::event_of(publish::Proposal{hash, now, who.account, who.post}),
         audited("release.proposed", hash, who, now)});
}

Done publish_now(Context context, const std::string& hash, const people::Identity& who) {
    context.clock = Clock::system();
    auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    if (auto checked = check_release(*releases, hash); !checked) {
        return checked;
    }
    const std::string& now = context.clock.now;
    using Events = Result<std::vector<store::NewEvent>>;
    return releases->journal.append_with([&]() -> Events {
        // Looked at anew within the transaction: another may have been quicker.
        const auto history = publish::read_history(releases->journal);
        const auto may = history ? may_approve(*history, hash, who) : pass(history.error());
        const auto head = may ? releases->journal.head() : pass(may.error());
        if (!head) {
            return pass(head.error());
        }
        const publish::Publication publication{hash, now, now, who.post, {}, *head};
        return std::vector{publish::event_of(publication),
                           audited("release.approved", hash, who, now)};
    });
}

} // namespace mf::app
