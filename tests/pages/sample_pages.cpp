// Pages of the sample as the program would make them.
#include "base/hash.hpp"
#include "base/text.hpp"
#include "pages/sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <tuple>

namespace mf::pages {

const Words& english() {
    static const Words words = [] {
        const char* home = std::getenv("METFORWARD_HOME");
        auto read = Words::load(
            std::string{home == nullptr ? "." : home} + "/definitions/words/en.toml", "en");
        if (!read) {
            throw std::runtime_error{sentence(read.error())};
        }
        return *read;
    }();
    return words;
}

std::optional<std::vector<std::string>> names_in(std::string_view pattern,
                                                 std::string_view address) {
    const auto wanted = split(pattern, '/');
    const auto given = split(address, '/');
    std::vector<std::string> names;
    if (wanted.size() != given.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "{}") {
            names.emplace_back(given[i]);
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    return names;
}

ChartOf sample_charts(const release::Release& release) {
    return [&release](const std::string& measure,
                      const std::string& area) -> Result<std::optional<release::ChartTrack>> {
        const auto series = release.series(measure, area);
        if (!series) {
            return std::optional<release::ChartTrack>{};
        }
        release::ChartTrack track;
        for (const Segment& segment : series->segments) {
            release::TrackSegment limits;
            limits.based_on = segment.points().size();
            limits.since = segment.points().front().period;
            for (const Point& point : segment.points()) {
                const double centre = *segment.points().front().value.value();
                limits.points.push_back({point.period, centre * 0.9, centre, centre * 1.1, {}});
                limits.points.back().word = release::SignalWord::no_change;
            }
            track.segments.push_back(std::move(limits));
        }
        track.chance = 0.02;
        for (const release::Signal& one : release.signals.of(measure, area)) {
            if (one.test == release::SignalTest::chart && !track.segments.empty()) {
                track.segments.back().points.back().word = one.word;
            }
        }
        return std::optional{track};
    };
}

FunnelOf sample_funnels(const release::Release& release) {
    return [&release](const std::string& measure,
                      geo::Level level) -> Result<std::optional<release::FunnelTrack>> {
        release::FunnelTrack track;
        track.period = Period::month(Month::of(2026, 6));
        for (const release::AreaInfo& area : release.areas) {
            const auto series = release.series(measure, area.code);
            const Point* point = series ? &series->segments.back().points().back() : nullptr;
            if (area.level != level || point == nullptr || !point->denominator.is_number() ||
                !point->value.is_number()) {
                continue;
            }
            const double nth = static_cast<double>(track.places.size());
            track.places.push_back(
                {area.code, *point->denominator.value() + nth * 20'000, *point->value.value(),
                 nth == 0 ? release::SignalWord::higher : release::SignalWord::no_change});
        }
        if (track.places.size() < 2) {
            return std::optional<release::FunnelTrack>{};
        }
        track.target = 8;
        track.widened = 5.2;
        track.edges = {{track.places.front().denominator, {4, 12}, {2, 15}},
                       {track.places.back().denominator, {5, 11}, {4, 13}}};
        return std::optional{track};
    };
}

ChangesOf sample_changes() {
    return [](const std::string& hash) -> Result<release::ReleaseChanges> {
        release::ReleaseChanges changes;
        changes.publication = {
            hash, "2026-07-31T09:30:00Z", "head of statistics", "data officer", {{"chair", 24}}};
        changes.before = sha256("before");
        const Period month = Period::month(Month::of(2026, 5));
        changes.changes = {
            {"burglary", geo::Level::district, "E09000003", month, 40.0, 43.0, "late records", ""},
            {"burglary", geo::Level::district, "E09000002", month, Missing::not_available, 72.0,
             "came", ""},
            {"robbery", geo::Level::district, "E09000003", month, 21.0, 12.0, "correction",
             "Two digits were swapped."}};
        changes.files = {{"burglary 1 district", sha256("file"), 1234}};
        return changes;
    };
}

PlacesOf sample_places() {
    return [](const std::string&, const std::string&,
              const Period&) -> Result<std::vector<release::PlacedRows>> {
        return std::vector<release::PlacedRows>{
            {"On or near Mill Road", -1.5, 52.5, geo::Place{15, 4}, 1},
            {"On or near High Street", -1.6, 52.4, geo::Place{5, 5}, 12},
            {"", -1.7, 52.4, std::nullopt, 2}};
    };
}

Page page_at(const release::Release& release,
             const Words& words,
             const std::string& address,
             const EvidenceOf& evidence,
             const std::string& query) {
    for (const SitePage& page : site_pages()) {
        if (const auto names = names_in(page.pattern, address)) {
            auto made =
                make_page(page, {release, words, *names, query, evidence, evidence_rows_shown,
                                 sample_charts(release), sample_funnels(release), sample_changes(),
                                 sample_places(), true});
            if (made) {
                return *made;
            }
            ADD_FAILURE() << sentence(made.error());
        }
    }
    ADD_FAILURE() << "no page at " << address;
    return {};
}

} // namespace mf::pages
