#include "facts/ingest_places.hpp"

#include "facts/boundary_files.hpp"
#include "facts/grid.hpp"
#include "facts/lookups.hpp"
#include "facts/places.hpp"
#include "facts/work.hpp"

#include <algorithm>

namespace mf::facts {

namespace {

FileReport report_of(const PlacesManifest& manifest) {
    FileReport report;
    report.file = manifest.source;
    report.source = manifest.source;
    report.edition = manifest.id;
    report.sha256 = manifest.input_sha256;
    report.places = manifest;
    return report;
}

FileReport report_of(const LookupManifest& manifest) {
    FileReport report;
    report.file = manifest.source;
    report.source = manifest.source;
    report.edition = manifest.id;
    report.sha256 = manifest.input_sha256;
    report.lookup = manifest;
    return report;
}

FileReport report_of(const GridTaken& grid) {
    FileReport report;
    report.file = grid.name;
    report.source = grid_source;
    report.sha256 = grid.sha256;
    report.grid = grid.note;
    return report;
}

FileReport report_of(const Error& error) {
    FileReport report;
    report.outcome = error.kind == ErrorKind::not_found ? FileReport::Outcome::unrecognised
                                                        : FileReport::Outcome::refused;
    report.error = error;
    return report;
}

/// Whether the error is the disk's or ours, and not the file's.
bool ends_the_run(ErrorKind kind) {
    return kind == ErrorKind::io || kind == ErrorKind::integrity || kind == ErrorKind::internal ||
           kind == ErrorKind::busy;
}

} // namespace

bool PlacesRecord::add(PlacesObserved observed) {
    const auto is_it = [&](const PlacesObserved& before) {
        return before.kind == observed.kind && before.sha256 == observed.sha256 &&
               before.source == observed.source &&
               (!observed.published || before.published == observed.published);
    };
    if (std::ranges::any_of(known_, is_it) || std::ranges::any_of(fresh_, is_it)) {
        return false;
    }
    fresh_.push_back(std::move(observed));
    return true;
}

std::vector<store::NewEvent> PlacesRecord::events(const Clock& clock) const {
    std::vector<store::NewEvent> events;
    std::ranges::transform(fresh_, std::back_inserter(events),
                           [&](const PlacesObserved& one) { return event_of(one, clock); });
    return events;
}

void PlacesHanded::take(Handed& handed, const std::optional<Day>& published) {
    const std::vector<store::Item> listed = handed.listing.items;
    const auto day_of = [&](const store::Item& item) {
        const auto stated = stated_for(handed, item);
        return published || !stated ? published : stated->published.latest;
    };
    for (const std::filesystem::path& file : take_boundary_files(handed.listing)) {
        std::optional<Day> day = published;
        for (const store::Item& item : listed) { // of an archive's parts the first that is dated
            day = day || item.path != file ? day : day_of(item);
        }
        boundaries.emplace_back(file, day);
    }
    for (store::Item& grid : take_grid_files(handed.listing)) {
        const auto day = day_of(grid);
        grids.emplace_back(std::move(grid), day);
    }
}

Result<std::vector<FileReport>> ingest_places(const Workspace& workspace,
                                              const PlacesHanded& handed,
                                              const Clock& clock,
                                              PlacesRecord& record) {
    const auto words = boundary_words(workspace);
    if (!words) {
        return pass(words.error());
    }
    std::vector<FileReport> reports;
    for (const auto& [file, published] : handed.boundaries) {
        const auto taken = take_boundaries(workspace, *words, file);
        FileReport report = taken ? report_of(*taken) : report_of(taken.error());
        report.file = file.filename().string();
        if (taken && !record.add({PlacesObserved::Kind::boundaries, report.sha256, report.file,
                                  report.source, clock.today, published})) {
            report.outcome = FileReport::Outcome::known;
        }
        reports.push_back(std::move(report));
    }
    for (const auto& [file, published] : handed.grids) {
        const auto taken = take_grid(workspace, file);
        FileReport report = taken ? report_of(*taken) : report_of(taken.error());
        report.file = shown_name(file.container, file.name);
        if (taken && !record.add({PlacesObserved::Kind::grid, taken->sha256, taken->name,
                                  grid_source, clock.today, published})) {
            report.outcome = FileReport::Outcome::known;
        }
        reports.push_back(std::move(report));
    }
    for (const FileReport& report : reports) {
        if (report.error && ends_the_run(report.error->kind)) {
            return pass(*report.error);
        }
    }
    return reports;
}

Done name_what_counts(const Workspace& workspace, std::vector<FileReport>& reports) {
    const auto is_of_places = [](const FileReport& report) {
        return report.places || report.lookup;
    };
    if (std::ranges::none_of(reports, is_of_places)) {
        return {};
    }
    auto counting = boundaries_that_count(workspace);
    const auto lookups = counting ? lookups_that_count(workspace) : pass(counting.error());
    if (!lookups) {
        return pass(lookups.error());
    }
    std::ranges::copy(*lookups, std::back_inserter(*counting));
    for (FileReport& report : reports) {
        const auto found = std::ranges::find(*counting, report.source, &PlacesObserved::source);
        if (is_of_places(report) && found != counting->end() && found->sha256 != report.sha256) {
            report.counts_instead = found->name;
        }
    }
    return {};
}

Result<std::vector<FileReport>> rebuild_places(const Workspace& workspace) {
    const auto boundaries = rebuild_boundaries(workspace);
    const auto lookups = boundaries ? rebuild_lookups(workspace) : pass(boundaries.error());
    const auto grid = lookups ? rebuild_grid(workspace) : pass(lookups.error());
    if (!grid) {
        return pass(grid.error());
    }
    std::vector<FileReport> reports;
    const auto report = [](const auto& one) { return report_of(one); };
    std::ranges::transform(*boundaries, std::back_inserter(reports), report);
    std::ranges::transform(*lookups, std::back_inserter(reports), report);
    std::ranges::transform(*grid, std::back_inserter(reports), report);
    return reports;
}

} // namespace mf::facts
