// A measure as a person writes it: what is counted, out of what, at which levels. Its form is described in
// docs/measures.md, key by key.
#pragma once

#include "base/error.hpp"
#include "geo/level.hpp"
#include "stats/chart.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mf::measures {

enum class Kind {
    count, ///< rows, or the sum of one of their fields
    rate,  ///< a count over so many of the people of the area
    share, ///< a count out of another of the same source, in per cent
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
    std::string sum;    ///< field that is summed; "": rows are counted
    Per per;            ///< of a rate
    std::string out_of; ///< of a share: the filter of the rows that it is a share of; "": all
    std::vector<geo::Level> levels;
    int suppress_below = 0; ///< counts from 1 to one less are not shown; 0: all are

    // What follows changes no number and is not part of the hash.
    std::string question;                       ///< what a person asks that it answers
    std::vector<std::string> serves;            ///< outcomes
    std::map<std::string, std::string> answers; ///< level -> post
    std::optional<Example> example;
    std::optional<stats::ChartKind> chart; ///< nothing: the usual one of its kind (charting.hpp)
    stats::Windows windows =
        stats::Windows::apart; ///< overlapping: no signal is ever drawn from it

    std::filesystem::path file;       ///< where it stands
    std::string text;                 ///< as it stands
    std::map<std::string, int> lines; ///< key -> line on which it stands

    int line(const std::string& key) const; ///< on which a key stands, or the file's first
    /// "definitions/measures/x.toml:5": where a key stands, or the file's first line.
    std::string at(const std::string& key) const;
};

std::string_view name(Kind kind); ///< "count", "rate", "share"

/// Reads one definition without looking at its source. Errors name file and line, say what is wrong and how to
/// mend it; a key that is not known is an error.
Result<Definition> parse_definition(const std::string& toml, const std::filesystem::path& file);

/// All definitions in the folders given (those that exist), ordered by id; the second of an id is `invalid`.
Result<std::vector<Definition>> load_definitions(const std::vector<std::filesystem::path>& folders);

/// The definition files of the folders that exist, ordered.
std::vector<std::filesystem::path>
definition_files(const std::vector<std::filesystem::path>& folders);

} // namespace mf::measures
