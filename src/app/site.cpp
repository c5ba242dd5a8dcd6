#include "app/site.hpp"

#include "app/plan_of.hpp"
#include "app/release_changes.hpp"
#include "app/release_of.hpp"
#include "app/shown_release.hpp"
#include "facts/evidence.hpp"
#include "facts/grid.hpp"
#include "measures/evidence.hpp"
#include "pages/addresses.hpp"
#include "pages/csv.hpp"
#include "pages/feed.hpp"
#include "pages/html.hpp"
#include "pages/json.hpp"
#include "pages/record_pages.hpp"
#include "pages/site_pages.hpp"
#include "publish/funnel_track.hpp"
#include "serve/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::app {

namespace {

/// Not pages: the files of a release as they lie there.
constexpr int see_other = 303;
constexpr std::string_view manifest_pattern = "/releases/{}/manifest";
constexpr std::string_view file_pattern = "/releases/{}/files/{}";
constexpr std::string_view calendar_pattern = "/meetings.ics";
constexpr std::string_view popolo_pattern = "/meetings/popolo";
constexpr std::string_view attached_pattern = "/{}/{}/files/{}/{}";
constexpr std::array export_patterns{calendar_pattern, popolo_pattern, attached_pattern};

const pages::SitePage* page_named(std::string_view pattern) {
    const auto all = pages::site_pages();
    const auto found = std::ranges::find(all, pattern, &pages::SitePage::pattern);
    return found == all.end() ? nullptr : &*found;
}

const pages::SiteFeed* feed_named(std::string_view pattern) {
    const auto all = pages::site_feeds();
    const auto found = std::ranges::find(all, pattern, &pages::SiteFeed::pattern);
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

Site::Site(release::Release release, pages::Words words, Doors doors, registers::Plan plan)
    : release_{std::move(release)}, plan_{std::move(plan)}, words_{std::move(words)},
      doors_{std::move(doors)}, charts_{release_} {}

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

Site::Doors doors_of(const Context& context, const ShownRelease& shown) {
    return {[context, shown] { return open_behind(context, shown); },
            [context](const std::string& hash) { return release_changes(context, hash); },
            [context](const std::string& hash, const std::string& name) {
                return release_file(context, hash, name);
            }};
}

} // namespace

Result<std::shared_ptr<const Site>>
Site::make(const Context& context, const pages::Words& words, geo::Level smallest) {
    const auto shown = shown_release(context);
    if (!shown) {
        return pass(shown.error());
    }
    auto plan = plan_of_workspace(context);
    if (!plan) {
        return pass(plan.error());
    }
    if (shown->publication) {
        auto release = published_release(context, *shown, smallest);
        if (!release) {
            return pass(release.error());
        }
        return std::make_shared<const Site>(std::move(*release), words, doors_of(context, *shown),
                                            std::move(*plan));
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
    auto site = std::make_shared<Site>(std::move(*release), words, doors_of(context, *shown),
                                       std::move(*plan));
    site->behind_ = std::move(*behind);
    return site;
}

Result<const Measured*> Site::behind() const {
    if (!behind_) {
        auto opened = doors_.behind();
        if (!opened) {
            return pass(opened.error());
        }
        behind_ = std::move(*opened);
    }
    return &*behind_;
}

Result<Site::Counted> Site::counted(const std::string& measure, const std::string& area) const {
    const release::AreaInfo* info = release_.area(area);
    const auto from = behind();
    if (!from) {
        return pass(from.error());
    }
    const auto plan = std::ranges::find_if((*from)->plans, [&](const measures::Plan& one) {
        return info != nullptr && one.definition.id == measure && one.counts(info->level);
    });
    if (plan == (*from)->plans.end()) {
        return fail(ErrorKind::not_found, "there is no such number");
    }
    return Counted{**from, *plan, info->level};
}

Result<release::Rows> Site::rows_behind(const std::string& measure,
                                        const std::string& area,
                                        const Period& period,
                                        std::size_t rows_max) const {
    const std::scoped_lock lock{mutex_};
    const auto number = counted(measure, area);
    if (!number) {
        return pass(number.error());
    }
    const auto& [facts, authority, plans] = number->from;
    const auto behind =
        measures::evidence(number->plan, {facts.state, facts.database, authority.regimes},
                           number->level, area, period, rows_max);
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

Result<std::vector<release::PlacedRows>> Site::places_behind(const std::string& measure,
                                                             const std::string& area,
                                                             const Period& period) const {
    const std::scoped_lock lock{mutex_};
    const auto number = counted(measure, area);
    if (!number) {
        return pass(number.error());
    }
    const auto& [facts, authority, plans] = number->from;
    const auto projection = facts::projection_of(facts.workspace);
    const auto rows = projection
                          ? measures::rows_by_place(
                                number->plan, {facts.state, facts.database, authority.regimes},
                                number->level, area, period, {"location", "longitude", "latitude"})
                          : pass(projection.error());
    if (!rows) {
        return pass(rows.error());
    }
    std::vector<release::PlacedRows> places;
    for (const measures::RowsAtPlace& one : *rows) {
        places.push_back({one.name, one.longitude, one.latitude,
                          projection->to_grid({one.longitude, one.latitude}), one.rows});
    }
    return places;
}

void Site::warm() const {
    for (const Panel& panel : release_.panels) {
        const Panel::Shape& shape = panel.shape();
        const auto level = geo::level_of(shape.level);
        if (level && *level <= geo::Level::district && !shape.areas.empty()) {
            const std::scoped_lock lock{charts_mutex_};
            // An error is told to whoever asks for the chart.
            (void)charts_.chart(shape.measure, shape.areas.front());
        }
    }
}

serve::Reply Site::error_reply(int status, const std::string& address) const {
    const pages::Page page = pages::error_page(status, address, release_, words_, &plan_);
    serve::Reply reply = page_reply("text/html; charset=utf-8", pages::html(page, words_).text());
    reply.status = status;
    reply.cacheable = false;
    return reply;
}

pages::Asked Site::asked(const Wish& wish) const {
    const auto& [request, match, records] = wish;
    pages::Asked asked{release_, words_, {}, {}, {}, {}};
    for (const serve::Capture& capture : match.captures) {
        asked.names.push_back(capture.value);
    }
    const auto query = request.target.parameter("q");
    const pages::SitePage* page = page_named(match.name);
    if (query && page != nullptr && page->takes_query) {
        asked.query = query->substr(0, pages::query_bytes_max);
    }
    if (page != nullptr && page->takes_query) {
        for (const serve::Parameter& one : request.target.query) {
            if (one.name != "q") {
                asked.wanted.emplace_back(one.name, one.value.substr(0, pages::wanted_bytes_max));
            }
        }
    }
    asked.records = records;
    asked.evidence = [this](const std::string& measure, const std::string& area,
                            const Period& period, std::size_t rows_max) {
        return rows_behind(measure, area, period, rows_max);
    };
    asked.rows_max =
        match.format == serve::Format::csv ? pages::evidence_rows_max : pages::evidence_rows_shown;
    asked.chart = [this](const std::string& measure, const std::string& area) {
        const std::scoped_lock lock{charts_mutex_};
        return charts_.chart(measure, area);
    };
    asked.funnel = [this](const std::string& measure, geo::Level level) {
        return publish::funnel_track(release_, measure, level);
    };
    asked.changes = [this](const std::string& hash) { return changes_in(hash); };
    asked.places = [this](const std::string& measure, const std::string& area,
                          const Period& period) { return places_behind(measure, area, period); };
    asked.as_data = match.format != serve::Format::html;
    asked.plan = &plan_;
    asked.today = Clock::system().today.text();
    return asked;
}

serve::Reply
Site::error_of(const Error& error, const serve::Request& request, serve::Format format) const {
    return format == serve::Format::html
               ? error_reply(serve::status_of(error.kind), request.target.path)
               : serve::problem(error);
}

Result<release::ReleaseChanges> Site::changes_in(const std::string& hash) const {
    const std::scoped_lock lock{changes_mutex_};
    if (const auto known = changes_.find(hash); known != changes_.end()) {
        return known->second;
    }
    auto changes = doors_.changes(hash);
    if (changes) {
        changes_.emplace(hash, *changes);
    }
    return changes;
}

serve::Reply Site::page(const Wish& wish) const {
    const auto& [request, match, records] = wish;
    const auto page = pages::make_page(*page_named(match.name), asked(wish));
    if (!page) {
        return error_of(page.error(), request, match.format);
    }
    switch (match.format) {
    case serve::Format::html:
        return page->goes_on.empty()
                   ? page_reply("text/html; charset=utf-8", pages::html(*page, words_).text())
                   : serve::redirect(see_other, page->goes_on);
    case serve::Format::json:
        return page_reply("application/json", pages::json(*page));
    case serve::Format::csv:
        break;
    }
    auto text = pages::csv(*page);
    return text ? page_reply("text/csv; charset=utf-8", std::move(*text))
                : serve::problem(404, "This page has no table.");
}

serve::Reply Site::feed(const Wish& wish) const {
    const auto& [request, match, records] = wish;
    const auto feed = feed_named(match.name)->make(asked(wish));
    return feed ? page_reply("application/atom+xml; charset=utf-8", pages::atom(*feed))
                : error_of(feed.error(), request, match.format);
}

serve::Reply Site::download(const Wish& wish) const {
    const auto& [request, match, records] = wish;
    const bool manifest = match.name == manifest_pattern;
    const std::string name = manifest ? "release.json" : match.captures.at(1).value;
    auto bytes = doors_.file(match.captures.at(0).value, name);
    if (!bytes) {
        return error_of(bytes.error(), request, match.format);
    }
    serve::Reply reply;
    reply.content_type = manifest ? "application/json" : "application/zstd";
    reply.body = std::move(*bytes);
    reply.cache = serve::CachePolicy::immutable;
    return reply;
}

serve::Reply Site::exported(const Wish& wish) const {
    const auto& [request, match, records] = wish;
    const std::string& name =
        release_.authority.empty() ? words_("frame.name.bold") : release_.authority;
    // As it was asked for: of a file ".csv" is no other form of a page.
    const std::string& name_asked = request.target.segments.back();
    auto bytes = records == nullptr
                     ? Result<std::string>{fail(ErrorKind::not_found, "there are no records")}
                 : match.name == calendar_pattern ? records->meetings_calendar(name, {})
                 : match.name == popolo_pattern
                     ? records->popolo()
                     : records->file(match.captures.at(0).value, match.captures.at(1).value,
                                     match.captures.at(2).value, name_asked);
    if (!bytes) {
        return error_of(bytes.error(), request, match.format);
    }
    if (match.name == calendar_pattern) {
        return page_reply("text/calendar; charset=utf-8", std::move(*bytes));
    }
    if (match.name == popolo_pattern) {
        return page_reply("application/json", std::move(*bytes));
    }
    serve::Reply reply;
    reply.content_type = std::string{registers::type_of(*bytes)};
    reply.body = std::move(*bytes);
    reply.file_name = pages::encoded(name_asked);
    return reply;
}

serve::Reply Site::reply(const serve::Request& request,
                         const serve::Routes& routes,
                         const registers::PublicRecords* records) const {
    const auto match = routes.match(request.target);
    if (!match) {
        return error_reply(404, request.target.path);
    }
    const Wish wish{request, *match, records};
    const auto& name = match->name;
    serve::Reply reply = name == manifest_pattern || name == file_pattern ? download(wish)
                         : std::ranges::find(export_patterns, name) != export_patterns.end()
                             ? exported(wish)
                         : feed_named(name) != nullptr ? feed(wish)
                                                       : page(wish);
    reply.route = match->pattern;
    return reply;
}

Result<serve::Routes> site_routes() {
    std::vector<serve::RoutePattern> patterns;
    for (const pages::SitePage& page : pages::site_pages()) {
        patterns.push_back({route_pattern(page.pattern), std::string{page.pattern}});
    }
    for (const pages::SiteFeed& feed : pages::site_feeds()) {
        patterns.push_back({route_pattern(feed.pattern), std::string{feed.pattern}});
    }
    for (const std::string_view pattern : {manifest_pattern, file_pattern}) {
        patterns.push_back({route_pattern(pattern), std::string{pattern}});
    }
    for (const std::string_view pattern : export_patterns) {
        patterns.push_back({route_pattern(pattern), std::string{pattern}});
    }
    return serve::Routes::make(patterns);
}

} // namespace mf::app
