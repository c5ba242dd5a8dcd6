#include "demo/demo.hpp"

#include "demo/boundary_file.hpp"
#include "demo/planted.hpp"
#include "demo/recorded_file.hpp"
#include "demo/survey_file.hpp"
#include "demo/workers.hpp"

#include <fstream>
#include <iterator>
#include <mutex>

namespace mf::demo {
namespace {

Done check(const std::filesystem::path& folder, const DemoOptions& options) {
    const auto outside = [](const std::string& what) {
        return fail(ErrorKind::usage, what + " of the demonstration is out of range");
    };
    if (options.months < 1 || options.months > 240) {
        return outside("The number of months (1 to 240)");
    }
    if (options.rows < 1'000 || options.rows > 50'000'000) {
        return outside("The number of rows (1,000 to 50,000,000)");
    }
    if (options.threads < 1 || options.threads > 64) {
        return outside("The number of threads (1 to 64)");
    }
    std::error_code problem;
    if (std::filesystem::exists(folder, problem) && !std::filesystem::is_empty(folder, problem)) {
        return fail(ErrorKind::refused, "The folder holds something already", folder.string(),
                    "Name a new folder, or empty this one first");
    }
    return {};
}

Result<World> make_world(const DemoOptions& options) {
    auto tables = load_tables(options.places);
    if (!tables) {
        return pass(tables.error());
    }
    std::ifstream in{options.outlines, std::ios::binary};
    if (!in) {
        return fail(ErrorKind::not_found, "The outlines cannot be opened",
                    options.outlines.string(),
                    "Run the set-up, which fetches them, or name another TopoJSON file");
    }
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto outlines = read_topology(text, options.outlines.filename().string());
    if (!outlines) {
        return pass(outlines.error());
    }
    auto geography = make_geography(*tables, *outlines, options.seed);
    if (!geography) {
        return pass(geography.error());
    }
    World world;
    world.tables = std::move(*tables);
    world.geography = std::move(*geography);
    world.span = {options.last.plus(1 - options.months), options.months,
                  months_of_history(world.tables.crime)};
    world.seed = options.seed;
    world.rows = options.rows;
    world.spot_text = spot_texts(world.geography);
    return world;
}

/// Draws all months of all forces, then finishes each with the month before it.
void make_crimes(World& world, int threads) {
    const Rates rates{world.tables, world.geography, world.span, world.rows};
    const CrimeMaker maker{world.tables, world.geography, rates, world.span, world.seed};
    const std::size_t forces = world.tables.forces.size();
    const auto months = static_cast<std::size_t>(world.span.all());
    const auto month_at = [&](std::size_t at) {
        return static_cast<int>(at % months) - world.span.before;
    };
    std::vector<std::vector<Crime>> drawn(forces * months);
    // No piece of this work can fail.
    static_cast<void>(share_work(drawn.size(), threads, [&](std::size_t at) -> Done {
        drawn[at] = maker.first_draw(at / months, month_at(at));
        return {};
    }));
    world.crimes.assign(forces, std::vector<CrimeMonth>(months));
    static_cast<void>(share_work(drawn.size(), threads, [&](std::size_t at) -> Done {
        static const std::vector<Crime> none;
        const std::vector<Crime>& before = at % months == 0 ? none : drawn[at - 1];
        world.crimes[at / months][at % months] =
            maker.finished(at / months, month_at(at), drawn[at], before);
        return {};
    }));
}

/// Counts files and bytes as they are written, and tells the caller.
class Writer {
public:
    Writer(std::filesystem::path folder, const DemoProgress& progress, std::uint64_t total)
        : folder_{std::move(folder)}, progress_{progress}, total_{total} {}

    Done operator()(const MadeFile& file) {
        if (const Done done = write(folder_, file); !done) {
            return done;
        }
        const std::lock_guard lock{mutex_};
        ++files_;
        bytes_ += file.text.size();
        if (progress_) {
            progress_(files_, total_);
        }
        return {};
    }

    Done all(const std::vector<MadeFile>& files) {
        for (const MadeFile& file : files) {
            if (const Done done = (*this)(file); !done) {
                return done;
            }
        }
        return {};
    }

    std::uint64_t files() const { return files_; }
    std::uint64_t bytes() const { return bytes_; }

private:
    std::filesystem::path folder_;
    const DemoProgress& progress_;
    std::uint64_t total_;
    std::uint64_t files_ = 0;
    std::uint64_t bytes_ = 0;
    std::mutex mutex_;
};

/// The police files of one force and month.
Done write_police(
    const World& world, std::size_t force, int month, Tallies& tallies, Writer& writer) {
    if (world.is_missing(force, month)) {
        return {};
    }
    const ForceRow& row = world.tables.forces[force];
    const auto at = static_cast<std::size_t>(month);
    tallies.street[force][at] = street_tally(world, force, month);
    Done done = writer(street_file(world, force, month));
    if (done && row.outcomes) {
        OutcomeTally& tally = tallies.outcomes[force][at].emplace();
        done = writer(outcome_file(world, force, month, tally));
    }
    if (done && row.stops > 0) {
        StopTally& tally = tallies.stops[force][at].emplace();
        done = writer(stop_file(world, force, month, tally));
    }
    return done;
}

std::uint64_t police_files(const World& world) {
    std::uint64_t count = 0;
    for (std::size_t force = 0; force < world.tables.forces.size(); ++force) {
        const ForceRow& row = world.tables.forces[force];
        for (int month = 0; month < world.span.months; ++month) {
            const std::uint64_t kinds = 1U + (row.outcomes ? 1U : 0U) + (row.stops > 0 ? 1U : 0U);
            count += world.is_missing(force, month) ? 0 : kinds;
        }
    }
    return count;
}

/// The files that are not the police's, but for those that need the tallies.
std::vector<MadeFile> other_files(const World& world, const Residents& residents) {
    std::vector<MadeFile> all = boundary_files(world);
    for (auto files : {residents.files(), survey_files(world)}) {
        all.insert(all.end(), std::make_move_iterator(files.begin()),
                   std::make_move_iterator(files.end()));
    }
    all.push_back(edition_file(world));
    return all;
}

std::vector<MadeFile>
counted_files(const World& world, const Tallies& tallies, const Residents& residents) {
    std::vector<StreetTally> recorded;
    for (const auto& tally : tallies.street[world.tables.files.recorded_force]) {
        recorded.push_back(tally.value_or(StreetTally{}));
    }
    return {recorded_file(world, recorded), planted_json(world, tallies, residents),
            planted_text(world, tallies)};
}

DemoReport report_of(const World& world, const Tallies& tallies, const Writer& writer) {
    DemoReport report;
    report.files = writer.files();
    report.bytes = writer.bytes();
    report.first = world.span.first;
    report.last = world.span.last();
    for (std::size_t force = 0; force < tallies.street.size(); ++force) {
        for (std::size_t month = 0; month < tallies.street[force].size(); ++month) {
            const auto& street = tallies.street[force][month];
            report.crimes += street ? street->rows : 0;
            report.refused += street ? street->refused : 0;
            report.stops += tallies.stops[force][month] ? tallies.stops[force][month]->rows : 0;
            for (const auto& [text, rows] :
                 tallies.outcomes[force][month].value_or(OutcomeTally{})) {
                report.outcomes += rows;
            }
        }
    }
    return report;
}

} // namespace

Result<DemoReport> write_demo(const std::filesystem::path& folder,
                              const DemoOptions& options,
                              const DemoProgress& progress) {
    if (const Done done = check(folder, options); !done) {
        return pass(done.error());
    }
    auto world = make_world(options);
    if (!world) {
        return pass(world.error());
    }
    make_crimes(*world, options.threads);
    const Residents residents{*world};
    const std::vector<MadeFile> notices = notice_files(*world);
    const std::vector<MadeFile> others = other_files(*world, residents);
    Writer writer{folder, progress, police_files(*world) + notices.size() + others.size() + 3};
    const std::size_t forces = world->tables.forces.size();
    Tallies tallies{forces, static_cast<std::size_t>(options.months)};
    // The mark comes first, so that a folder that was never finished is known for what it is.
    Done done = writer.all(notices);
    if (done) {
        const std::size_t pieces = forces * static_cast<std::size_t>(options.months);
        done = share_work(pieces, options.threads, [&](std::size_t at) {
            return write_police(*world, at % forces, static_cast<int>(at / forces), tallies,
                                writer);
        });
    }
    if (done) {
        done = writer.all(others);
    }
    if (done) {
        done = writer.all(counted_files(*world, tallies, residents));
    }
    if (!done) {
        return pass(done.error());
    }
    return report_of(*world, tallies, writer);
}

} // namespace mf::demo
