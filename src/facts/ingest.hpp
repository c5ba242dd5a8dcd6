// From what people hand in to editions: recognised, read, kept. All of a run counts, or nothing of it.
#pragma once

#include "base/clock.hpp"
#include "base/progress.hpp"
#include "facts/edition.hpp"
#include "facts/places_manifest.hpp"
#include "facts/workspace.hpp"
#include "geo/projection.hpp"
#include "store/input.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

struct IngestOptions {
    std::vector<std::filesystem::path> paths;
    std::optional<Day> published;                  ///< for all that is handed in
    std::optional<std::filesystem::path> editions; ///< a sidecar that stands elsewhere
    Clock clock{Day::at(0), ""};
    int threads = 2;
    store::InputLimits limits;
    Progress::When progress = Progress::When::never;
};

/// What became of one file.
struct FileReport {
    enum class Outcome {
        loaded,
        known,        ///< held already: its edition, or the same bytes earlier in this run
        unrecognised, ///< no source describes it
        refused,      ///< as a whole, for a reason that its user can mend
    };
    std::string file; ///< "a.zip/2025-02/2025-02-x-street.csv"
    Outcome outcome = Outcome::loaded;
    std::string source;
    std::string edition;
    std::string sha256;
    std::optional<Error> error; ///< when unrecognised or refused
    std::optional<Manifest> manifest;
    std::optional<PlacesManifest> places;    ///< of a file of boundaries, which has no rows
    std::optional<LookupManifest> lookup;    ///< of a lookup, whose rows are no facts
    std::optional<geo::ProjectionNote> grid; ///< of a grid file: how well the projection is now
    std::string counts_instead; ///< of boundaries and lookups: another file of the definition
    Scope scope;
    double seconds = 0;
};

struct IngestReport {
    std::vector<FileReport> files; ///< in order of their paths
    std::uint64_t rows_read = 0;   ///< of loaded files
    std::uint64_t rows_kept = 0;
    std::uint64_t rows_held = 0;
    std::uint64_t rows_refused = 0;
    double seconds = 0;
    /// Whether somebody should look: refused or held rows, or a file that was not loaded.
    bool has_findings() const;
};

/// Takes the workspace's lock (`busy` when somebody has it). An error of the disk ends the run and leaves the
/// old state; what is wrong with one file is that file's report. Killed at any moment, the workspace is in the old
/// state or the new one, and a second run completes it to the same bytes.
Result<IngestReport> ingest(const Workspace& workspace, const IngestOptions& options);

/// Reads again, from the originals, every input whose edition is missing, damaged, or was made by an older definition;
/// reports those. The same program and definitions make the same bytes.
Result<IngestReport> rebuild(const Workspace& workspace, const Clock& clock, int threads);

} // namespace mf::facts
