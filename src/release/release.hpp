// What the site shows: one immutable value. Until something is published it holds the newest facts and says so.
#pragma once

#include "base/month.hpp"
#include "base/panel.hpp"
#include "geo/level.hpp"
#include "geo/place.hpp"
#include "release/history.hpp"
#include "release/outlines.hpp"
#include "release/signal.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mf::release {

/// Why a rule changed, and who answers for it: posts, no names.
struct ChangeInfo {
    std::string reason;
    std::string author;
    std::string checker;
    std::string date;
    std::string replaces; ///< hash of the version before
    bool operator==(const ChangeInfo&) const = default;
};

/// A measure as a reader needs it; its words are under "measure.<id>." in definitions/words.
struct MeasureInfo {
    std::string id;
    int version = 1;
    std::string hash;            ///< of what determines its numbers
    std::string kind;            ///< "count"
    std::string source;          ///< id of the source
    std::string counts;          ///< the filter as written: "category = 'burglary'"
    std::string sum;             ///< field that is added up; "": rows are counted
    std::string definition_file; ///< "definitions/measures/burglary.toml"
    std::string definition_text; ///< the file as it is
    std::string sql;             ///< the question that is put to the rows
    double scale = 1; ///< value = numerator / denominator x scale: 1000 of a rate, 100 of a share
    std::string chart = "u-prime"; ///< on which its changes are judged: "u-prime"
    bool overlapping = false;      ///< neighbouring periods share data, as in a rolling survey
    std::vector<std::string> judged = {}; ///< levels at which its changes are judged; none: at all
    bool headline = true;      ///< of all that answer its question, the one that is shown first
    std::string question = {}; ///< what a person asks that it answers: "burglary"
    std::string part_of = {};  ///< the measure of which it counts one kind, "" for none
    std::string per = {};      ///< what a rate divides by: "residents"
    bool percent = false;      ///< from 0 to 1, shown as so many in a hundred
    std::vector<std::string> serves = {};            ///< outcomes: "crime"
    std::map<std::string, std::string> answers = {}; ///< level -> post that answers for it
    ChangeInfo change = {};                          ///< of every version but the first

    bool is_judged(const std::string& level) const {
        return judged.empty() || std::ranges::find(judged, level) != judged.end();
    }
};

/// A name by which somebody may look for where she lives: a street, a station, a postcode.
struct PlaceInfo {
    std::string name;
    std::string area; ///< code of the small area that it lies in
    bool operator==(const PlaceInfo&) const = default;
};

/// What the authority set out to change, or a test by which it asked to be judged, in its own words.
struct AimInfo {
    std::string id;
    std::string title;   ///< of an aim: "Less crime"
    std::string says;    ///< as the plan says it
    std::string where;   ///< which paper
    std::string measure; ///< that shows it, "" when nothing does
    std::string gap;     ///< why there is no number
    std::string asks;    ///< the question that somebody would have to ask
};

/// A decision to begin the limits of a chart anew.
struct RebasedInfo {
    std::string measure;
    std::string area;
    std::string period; ///< the first of the new limits
    std::string post;
    std::string date;
    std::string reason;
};

/// One group of a number that was told apart by a field, with what the rows without that field leave open.
struct SplitGroup {
    std::string value; ///< as the file has it
    Cell number = Missing::not_available;
    Cell lowest = Missing::not_available;  ///< if none of those without the field belonged to it
    Cell highest = Missing::not_available; ///< if all of them did
    bool operator==(const SplitGroup&) const = default;
};

/// The newest number of a measure in an area, told apart by a field. Two fields are never one.
struct SplitInfo {
    std::string measure;
    std::string field; ///< "self_defined_ethnicity"
    std::string area;
    Period period = Period::year(2000);
    Cell missing = Missing::not_available;       ///< rows without the field
    Cell missing_share = Missing::not_available; ///< in each 100
    std::vector<SplitGroup> groups = {};         ///< by value
    bool operator==(const SplitInfo&) const = default;
};

/// A file that says how numbers are made, as it was.
struct DefinitionFile {
    std::string path; ///< "definitions/sources/police-street.toml"
    std::string text;
    bool operator==(const DefinitionFile&) const = default;
};

/// Whether a file was supplied: one cell of the calendar.
struct CoverageInfo {
    std::string source;
    std::string force; ///< "" where a source has none
    Period period = Period::year(2000);
    std::string supply; ///< "supplied", "cut", "not-supplied", …
    std::uint64_t rows = 0;
    std::optional<double> usual; ///< rows in a usual file of it
    bool far_below = false;      ///< far fewer than usual
    bool operator==(const CoverageInfo&) const = default;
};

struct AreaInfo {
    std::string code;
    std::string name;
    geo::Level level = geo::Level::force;
    std::string level_name; ///< the authority's own word for the level: "borough"
    std::string parent;     ///< code, "" at the top
};

/// One edition of a source, as `metforward editions` has it.
struct EditionInfo {
    std::string id;
    std::string source;
    std::string file; ///< name as met, in its container
    std::string sha256;
    std::string slices;    ///< "metropolitan 2025-02", or "24 months, 2024-07 to 2026-06"
    std::string published; ///< "2025-03-31", "2025-03-01 to 2025-03-31" or "" when unknown
    std::string scope;     ///< "whole", or "cut: Burglary"
    std::string state;     ///< "current", "part current", "replaced", "held", "undecided"
    std::uint64_t rows_read = 0;
    std::uint64_t rows_kept = 0;
    std::uint64_t rows_held = 0;
    std::uint64_t rows_refused = 0;
};

struct SourceInfo {
    std::string id;
    std::string title; ///< "Street-level crime"
    std::string publisher;
    std::string licence;      ///< "OGL-3.0"
    std::string licence_text; ///< the sentence that the licence asks for
    std::string link;
    std::string first_period; ///< of what is loaded, "" when nothing is
    std::string last_period;
    std::vector<std::size_t> editions; ///< indexes into Release::editions
};

/// What somebody found wrong in it after it was published; it stands where the error stands.
struct CorrectionInfo {
    std::string measure;
    std::string area;   ///< "" when it is about the measure everywhere
    std::string period; ///< "" when it is about all periods
    std::string was;
    std::string is;
    std::string reason;
    std::string effect;
    std::string post;
    std::string day; ///< on which it was corrected, "2026-03-31"

    bool is_about(const std::string& wanted, const std::string& code, const Period& when) const {
        return measure == wanted && (area.empty() || area == code) &&
               (period.empty() || period == when.text());
    }
};

struct Release {
    std::string
        id; ///< of a frozen one the hash of its manifest; else of the state of facts and definitions
    bool published = false;
    bool simulated = false; ///< then every page says so
    std::string authority;  ///< name of the authority, or "" for none
    std::string home = {};  ///< code of the area that the authority watches over, "" for none
    std::map<std::string, std::string> posts = {}; ///< post -> its public name
    std::string
        made; ///< day of publication; before it the day on which the newest facts were loaded
    std::vector<MeasureInfo> measures; ///< ordered by id
    std::vector<AreaInfo> areas;       ///< ordered by code
    std::vector<SourceInfo> sources;   ///< ordered by id
    std::vector<EditionInfo> editions; ///< ordered by source, then by slices, then by id
    std::vector<Panel> panels;         ///< one a measure and level
    /// Shapes of the areas of those levels of which boundaries are held, from the largest level on.
    std::vector<Outlines> outlines = {};
    Signals signals = {};                  ///< what stands out; of an unpublished one none
    std::vector<AimInfo> aims = {};        ///< as the authority orders them
    std::vector<AimInfo> tests = {};       ///< the same of the tests of success
    std::vector<RebasedInfo> rebased = {}; ///< decisions that the signals go by
    std::vector<SplitInfo> splits = {};    ///< ordered by measure, field, area
    std::vector<PlaceInfo> places = {};    ///< ordered by name, then area
    std::vector<PlaceInfo> postcodes =
        {}; ///< the same: "E9 6NQ"; none unless a file of them is loaded
    std::vector<CoverageInfo> coverage = {}; ///< ordered by source, force, period
    /// By which it was made, ordered by path; none in a release of before they were kept.
    std::vector<DefinitionFile> definitions = {};
    /// Of this release and of those before it, in the order in which they were made. Not frozen with it: they come later.
    std::vector<CorrectionInfo> corrections = {};
    /// All that was ever opened to everyone, oldest first. Not frozen with it either.
    std::vector<PublicationInfo> publications = {};

    const MeasureInfo* measure(const std::string& wanted) const;
    const AreaInfo* area(const std::string& code) const; ///< O(log areas)
    const SourceInfo* source(const std::string& wanted) const;
    const Outlines* outlines_of(geo::Level level) const;
    /// The series of a measure in an area; nothing when the measure does not know the area. O(log areas).
    std::optional<Series> series(const std::string& measure, const std::string& area) const;
    /// Areas whose parent it is, by name.
    std::vector<const AreaInfo*> children(const std::string& code) const;
};

/// The rows behind one number, as *Check this number* shows them.
struct Rows {
    std::vector<Evidence> rows;   ///< at most as many as were asked for
    std::uint64_t total = 0;      ///< how many there are
    std::uint64_t sharing_id = 0; ///< rows that share an id with another of them
};

/// Rows behind one number that were given the same place.
struct PlacedRows {
    std::string name; ///< "On or near High Street", "" where it has none
    double longitude = 0;
    double latitude = 0;
    std::optional<geo::Place> on_grid =
        {}; ///< metres east and north, where the national grid reaches
    std::uint64_t rows = 0;
};

} // namespace mf::release
