// A measure as a person writes it: what is counted, out of what, at which levels. Its form is described in
// docs/measures.md, key by key.
#pragma once

#include "base/error.hpp"
#include "base/period.hpp"
#include "geo/level.hpp"
#include "stats/chart.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mf::measures {

enum class Kind {
    count,        ///< rows, or the sum of one of their fields
    rate,         ///< a count over so many of the people of the area
    share,        ///< a count out of another of the same source, in per cent
    mean,         ///< the mean of a field over the rows
    published,    ///< a number that the publisher worked out: shown as it is, of one row
    time_between, ///< months from one period with an event to the next
};

/// Further levels that are counted by the same rule from another source.
struct Elsewhere {
    std::string source;
    std::string where;
    std::string sum;
    std::vector<geo::Level> levels;
};

/// What became of each incident: a share of incidents by their latest outcome, judged after so many months.
struct Outcome {
    std::string source; ///< whose rows are outcomes
    std::string where;  ///< the latest outcomes that the share counts
    int after_months = 6;
};

/// Why there is a new version of a rule, and who answers for it. Posts, no names.
struct Change {
    std::string reason;
    std::string author;
    std::string checker;  ///< another post
    std::string date;     ///< "2026-03-31"
    std::string replaces; ///< hash of the version before
};

/// What a rate divides by: the sources that say they have it, level by level.
struct Per {
    std::string of;    ///< "residents"
    int people = 1000; ///< the rate is for so many of them
};

/// A number that somebody worked out by hand: these files, this area and period, this answer.
struct Example {
    std::string files;
    std::string area;
    std::string period;
    std::string is;
};

struct Definition {
    std::string id;
    int version = 1;
    Kind kind = Kind::count;
    std::string source; ///< id of the source whose rows are counted
    std::string where;  ///< the filter as written (measures/filter.hpp); "" counts every row
    std::string
        sum; ///< field that is summed, or of which it is the mean or the value; "": rows are counted
    std::string reported_by; ///< the one force whose rows count, wherever they lie; "": any
    std::optional<Period::Kind> periods; ///< of a source whose periods are of several kinds
    Per per;                             ///< of a rate
    std::string out_of; ///< of a share: the filter of the rows that it is a share of; "": all
    std::optional<Outcome> outcome; ///< of a share that is told by another source's rows
    std::vector<geo::Level> levels;
    int suppress_below = 0; ///< counts from 1 to one less are not shown; 0: all are
    std::vector<Elsewhere> also;

    // What follows changes no number and is not part of the hash.
    std::string question;  ///< what a person asks that it answers
    bool headline = false; ///< of all that answer the question, the one that is shown first
    std::string
        part_of; ///< the measure of which it counts one kind, the other kinds being parts too
    std::vector<std::string>
        sum_of; ///< measures whose counts add up to its own; no row is in two of them
    std::vector<std::string> splits; ///< fields by which a release tells its newest number apart
    std::vector<std::string> unsaid; ///< values of these fields that say nothing: "Not stated"
    bool percent = false;            ///< a number from 0 to 1 that is shown as so many in a hundred
    std::vector<std::string> serves; ///< outcomes
    std::map<std::string, std::string> answers; ///< level -> post
    std::optional<Example> example;
    std::optional<Change> change;          ///< of every version but the first
    std::optional<stats::ChartKind> chart; ///< nothing: the usual one of its kind (charting.hpp)
    stats::Windows windows =
        stats::Windows::apart;      ///< overlapping: no signal is ever drawn from it
    std::vector<geo::Level> judged; ///< levels at which its changes are judged; none: at all

    std::filesystem::path file;       ///< where it stands
    std::string text;                 ///< as it stands
    std::map<std::string, int> lines; ///< key -> line on which it stands

    bool
    counts(geo::Level level) const; ///< whether it has numbers at the level, also from elsewhere
    int line(const std::string& key) const; ///< on which a key stands, or the file's first
    /// "definitions/measures/x.toml:5": where a key stands, or the file's first line.
    std::string at(const std::string& key) const;
};

std::string_view name(Kind kind); ///< as definitions write it: "count", "time-between"
std::optional<Kind> kind_named(std::string_view text);

/// Reads one definition without looking at its source. Errors name file and line, say what is wrong and how to
/// mend it; a key that is not known is an error.
Result<Definition> parse_definition(const std::string& toml, const std::filesystem::path& file);

/// All definitions in the folders given (those that exist), ordered by id, then by version; the second of an id and
/// version is `invalid`.
Result<std::vector<Definition>> load_definitions(const std::vector<std::filesystem::path>& folders);

/// The definition files of the folders that exist, ordered.
std::vector<std::filesystem::path>
definition_files(const std::vector<std::filesystem::path>& folders);

} // namespace mf::measures
