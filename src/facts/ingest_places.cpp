#include "facts/ingest_places.hpp"

#include "facts/places.hpp"

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

/// Whether the error is the disk's or ours, and not the file's.
bool ends_the_run(ErrorKind kind) {
    return kind == ErrorKind::io || kind == ErrorKind::integrity || kind == ErrorKind::internal ||
           kind == ErrorKind::busy;
}

} // namespace

Result<std::vector<FileReport>> ingest_places(const Workspace& workspace,
                                              const std::vector<std::filesystem::path>& files,
                                              const Clock& clock) {
    std::vector<FileReport> reports;
    for (const std::filesystem::path& file : files) {
        const auto loaded = take_boundaries(workspace, file, clock);
        if (!loaded && ends_the_run(loaded.error().kind)) {
            return pass(loaded.error());
        }
        FileReport report = loaded ? report_of(loaded->manifest) : FileReport{};
        report.file = file.filename().string();
        if (!loaded) {
            report.outcome = loaded.error().kind == ErrorKind::not_found
                                 ? FileReport::Outcome::unrecognised
                                 : FileReport::Outcome::refused;
            report.error = loaded.error();
        } else if (loaded->known) {
            report.outcome = FileReport::Outcome::known;
        }
        reports.push_back(std::move(report));
    }
    return reports;
}

Result<std::vector<FileReport>> rebuild_places(const Workspace& workspace) {
    const auto made = rebuild_boundaries(workspace);
    if (!made) {
        return pass(made.error());
    }
    std::vector<FileReport> reports;
    for (const PlacesManifest& manifest : *made) {
        reports.push_back(report_of(manifest));
    }
    return reports;
}

} // namespace mf::facts
