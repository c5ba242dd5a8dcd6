#include "app/site.hpp"

#include "app/release_of.hpp"
#include "app/shown_release.hpp"
#include "facts/evidence.hpp"
#include "measures/evidence.hpp"
#include "pages/csv.hpp"
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/site_pages.hpp"
#include "serve/status.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

const pages::SitePage* page_named(std::string_view pattern) {
    const auto all = pages::site_pages();
    const auto found = std::ranges::find(all, pattern, &pages::SitePage::pattern);
    return found == all.end() ? nullptr : &*found;
}

/// "/areas/{}" as a pattern of serve, whose parts have names: "/areas/{0}".
std::string route_pattern(std::string_view pattern) {
    std::string route;
    int number = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern.substr(i, 2) == "{}") {
            route += fmt::format("{{part{}}}", number++);
            ++i;
        } else {
            route += pattern[i];
        }
    }
    return route;
}

serve::Reply page_reply(std::string content_type, std::string body) {
    serve::Reply reply;
    reply.content_type = std::move(content_type);
    reply.body = std::move(body);
    reply.cacheable = true;
    return reply;
}

} // namespace

Site::Site(release::Release release, pages::Words words, OpenBehind open)
    : release_{std::move(release)}, words_{std::move(words)}, open_{std::move(open)} {}

namespace {

/// The first page does not wait for what is told by joining two sources, or by asking a wide source measure by
/// measure: that comes with the small areas.
std::vector<measures::Plan> quick_plans(std::vector<measures::Plan> plans, geo::Level smallest) {
    if (smallest <= geo::Level::district) {
        std::erase_if(plans, [](const measures::Plan& plan) {
            return plan.outcome.has_value() || plan.wide;
        });
    }
    return plans;
}

/// Facts as they were when the release that is shown was made.
Result<Measured> open_behind(const Context& context, const ShownRelease& shown) {
    return open_measured(context, std::nullopt, {}, shown.facts_event);
}

} // namespace

Result<std::shared_ptr<const Site>>
Site::make(const Context& context, const pages::Words& words, geo::Level smallest) {
    const auto shown = shown_release(context);
    if (!shown) {
        return pass(shown.error());
    }
    if (shown->publication) {
        auto release = published_release(context, *shown, smallest);
        if (!release) {
            return pass(release.error());
        }
        return std::make_shared<const Site>(std::move(*release), words, [context, shown = *shown] {
            return open_behind(context, shown);
        });
    }
    auto behind = open_behind(context, *shown);
    if (!behind) {
        return pass(behind.error());
    }
    auto counted = newest_release(behind->facts, behind->authority,
                                  quick_plans(behind->plans, smallest), smallest);
    auto release =
        counted ? with_outlines(std::move(*counted), behind->facts) : pass(counted.error());
    if (!release) {
        return pass(release.error());
    }
    auto site = std::make_shared<Site>(std::move(*release), words, [context, shown = *shown] {
        return open_behind(context, shown);
    });
    site->behind_ = std::move(*behind);
    return site;
}

Result<const Measured*> Site::behind() const {
    if (!behind_) {
        auto opened = open_();
        if (!opened) {
            return pass(opened.error());
        }
        behind_ = std::move(*opened);
    }
    return &*behind_;
}

Result<release::Rows> Site::rows_behind(const std::string& measure,
                                        const std::string& area,
                                        const Period& period,
                                        std::size_t rows_max) const {
    const release::AreaInfo* info = release_.area(area);
    const std::scoped_lock lock{mutex_};
    const auto from = behind();
    if (!from) {
        return pass(from.error());
    }
    const auto& [facts, authority, plans] = **from;
    const auto plan = std::ranges::find_if(plans, [&](const measures::Plan& one) {
        return info != nullptr && one.definition.id == measure && one.counts(info->level);
    });
    if (plan == plans.end()) {
        return fail(ErrorKind::not_found, "there is no such number");
    }
    const auto behind = measures::evidence(*plan, {facts.state, facts.database, authority.regimes},
                                           info->level, area, period, rows_max);
    if (!behind) {
        return pass(behind.error());
    }
    std::vector<facts::RowAt> places;
    for (const measures::RowPlace& place : behind->rows) {
        places.push_back({place.edition, place.line});
    }
    auto texts = facts::texts_of(facts.workspace, facts.state, places);
    if (!texts) {
        return pass(texts.error());
    }
    return release::Rows{std::move(*texts), behind->total, behind->sharing_id};
}

serve::Reply Site::error_reply(int status, const std::string& address) const {
    const pages::Page page = pages::error_page(status, address, release_, words_);
    serve::Reply reply = page_reply("text/html; charset=utf-8", pages::html(page, words_).text());
    reply.status = status;
    reply.cacheable = false;
    return reply;
}

serve::Reply Site::reply(const serve::Request& request, const serve::Routes& routes) const {
    const auto match = routes.match(request.target);
    if (!match) {
        return error_reply(404, request.target.path);
    }
    const pages::SitePage* site_page = page_named(match->name);
    pages::Asked asked{release_, words_, {}, {}, {}, {}};
    for (const serve::Capture& capture : match->captures) {
        asked.names.push_back(capture.value);
    }
    if (const auto query = request.target.parameter("q"); query && site_page->takes_query) {
        asked.query = query->substr(0, 100);
    }
    asked.evidence = [this](const std::string& measure, const std::string& area,
                            const Period& period, std::size_t rows_max) {
        return rows_behind(measure, area, period, rows_max);
    };
    asked.rows_max =
        match->format == serve::Format::csv ? pages::evidence_rows_max : pages::evidence_rows_shown;
    const auto page = site_page->make(asked);
    if (!page) {
        return match->format == serve::Format::html
                   ? error_reply(serve::status_of(page.error().kind), request.target.path)
                   : serve::problem(page.error());
    }
    serve::Reply reply;
    switch (match->format) {
    case serve::Format::html:
        reply = page_reply("text/html; charset=utf-8", pages::html(*page, words_).text());
        break;
    case serve::Format::json:
        reply = page_reply("application/json", pages::json(*page));
        break;
    case serve::Format::csv: {
        auto text = pages::csv(*page);
        if (!text) {
            return serve::problem(404, "This page has no table.");
        }
        reply = page_reply("text/csv; charset=utf-8", std::move(*text));
        break;
    }
    }
    reply.route = match->pattern;
    return reply;
}

Result<serve::Routes> site_routes() {
    std::vector<serve::RoutePattern> patterns;
    for (const pages::SitePage& page : pages::site_pages()) {
        patterns.push_back({route_pattern(page.pattern), std::string{page.pattern}});
    }
    return serve::Routes::make(patterns);
}

} // namespace mf::app
