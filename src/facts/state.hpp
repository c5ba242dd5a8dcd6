// What is true of the facts at one moment: which editions there are, and slice by slice which one is current.
#pragma once

#include "base/month.hpp"
#include "facts/edition.hpp"
#include "facts/source.hpp"
#include "geo/areas.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace mf::facts {

enum class SliceState {
    current,   ///< its rows count
    replaced,  ///< another edition of the slice is newer, or whole where this is cut
    same,      ///< equal rows stand in the edition that is current
    undecided, ///< ties with an edition that differs: none counts until somebody decides
    held,      ///< kept apart until somebody decides
};

std::string_view name(SliceState state);

/// One edition as the journal and its manifest have it.
struct Edition {
    Manifest manifest;
    Published published; ///< the smallest `latest` of all its observations
    Scope scope;
    Day met = Day::at(0);           ///< first met
    std::vector<std::string> names; ///< container/name of each observation, ordered
    bool simulated = false;
    std::vector<SliceState> states; ///< of manifest.slices
    std::filesystem::path folder;   ///< lake/<source>/<edition>
};

/// A hold and what was decided of it.
struct HeldRows {
    std::string id; ///< "<edition>" or "<edition>.<n>": n is the slice's number from 1
    std::string edition;
    std::string source;
    std::string rule; ///< "rows stand twice"
    SliceKey slice;   ///< empty: the whole edition
    std::uint64_t rows = 0;
    bool accepted = false;
    std::string decided; ///< post, day and reason, "" while open
};

/// Immutable; made from journal and lake. `asof` leaves out what was published (or, without a date, met) later.
struct State {
    std::vector<SourceDefinition> sources; ///< ordered by id
    geo::Areas areas;
    std::filesystem::path lake;
    std::vector<std::string>
        outdated; ///< editions that an older definition made; they do not count
    std::vector<std::string>
        missing; ///< editions that the journal knows and the lake lacks; `rebuild` makes them
    std::vector<std::filesystem::path>
        damaged; ///< manifests that are not what was written; `rebuild` makes their editions again
    std::set<std::string> chosen;            ///< editions that a decision prefers where several tie
    std::map<std::string, Edition> editions; ///< by id
    std::vector<HeldRows> held;
    std::map<std::string, std::vector<std::string>>
        by_source; ///< source id -> edition ids, ordered
    std::string
        hash; ///< of all that is current: two states with the same hash show the same numbers
    bool simulated = false;
    std::string newest_met; ///< newest day on which something was met, ""

    const SourceDefinition* source(const std::string& id) const;
};

/// The pure rule of currentness (docs/architecture.md, "Which edition counts"): fills Edition::states. The result
/// does not depend on the order in which editions were loaded. O(slices log slices).
void decide_current(State& state, std::optional<Day> asof);

/// Makes one view a source in the database, named as sql_table(): the current rows, with the columns of the
/// definition's fields, then `edition` and `line`. Sources without an edition give an empty view of the same columns.
Done make_views(store::Database& database, const State& state);

/// The view of a source as a table of SQL, from those editions alone that have one of the values at this place of a slice's key:
/// where the view opens hundreds of files, this opens a few. Other rows of these editions are in it too. pre: key < the keys' length.
std::string current_rows(const State& state,
                         const SourceDefinition& source,
                         std::size_t key,
                         const std::vector<std::string>& values);

/// "police-street" -> "police_street".
std::string sql_table(const std::string& source_id);

/// For one force (or "" where a source knows none) and month: what the current editions cover.
struct Supply {
    enum class Kind { not_supplied, whole, cut, undecided, held } kind = Kind::not_supplied;
    std::vector<std::string> categories; ///< when cut: what it is cut to
    std::string category_set;
    std::vector<std::string> levels; ///< levels the edition is coded in
    std::string edition;
    bool withheld = false; ///< every number of the edition is nought because it is withheld
};

/// Supply by slice key of one source. Keys that no edition has are absent.
std::map<SliceKey, Supply> supply(const State& state, const std::string& source);

} // namespace mf::facts
