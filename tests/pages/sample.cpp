#include "pages/sample.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <stdexcept>

namespace mf::pages {

namespace {

constexpr int months = 42;     // January 2023 to June 2026
constexpr int old_ends = 13;   // February 2024
constexpr int new_begins = 18; // July 2024

const std::string boundaries = "districts2023";

std::vector<Stretches> stretches(const std::string& definition) {
    const Basis older{definition, "before-2024", "categories-1", boundaries};
    const Basis newer{definition, "since-2024", "categories-1", boundaries};
    return {
        {{0, old_ends, older, "28 February 2024: the force began to use a new recording system"},
         {new_begins, months - 1, newer, ""}},
        {{new_begins, months - 1, newer, ""}}};
}

/// Numbers that go up and down without a pattern, the same each time.
double number_of(std::size_t area, int month, double size) {
    const int wave = static_cast<int>((area * 7 + static_cast<std::size_t>(month) * 5) % 11) - 5;
    return std::floor(size * (1 + 0.03 * wave));
}

Panel panel_of(const release::MeasureInfo& measure,
               const std::string& level,
               std::vector<std::string> areas,
               double size) {
    std::vector<std::uint32_t> stretches_of(areas.size(), 0);
    const std::size_t count = areas.size();
    Panel panel{{measure.id, measure.version, level, Period::month(Month::of(2023, 1)), months,
                 std::move(areas)},
                stretches(measure.hash),
                std::move(stretches_of)};
    for (std::size_t area = 0; area < count; ++area) {
        for (int month = 0; month < months; ++month) {
            if (month <= old_ends || month >= new_begins) {
                panel.set(area, month,
                          number_of(area, month, size / (1.0 + static_cast<double>(area))));
            }
        }
    }
    return panel;
}

release::MeasureInfo measure_of(const std::string& id, const std::string& counts) {
    const std::string text = "id = \"" + id + "\"\nversion = 1\nkind = \"count\"\n" +
                             "counts = { source = \"police-street\", where = \"" + counts +
                             "\" }\n";
    return {id,
            1,
            sha256(text),
            "count",
            "police-street",
            counts,
            "",
            "definitions/measures/" + id + ".toml",
            text,
            "SELECT count(*)\nFROM rows\nWHERE " + counts};
}

std::vector<release::EditionInfo> editions() {
    const auto file = [](const std::string& name) { return "archive.zip/2026-06/" + name; };
    return {{"ed-1", "police-street", file("2026-05-anyshire-street.csv"), sha256("1"),
             "anyshire 2026-05", "2026-06-30", "whole", "current", 812, 810, 0, 2},
            {"ed-2", "police-street", file("2026-06-anyshire-street.csv"), sha256("2"),
             "anyshire 2026-06", "2026-06-30 to 2026-07-31", "whole", "current", 1203, 1200, 3, 0},
            {"ed-3", "police-street", "burglary.csv", sha256("3"), "24 months, 2024-07 to 2026-06",
             "", "cut: Burglary", "part current", 90, 90, 0, 0}};
}

} // namespace

release::Release sample_release() {
    release::Release release;
    release.id = sha256("sample");
    release.authority = "Anyshire Police Authority";
    release.made = "2026-07-31";
    release.published = true;
    release.measures = {measure_of("all-crime", "category != 'anti-social-behaviour'"),
                        measure_of("burglary", "category = 'burglary'")};
    release.areas = {{"E05000001", "Harbour", geo::Level::ward, "ward", "E09000001"},
                     {"E09000001", "Easton", geo::Level::district, "borough", "E23000001"},
                     {"E09000002", "Northtown", geo::Level::district, "borough", "E23000001"},
                     {"E09000003", "Westbury & Vale", geo::Level::district, "borough", "E23000001"},
                     {"E23000001", "Anyshire Police", geo::Level::force, "", ""}};
    for (const release::MeasureInfo& measure : release.measures) {
        const double size = measure.id == "burglary" ? 130 : 3400;
        Panel force = panel_of(measure, "force", {"E23000001"}, size * 3);
        Panel districts =
            panel_of(measure, "district", {"E09000001", "E09000002", "E09000003"}, size);
        districts.set(1, months - 1, Missing::not_available);
        districts.set(2, months - 13, Missing::confidential);
        districts.set(0, months - 1, 0.0);
        districts.set(0, months - 6, Missing::not_available);
        districts.set(0, months - 7, Missing::low);
        districts.set(0, months - 3, 71, Mark::revised);
        districts.set(0, 5, 64, Marks{Mark::estimated}.with(Mark::unreliable));
        release.panels.push_back(std::move(force));
        release.panels.push_back(std::move(districts));
        release.panels.push_back(panel_of(measure, "ward", {"E05000001"}, size / 20));
    }
    release.editions = editions();
    const std::string licence =
        "Contains public sector information licensed under the Open Government Licence v3.0.";
    release.sources = {{"police-stops",
                        "Stop and search",
                        "data.police.uk",
                        "OGL-3.0",
                        "",
                        "https://data.police.uk/",
                        "",
                        "",
                        {}},
                       {"police-street",
                        "Street-level crime",
                        "data.police.uk",
                        "OGL-3.0",
                        licence,
                        "https://data.police.uk/",
                        "2023-01",
                        "2026-06",
                        {0, 1, 2}}};
    return release;
}

namespace {

using Change = std::function<std::string(const std::string&)>;

/// Panels know areas by code and hold reasons: both are told anew.
Panel changed(const Panel& panel, const Change& change) {
    Panel::Shape shape = panel.shape();
    std::map<std::string, std::size_t> old_places; // areas stand in order of their new codes
    for (std::size_t area = 0; area < shape.areas.size(); ++area) {
        old_places[change(shape.areas[area])] = area;
    }
    shape.areas.clear();
    for (const auto& [code, place] : old_places) {
        shape.areas.push_back(code);
    }
    const Series first = panel.series(0);
    Stretches stretches;
    for (const Segment& segment : first.segments) {
        const Basis& basis = segment.basis();
        stretches.push_back({shape.index(segment.points().front().period),
                             shape.index(segment.points().back().period),
                             {change(basis.definition), change(basis.regime),
                              change(basis.categories), change(basis.boundaries)},
                             segment.why_it_ends().empty() ? "" : change(segment.why_it_ends())});
    }
    Panel copy{shape, {stretches}, std::vector<std::uint32_t>(shape.areas.size(), 0)};
    for (std::size_t area = 0; area < shape.areas.size(); ++area) {
        for (const Segment& segment : panel.series(old_places[shape.areas[area]]).segments) {
            for (const Point& point : segment.points()) {
                copy.set(area, shape.index(point.period), point.value, point.marks);
            }
        }
    }
    return copy;
}

void change_records(release::Release& release, const Change& change) {
    for (release::MeasureInfo& measure : release.measures) {
        for (auto* text : {&measure.hash, &measure.source, &measure.counts,
                           &measure.definition_file, &measure.definition_text, &measure.sql}) {
            *text = change(*text);
        }
    }
    for (release::AreaInfo& area : release.areas) {
        area.code = change(area.code);
        area.name = change(area.name);
        area.level_name = area.level_name.empty() ? "" : change(area.level_name);
        area.parent = area.parent.empty() ? "" : change(area.parent);
    }
    for (release::SourceInfo& source : release.sources) {
        for (auto* text : {&source.id, &source.title, &source.publisher, &source.licence,
                           &source.licence_text, &source.link}) {
            *text = change(*text);
        }
    }
    for (release::EditionInfo& edition : release.editions) {
        for (auto* text : {&edition.id, &edition.source, &edition.file, &edition.sha256,
                           &edition.slices, &edition.published, &edition.scope, &edition.state}) {
            *text = change(*text);
        }
    }
}

} // namespace

release::Release with_texts(release::Release release, const Change& change) {
    release.id = change(release.id);
    release.authority = change(release.authority);
    release.made = change(release.made);
    change_records(release, change);
    std::ranges::sort(release.areas, {}, &release::AreaInfo::code);
    std::ranges::sort(release.sources, {}, &release::SourceInfo::id);
    std::vector<Panel> panels;
    for (const Panel& panel : release.panels) {
        panels.push_back(changed(panel, change));
    }
    release.panels = std::move(panels);
    return release;
}

EvidenceOf sample_evidence(std::uint64_t total, const Change& change) {
    return [total, change](const std::string&, const std::string&, const Period&,
                           std::size_t rows_max) -> Result<release::Rows> {
        const auto told = [&](const std::string& text) { return change ? change(text) : text; };
        release::Rows rows{{}, total, 2};
        for (std::uint64_t row = 0; row < total && row < rows_max; ++row) {
            const std::string name = row == 0 ? "archive.zip/2026-06/a-street.csv" : "b-street.csv";
            rows.rows.push_back(
                {told(name), told(sha256(name)), row * 3 + 2,
                 told("c0ffee,2026-06,Anyshire Police,\"On or near Station Road\"")});
        }
        return rows;
    };
}

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

namespace {

/// The parts of the address that stand for {} in the pattern; nothing when the two do not match.
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

} // namespace

Page page_at(const release::Release& release,
             const Words& words,
             const std::string& address,
             const EvidenceOf& evidence,
             const std::string& query) {
    for (const SitePage& page : site_pages()) {
        if (const auto names = names_in(page.pattern, address)) {
            auto made = page.make({release, words, *names, query, evidence});
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
