// The sample with every text of its data changed, to see what becomes of texts that mean harm.
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
                if (panel.has_parts()) {
                    copy.set_parts(area, shape.index(point.period),
                                   {point.numerator, point.denominator, point.denominator_period,
                                    point.interval});
                }
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
    for (release::Outlines& outlines : release.outlines) {
        outlines.attribution = change(outlines.attribution);
        for (geo::ArcArea& area : outlines.areas) {
            area.code = change(area.code);
        }
    }
    for (release::SourceInfo& source : release.sources) {
        for (auto* text : {&source.id, &source.title, &source.publisher, &source.licence,
                           &source.licence_text, &source.link}) {
            *text = change(*text);
        }
    }
    for (release::PlaceInfo& one : release.places) {
        one.name = change(one.name);
        one.area = change(one.area);
    }
    for (release::RebasedInfo& one : release.rebased) {
        one.area = change(one.area);
        one.post = change(one.post);
        one.reason = change(one.reason);
    }
    for (release::CoverageInfo& one : release.coverage) {
        one.source = change(one.source);
        one.force = change(one.force);
    }
    for (release::PublicationInfo& one : release.publications) {
        one.hash = change(one.hash);
        one.post = one.post.empty() ? "" : change(one.post);
        one.prepared_by = one.prepared_by.empty() ? "" : change(one.prepared_by);
        for (auto& [post, hours] : one.early) {
            post = change(post);
        }
    }
    for (release::CorrectionInfo& one : release.corrections) {
        for (auto* text : {&one.was, &one.is, &one.reason, &one.effect, &one.post}) {
            *text = change(*text);
        }
    }
    for (auto* all : {&release.aims, &release.tests}) {
        for (release::AimInfo& aim : *all) {
            for (auto* text : {&aim.title, &aim.says, &aim.where, &aim.gap, &aim.asks}) {
                *text = text->empty() ? "" : change(*text);
            }
        }
    }
    for (release::Signal& signal : release.signals.all) {
        signal.area = change(signal.area);
    }
    for (release::SplitInfo& split : release.splits) {
        split.area = change(split.area);
        for (release::SplitGroup& group : split.groups) {
            group.value = change(group.value);
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
    release.home = release.home.empty() ? "" : change(release.home);
    for (auto& [post, name] : release.posts) {
        name = change(name);
    }
    release.made = change(release.made);
    change_records(release, change);
    std::ranges::sort(release.areas, {}, &release::AreaInfo::code);
    std::ranges::stable_sort(release.signals.all, {}, [](const release::Signal& one) {
        return std::tie(one.measure, one.area, one.test);
    });
    std::ranges::sort(release.sources, {}, &release::SourceInfo::id);
    std::vector<Panel> panels;
    for (const Panel& panel : release.panels) {
        panels.push_back(changed(panel, change));
    }
    release.panels = std::move(panels);
    return release;
}

} // namespace mf::pages
