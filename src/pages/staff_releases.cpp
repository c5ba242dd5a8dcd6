#include "pages/staff_releases.hpp"

#include <fmt/format.h>

#include <utility>

namespace mf::pages {

namespace {

using State = StaffReleaseView::State;

constexpr std::size_t hash_characters = 12; ///< enough to tell releases apart

std::string day_of(const Words& words, const std::string& moment) {
    constexpr std::size_t day_length = 10;
    return words.day(moment.substr(0, day_length));
}

const char* key_of(State state) {
    switch (state) {
    case State::prepared:
        return "people.releases.prepared";
    case State::proposed:
        return "people.releases.proposed";
    case State::published:
        break;
    }
    return "people.releases.published";
}

const char* key_of(ReleaseProblem problem) {
    switch (problem) {
    case ReleaseProblem::same_person:
        return "people.releases.same_person";
    case ReleaseProblem::not_proposed:
        return "people.releases.not_proposed";
    case ReleaseProblem::none:
    case ReleaseProblem::failed:
        break;
    }
    return "people.releases.failed";
}

void add_button(Page& page,
                const PersonalFrame& frame,
                const StaffReleaseView& release,
                const char* action,
                const char* word) {
    Form form = personal_form(frame, fmt::format("/staff/releases/{}", action), frame.words(word));
    form.id = fmt::format("{}-{}", action, release.hash.substr(0, hash_characters));
    form.fields.push_back(hidden_field("hash", release.hash));
    page.blocks.emplace_back(std::move(form));
}

void add_release(Page& page, const PersonalFrame& frame, const StaffReleaseView& release) {
    const Words& words = frame.words;
    page.blocks.emplace_back(Heading{
        words("people.releases.heading", {{"hash", release.hash.substr(0, hash_characters)}}),
        words(key_of(release.state), {{"post", release.proposed_by}})});
    Facts facts;
    facts.items.emplace_back(
        words("people.releases.made"),
        words("people.releases.made_by",
              {{"day", day_of(words, release.prepared)},
               {"post", release.prepared_by.empty() ? words("people.releases.nobody")
                                                    : release.prepared_by}}));
    for (const std::string& finding : release.findings) {
        facts.items.emplace_back(words("people.releases.mind"), finding);
    }
    page.blocks.emplace_back(std::move(facts));
    if (release.may_propose) {
        add_button(page, frame, release, "propose", "people.releases.propose");
    }
    if (release.may_approve) {
        add_button(page, frame, release, "approve", "people.releases.approve");
    }
}

} // namespace

Page staff_releases_page(const PersonalFrame& frame,
                         const std::vector<StaffReleaseView>& releases,
                         ReleaseProblem problem,
                         const std::string& done) {
    const Words& words = frame.words;
    Page page = personal_page(frame, "/staff/releases", words("people.releases.title"));
    page.breadcrumb = {{words("people.staff.title"), "/staff"},
                       {words("people.releases.title"), ""}};
    page.finding =
        words("people.releases.finding", {{"n", static_cast<std::int64_t>(releases.size())}});
    page.lead.emplace_back(words("people.releases.lead"));
    if (problem != ReleaseProblem::none) {
        page.notices.push_back({Notice::Kind::plain, {}, words(key_of(problem))});
    } else if (!done.empty()) {
        page.notices.push_back(
            {Notice::Kind::plain, {}, words(fmt::format("people.releases.done_{}", done))});
    }
    for (const StaffReleaseView& release : releases) {
        add_release(page, frame, release);
    }
    return page;
}

} // namespace mf::pages
