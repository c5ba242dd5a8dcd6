#include "facts/ingest.hpp"

#include "facts/ingest_places.hpp"
#include "facts/integrity.hpp"
#include "facts/journal_events.hpp"
#include "facts/load_file.hpp"
#include "facts/lookups.hpp"
#include "facts/work.hpp"
#include "store/files.hpp"
#include "store/journal.hpp"
#include "store/originals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <set>
#include <thread>

namespace mf::facts {

namespace {

FileReport unreadable_report(const store::Unreadable& unreadable) {
    FileReport report;
    report.file = unreadable.path.filename().string();
    report.outcome = FileReport::Outcome::refused;
    report.error = unreadable.error;
    return report;
}

/// Reads all files, several at once. The reports stand in the order of the work. The first error that is not one
/// file's own ends it.
class Loading {
public:
    Loading(const Workspace& workspace,
            const State& state,
            const std::vector<LookupDefinition>& lookups,
            Progress& progress)
        : workspace_{workspace}, state_{state}, lookups_{lookups},
          originals_{workspace.originals()}, progress_{progress} {}

    Result<std::vector<std::vector<FileReport>>> load(const std::vector<Work>& work, int threads) {
        reports_.resize(work.size());
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < std::max(1, threads); ++i) {
                workers.emplace_back([this, &work, i] { work_on(work, i); });
            }
        }
        if (error_) {
            return pass(*error_);
        }
        return std::move(reports_);
    }

private:
    void work_on(const std::vector<Work>& work, int worker) {
        const auto scratch = workspace_.scratch() / std::to_string(worker);
        for (;;) {
            const std::size_t index = next_.fetch_add(1);
            if (index >= work.size() || stop_) {
                return;
            }
            std::error_code ignored;
            if (!std::filesystem::is_empty(scratch, ignored)) {
                std::filesystem::remove_all(scratch, ignored);
                std::filesystem::create_directories(scratch, ignored);
            }
            const Work& one = work[index];
            const auto slash = one.name.rfind('/');
            auto reports = load_file(
                {state_.sources, state_.areas, originals_, workspace_.lake(), scratch, one.open,
                 slash == std::string::npos ? one.name : one.name.substr(slash + 1), one.on_disk,
                 one.likely_known, lookups_, workspace_.folder() / "geo"});
            if (!reports) {
                stop(reports.error());
                return;
            }
            reports_[index] = std::move(*reports);
            progress_.advance(one.bytes);
        }
    }

    void stop(const Error& error) {
        const std::scoped_lock lock{mutex_};
        error_ = error_.value_or(error);
        stop_ = true;
    }

    const Workspace& workspace_;
    const State& state_;
    const std::vector<LookupDefinition>& lookups_;
    store::Originals originals_;
    Progress& progress_;
    std::vector<std::vector<FileReport>> reports_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> stop_ = false;
    std::mutex mutex_;
    std::optional<Error> error_;
};

std::optional<Day> day_in_name(const SourceDefinition& source, const Manifest& manifest) {
    if (source.published.kind != PublishedRule::Kind::name) {
        return std::nullopt;
    }
    const auto part = manifest.name_parts.find(source.published.field);
    const auto day = part == manifest.name_parts.end() ? Day::parse("") : Day::parse(part->second);
    return day ? std::optional{*day} : std::nullopt;
}

Observation observation_of(const Work& work,
                           const FileReport& report,
                           const SourceDefinition& source,
                           const IngestOptions& options) {
    Observation seen{report.sha256, work.name, work.container, options.clock.today, {}, {},
                     work.simulated};
    if (options.published) {
        seen.published = {Published::Basis::stated, options.published, options.published};
    } else if (work.stated && work.stated->published.basis != Published::Basis::unknown) {
        seen.published = work.stated->published;
    } else if (const auto day = day_in_name(source, *report.manifest)) {
        seen.published = {Published::Basis::inferred, day, day};
    }
    if (work.stated) {
        seen.scope = work.stated->scope;
    }
    return seen;
}

/// Everything that a run adds to the journal.
class Record {
public:
    /// `again`: what is known already is being made again, and its rows are reported.
    Record(const State& state, const FactEvents& events, const IngestOptions& options, bool again)
        : state_{state}, options_{options} {
        for (const Observed& one : events.observed) {
            if (!again) {
                known_editions_.insert(one.edition);
            }
            known_.insert(key(one));
        }
    }

    /// Notes the observation; tells whether its rows are new to the workspace.
    bool add(const Work& work, FileReport& report) {
        const SourceDefinition& source = *state_.source(report.source);
        Observed observed{work.before.value_or(observation_of(work, report, source, options_)),
                          report.edition, report.source, report.manifest->sheet};
        if (known_.insert(key(observed)).second) {
            events_.push_back(event_of(observed, options_.clock));
        }
        return known_editions_.insert(report.edition).second;
    }

    const std::vector<store::NewEvent>& events() const { return events_; }

private:
    /// Meeting the same thing again with nothing new to say is not worth an event.
    static std::string key(const Observed& one) {
        Observed without_day = one;
        without_day.what.met = Day::at(0);
        return event_of(without_day, Clock{Day::at(0), ""}).body;
    }

    const State& state_;
    const IngestOptions& options_;
    std::set<std::string> known_editions_;
    std::set<std::string> known_;
    std::vector<store::NewEvent> events_;
};

void settle(FileReport& report, bool fresh, IngestReport& total) {
    if (!fresh) {
        report.outcome = FileReport::Outcome::known;
        return;
    }
    total.rows_read += report.manifest->rows_read;
    total.rows_kept += report.manifest->rows_kept;
    total.rows_held += report.manifest->rows_held;
    total.rows_refused += report.manifest->rows_refused;
}

/// The day on which a lookup was published, where somebody said so.
std::optional<Day> stated_day(const Work& work, const IngestOptions& options) {
    return options.published || !work.stated ? options.published : work.stated->published.latest;
}

Result<PlacesRecord> places_record(const Workspace& workspace) {
    const auto journal = store::Journal::open_to_read(workspace.journal());
    auto known = journal ? read_places(*journal) : pass(journal.error());
    return known ? Result<PlacesRecord>{PlacesRecord{std::move(*known)}} : pass(known.error());
}

/// Loads the work, forces it to the disk, and only then lets the journal know: the moment at which it counts.
Result<IngestReport> run(const Workspace& workspace,
                         const State& state,
                         std::vector<Work> work,
                         PlacesRecord places,
                         const IngestOptions& options,
                         bool again) {
    const auto lookups = lookup_definitions(workspace);
    if (!lookups) {
        return pass(lookups.error());
    }
    auto journal = store::Journal::open(workspace.journal());
    if (!journal) {
        return pass(journal.error());
    }
    const auto events = read_events(*journal);
    if (!events) {
        return pass(events.error());
    }
    std::set<std::string> names;
    for (const Observed& one : events->observed) {
        names.insert(shown_name(one.what.container, one.what.name));
    }
    std::uint64_t bytes = 0;
    for (Work& one : work) {
        one.likely_known = !one.before && names.contains(one.shown);
        bytes += one.bytes;
    }
    Progress progress{"Reading", bytes, options.progress};
    auto loaded = Loading{workspace, state, *lookups, progress}.load(work, options.threads);
    if (!loaded) {
        return pass(loaded.error());
    }
    Record record{state, *events, options, again};
    IngestReport total;
    for (std::size_t i = 0; i < work.size(); ++i) {
        for (FileReport& report : (*loaded)[i]) {
            report.file = report.manifest && !report.manifest->sheet.empty()
                              ? fmt::format("{}#{}", work[i].shown, report.manifest->sheet)
                              : work[i].shown;
            if (report.manifest) {
                report.scope = work[i].stated ? work[i].stated->scope : Scope{};
                settle(report, record.add(work[i], report), total);
            }
            if (report.lookup &&
                !places.add({PlacesObserved::Kind::lookup, report.sha256, work[i].shown,
                             report.source, options.clock.today, stated_day(work[i], options)})) {
                report.outcome = FileReport::Outcome::known;
            }
            total.files.push_back(std::move(report));
        }
    }
    auto fresh = record.events();
    std::ranges::move(places.events(options.clock), std::back_inserter(fresh));
    if (!fresh.empty()) {
        if (auto done = store::sync_all(workspace.folder()); !done) {
            return pass(done.error());
        }
        if (auto done = journal->append(fresh); !done) {
            return pass(done.error());
        }
    }
    return total;
}

/// A scratch folder that lives as long as the run; what a killed run left goes first.
class Scratch {
public:
    explicit Scratch(std::filesystem::path folder) : folder_{std::move(folder)} { clear(); }
    ~Scratch() { clear(); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

private:
    void clear() const {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    std::filesystem::path folder_;
};

/// Those that an older definition made, that are gone, or that are damaged.
std::set<std::string> editions_to_make(const State& state) {
    std::set<std::string> ids{state.outdated.begin(), state.outdated.end()};
    ids.insert(state.missing.begin(), state.missing.end());
    for (const std::filesystem::path& manifest : state.damaged) {
        ids.insert(manifest.parent_path().filename().string());
    }
    for (const auto& [id, edition] : state.editions) {
        if (!check_files(edition.manifest, edition.folder)) {
            ids.insert(id);
        }
    }
    return ids;
}

} // namespace

bool IngestReport::has_findings() const {
    return rows_held > 0 || rows_refused > 0 ||
           std::ranges::any_of(files, [](const FileReport& file) {
               const bool cells = file.outcome == FileReport::Outcome::loaded && file.manifest &&
                                  file.manifest->cells_held + file.manifest->cells_refused > 0;
               const bool areas = (file.places && !file.places->refused.empty()) ||
                                  (file.lookup && !file.lookup->refused.empty());
               return cells || areas || file.outcome == FileReport::Outcome::unrecognised ||
                      file.outcome == FileReport::Outcome::refused;
           });
}

Result<IngestReport> ingest(const Workspace& workspace, const IngestOptions& options) {
    const auto begun = std::chrono::steady_clock::now();
    const auto lock = store::Lock::take(workspace.lock());
    if (!lock) {
        return pass(lock.error());
    }
    const Scratch scratch{workspace.scratch()};
    if (auto cleared = store::remove_unfinished(workspace.originals()); !cleared) {
        return pass(cleared.error());
    }
    const auto state = workspace.state();
    if (!state) {
        return pass(state.error());
    }
    std::vector<Work> work;
    std::vector<FileReport> unreadable;
    PlacesHanded maps;
    for (const auto& path : options.paths) {
        auto handed = look_at(path, options.limits);
        if (!handed) {
            return pass(handed.error());
        }
        if (options.editions) {
            handed->sidecars.clear();
            if (auto done = read_sidecar(*handed, *options.editions, ""); !done) {
                return pass(done.error());
            }
        }
        maps.take(*handed, options.published);
        for (const store::Item& item : handed->listing.items) {
            work.push_back(work_of(*handed, item, options.limits));
        }
        std::ranges::transform(handed->listing.unreadable, std::back_inserter(unreadable),
                               unreadable_report);
    }
    auto record = places_record(workspace);
    const auto places =
        record ? ingest_places(workspace, maps, options.clock, *record) : pass(record.error());
    if (!places) {
        return pass(places.error());
    }
    auto report = run(workspace, *state, std::move(work), std::move(*record), options, false);
    if (report) {
        report->files.insert(report->files.end(), places->begin(), places->end());
        report->files.insert(report->files.end(), unreadable.begin(), unreadable.end());
        if (auto named = name_what_counts(workspace, report->files); !named) {
            return pass(named.error());
        }
        report->seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    }
    return report;
}

Result<IngestReport> rebuild(const Workspace& workspace, const Clock& clock, int threads) {
    const auto begun = std::chrono::steady_clock::now();
    const auto lock = store::Lock::take(workspace.lock());
    if (!lock) {
        return pass(lock.error());
    }
    const Scratch scratch{workspace.scratch()};
    const auto state = workspace.state();
    const auto journal = store::Journal::open(workspace.journal());
    if (!state || !journal) {
        return pass(state ? journal.error() : state.error());
    }
    const auto events = read_events(*journal);
    if (!events) {
        return pass(events.error());
    }
    const store::Originals originals{workspace.originals()};
    const std::set<std::string> wanted = editions_to_make(*state);
    std::vector<Work> work;
    for (const Observed& one : events->observed) {
        if (!wanted.contains(one.edition)) {
            continue;
        }
        Work again;
        again.name = one.what.name;
        again.container = one.what.container;
        again.shown = shown_name(one.what.container, one.what.name);
        again.open = [originals, hash = one.what.sha256] { return originals.open(hash); };
        again.before = one.what;
        work.push_back(std::move(again));
    }
    IngestOptions options;
    options.clock = clock;
    options.threads = threads;
    const auto places = rebuild_places(workspace);
    if (!places) {
        return pass(places.error());
    }
    auto report = run(workspace, *state, std::move(work), PlacesRecord{{}}, options, true);
    if (report) {
        report->files.insert(report->files.end(), places->begin(), places->end());
        report->seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    }
    return report;
}

} // namespace mf::facts
