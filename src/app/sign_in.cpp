#include "app/sign_in.hpp"

#include "app/people_of.hpp"
#include "app/publish_now.hpp"
#include "app/register_command.hpp"
#include "app/releases.hpp"
#include "serve/personal_pages.hpp"
#include "serve/staff_records.hpp"
#include "serve/staff_releases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace mf::app {

namespace {

/// The present moment, each time it is asked: a server runs for long.
people::Moment present() {
    return people::moment_of(Clock::system().now).value_or(people::Moment{});
}

/// What was prepared and is not published, the newest first.
Result<std::vector<serve::StaffRelease>> waiting_releases(const Context& context) {
    const auto releases = open_releases(context);
    if (!releases) {
        return pass(releases.error());
    }
    const publish::History& history = releases->history;
    std::vector<serve::StaffRelease> waiting;
    for (const publish::Prepared& one : history.prepared | std::views::reverse) {
        if (!history.is_published(one.hash) && history.of(one.hash) == &one) {
            const publish::Proposal* proposal = history.proposal_of(one.hash);
            waiting.push_back({one.hash, one.at, one.post, one.findings,
                               proposal == nullptr ? std::nullopt
                                                   : std::optional{people::Proposer{
                                                         proposal->account, proposal->post}}});
        }
    }
    return waiting;
}

serve::ReleaseDoors doors_of(const Context& context) {
    return {[context] { return waiting_releases(context); },
            [context](const std::string& hash, const people::Identity& who) {
                return propose(context, hash, who);
            },
            [context](const std::string& hash, const people::Identity& who) {
                return publish_now(context, hash, who);
            }};
}

std::vector<serve::PersonalRoute> routes_of(const serve::PersonalPages& pages,
                                            const serve::RecordsPtr& records,
                                            const Context& context) {
    std::vector<serve::PersonalRoute> all;
    for (auto more :
         {serve::sign_in_routes(pages), serve::account_routes(pages), serve::staff_routes(pages),
          serve::audit_routes(pages), serve::people_routes(pages),
          serve::release_routes(pages, doors_of(context)), serve::record_routes(pages, records),
          serve::record_form_routes(pages, records), serve::record_erase_routes(pages, records),
          serve::record_file_routes(pages, records), serve::pack_routes(pages, records),
          serve::ask_routes(pages, records)}) {
        std::ranges::move(more, std::back_inserter(all));
    }
    return all;
}

} // namespace

Result<SignInDesk>
sign_in_desk(const Context& context, const pages::Words& words, const SiteForGate& site) {
    auto rights = rights_of(context);
    auto opened = people_of(context);
    auto records = open_registers(context);
    if (!rights || !opened || !records) {
        return pass(!rights ? rights.error() : opened ? records.error() : opened.error());
    }
    const auto shared = std::make_shared<registers::Registers>(std::move(*records));
    auto people = std::make_shared<people::People>(std::move(*opened));
    // Before anybody can sign in: where this is no demonstration its accounts must not be there.
    if (const Done removed = people->remove_demonstration(present()); !removed) {
        return pass(removed.error());
    }
    const serve::PersonalPages pages{
        people,
        *rights,
        words,
        site.release,
        {{"GET /staff/work", "/staff/work", "staff.work.title", "staff.work.note"},
         {"GET /staff/records", "/staff/records", "staff.records.title", "staff.records.note"},
         {"GET /staff/releases", "/staff/releases", "people.releases.link",
          "people.releases.link_note"},
         {"GET /staff/people", "/staff/people", "people.all.link", "people.all.link_note"},
         {"GET /staff/audit", "/staff/audit", "people.audit.link", "people.audit.link_note"}}};
    auto gate = serve::Gate::make(
        {people, std::move(*rights), routes_of(pages, shared, context), present, site.error_page,
         site.is_public_page, [](std::string_view line) { fmt::print(stderr, "{}\n", line); }});
    if (!gate) {
        return pass(gate.error());
    }
    return SignInDesk{std::move(people), std::make_shared<const serve::Gate>(std::move(*gate))};
}

void open_gate(const SignInDesk& desk, serve::ServerOptions& options) {
    options.personal = [gate = desk.gate](const serve::PersonalRequest& request) {
        return gate->answer(request);
    };
    options.personal_roots = {"/sign-in", "/sign-out", "/account", "/staff", "/ask"};
}

} // namespace mf::app
