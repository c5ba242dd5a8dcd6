#include "serve/staff_releases.hpp"

#include "pages/staff_releases.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace mf::serve {

namespace {

constexpr int not_taken = 422;
constexpr const char* propose_right = "POST /staff/releases/propose";
constexpr const char* approve_right = "POST /staff/releases/approve";

class ReleaseHandler {
public:
    ReleaseHandler(PersonalPages all, ReleaseDoors doors)
        : all_{std::move(all)}, doors_{std::move(doors)} {}

    Reply show(const Visit& visit) const {
        std::string done;
        const auto typed = visit.request.target.parameter("done").value_or("");
        for (const char* word : {"proposed", "approved"}) {
            done = typed == word ? word : done;
        }
        return page(visit, pages::ReleaseProblem::none, 200, done);
    }

    Reply propose(const Visit& visit) const {
        const auto release = waiting(visit);
        if (!release) {
            return page(visit, pages::ReleaseProblem::not_proposed, not_taken);
        }
        const Done written = doors_.propose(release->hash, visit.identity);
        return written ? gone_to("/staff/releases?done=proposed") : failed(written.error());
    }

    Reply approve(const Visit& visit) const {
        const auto release = waiting(visit);
        if (!release || !release->proposer) {
            return page(visit, pages::ReleaseProblem::not_proposed, not_taken);
        }
        if (const Done two = people::two_people(*release->proposer, visit.identity); !two) {
            static_cast<void>(write(visit, "release.refused", release->hash));
            return page(visit, pages::ReleaseProblem::same_person, not_taken);
        }
        const Done published = doors_.publish(release->hash, visit.identity);
        if (!published) {
            static_cast<void>(write(visit, "release.not_published", release->hash));
            return page(visit,
                        published.error().kind == ErrorKind::refused
                            ? pages::ReleaseProblem::same_person
                            : pages::ReleaseProblem::failed,
                        not_taken);
        }
        return gone_to("/staff/releases?done=approved");
    }

private:
    Done write(const Visit& visit, const char* action, const std::string& hash) const {
        return all_.people->write_audit({people::text_of(visit.now),
                                         people::actor_of(visit.identity), action,
                                         "release/" + hash});
    }

    /// The release that the form names, if it waits.
    std::optional<StaffRelease> waiting(const Visit& visit) const {
        const auto all = doors_.waiting();
        if (!all) {
            return std::nullopt;
        }
        const auto found = std::ranges::find(*all, visit.form.text("hash"), &StaffRelease::hash);
        return found == all->end() ? std::nullopt : std::optional{*found};
    }

    pages::StaffReleaseView view_of(const Visit& visit, const StaffRelease& release) const {
        pages::StaffReleaseView view{release.hash, release.prepared, release.prepared_by,
                                     release.findings};
        const auto& proposer = release.proposer;
        if (proposer) {
            view.state = pages::StaffReleaseView::State::proposed;
            view.proposed_by = proposer->post;
        }
        view.may_propose = !proposer && all_.rights.allows(visit.identity, {propose_right});
        view.may_approve = proposer && all_.rights.allows(visit.identity, {approve_right});
        return view;
    }

    Reply page(const Visit& visit,
               pages::ReleaseProblem problem,
               int status,
               const std::string& done = {}) const {
        const auto all = doors_.waiting();
        if (!all) {
            return failed(all.error());
        }
        std::vector<pages::StaffReleaseView> views;
        for (const StaffRelease& release : *all) {
            views.push_back(view_of(visit, release));
        }
        const auto shown = all_.release();
        const pages::PersonalFrame frame{*shown, all_.words, csrf_field, visit.form_token};
        return personal_reply(pages::staff_releases_page(frame, views, problem, done), all_.words,
                              status);
    }

    PersonalPages all_;
    ReleaseDoors doors_;
};

} // namespace

std::vector<PersonalRoute> release_routes(const PersonalPages& all, const ReleaseDoors& doors) {
    const auto handler = std::make_shared<const ReleaseHandler>(all, doors);
    return {
        {Method::get, "/staff/releases",
         [handler](const Visit& visit) { return handler->show(visit); }},
        {Method::post, "/staff/releases/propose",
         [handler](const Visit& visit) { return handler->propose(visit); }},
        {Method::post, "/staff/releases/approve",
         [handler](const Visit& visit) { return handler->approve(visit); }},
    };
}

} // namespace mf::serve
