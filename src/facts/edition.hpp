// An edition: the bytes of one input as one source definition reads them. It never changes.
#pragma once

#include "base/error.hpp"
#include "base/month.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

/// The values of the source's slice fields, in their order: the force, then "2025-02".
using SliceKey = std::vector<std::string>;

/// One slice as one edition has it.
struct Slice {
    SliceKey key;
    std::uint64_t rows = 0; ///< kept; for wide files cells
    std::uint64_t held = 0;
    std::string
        rows_hash;    ///< of the typed rows as a multiset; equal rows in any order give the same
    std::string hold; ///< id of the hold that keeps this slice apart, "" for none
    std::optional<Day> published; ///< when a column of the file tells it
    bool operator==(const Slice&) const = default;
};

/// What stands in lake/<source>/<edition>/manifest.json.
struct Manifest {
    std::string edition; ///< id: 16 bytes of a hash in hexadecimal
    std::string source;
    std::string definition; ///< hash of the source definition
    std::string input_sha256;
    std::uint64_t input_bytes = 0;
    std::string sheet;                             ///< of a workbook
    std::map<std::string, std::string> name_parts; ///< what the file's name told
    std::uint64_t rows_read = 0;
    std::uint64_t rows_kept = 0;
    std::uint64_t rows_held = 0;
    std::uint64_t rows_refused = 0;
    std::uint64_t cells_kept = 0; ///< wide files; else 0
    std::uint64_t cells_held = 0;
    std::uint64_t cells_refused = 0;
    std::map<std::string, std::uint64_t> refused; ///< reason -> rows
    std::uint64_t rows_sharing_id = 0;            ///< rows whose id stands on another row too
    std::uint64_t distinct_ids = 0;
    std::uint64_t rows_without_id = 0;
    std::uint64_t rows_without_place = 0;
    std::uint64_t rows_equal_to_another =
        0; ///< surplus rows that equal an earlier one in every column
    std::uint64_t unmatched_places =
        0; ///< names that no table knows; kept where the definition says so
    std::map<std::string, std::uint64_t> unrecognised; ///< category text -> rows
    std::string category_set;                          ///< id of the set that it has
    std::vector<std::string> categories;               ///< ids that occur
    bool cut = false;                                  ///< it lacks most of its category set
    bool withheld = false;           ///< every number is nought because it is withheld
    std::vector<std::string> levels; ///< levels that it is coded in: "lsoa2011", "district"
    std::vector<std::string>
        notes; ///< findings in words: columns that nothing describes, text after an unclosed quote
    std::map<std::string, std::uint64_t> blanks; ///< field -> rows without it
    std::vector<Slice> slices;                   ///< ordered by key
    std::map<std::string, std::string> files;    ///< beside the manifest: name -> SHA-256
};

/// Ends with a seal: a hash of all that stands before it.
std::string to_json(const Manifest& manifest);
/// `integrity` when the text is not, byte for byte, what to_json wrote; `unsupported` when an older version wrote it.
Result<Manifest> manifest_from_json(const std::string& json, const std::string& where);

/// When an input was published, as far as it is known.
struct Published {
    enum class Basis { unknown, inferred, stated } basis = Basis::unknown;
    std::optional<Day> earliest;
    std::optional<Day> latest;
    bool operator==(const Published&) const = default;
};

/// What part of its subject an input covers.
struct Scope {
    bool whole = true;
    std::string words;                   ///< "" when whole, else what it is cut to
    std::vector<std::string> categories; ///< ids it is cut to, where that is known
    bool operator==(const Scope&) const = default;
};

/// One meeting with an input: everything about it that is not in its bytes.
struct Observation {
    std::string sha256;
    std::string name;      ///< "2025-02/2025-02-x-street.csv"
    std::string container; ///< "a.zip" or ""
    Day met = Day::at(0);
    Published published;
    std::optional<Scope> scope; ///< when somebody stated it
    bool simulated = false;
};

} // namespace mf::facts
