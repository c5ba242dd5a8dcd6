// What a published file is: read from definitions/sources/*.toml and authorities/*/sources/*.toml. The form
// of these files is described in docs/sources.md, field by field.
#pragma once

#include "base/error.hpp"
#include "facts/name_pattern.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

enum class FieldType {
    text,           ///< as published, without blanks at the ends; `values` may mend spellings
    id,             ///< 64 hexadecimal digits
    month,          ///< a calendar month, by `format`; kept as "2026-03"
    year,           ///< a calendar year; kept as "2026"
    financial_year, ///< kept as "2025/26"
    quarter,        ///< kept as "2026-Q1"
    day,            ///< a calendar day, by `format`
    moment,         ///< a time with its offset, ISO 8601; kept in UTC
    whole,          ///< a whole number ("12", "12.0")
    number,         ///< a number
    flag,           ///< True or False
    category,       ///< one of the category set that the edition has; kept as the set's id
    force,          ///< a force by name; kept as its slug
    district,       ///< a district by name; kept as its code
    code,           ///< an area's code of nine characters
};

enum class Blank { refused, allowed };

/// One column of the file, and the field of a fact that comes from it. A column may feed several fields.
struct ColumnDefinition {
    std::vector<std::string>
        names;             ///< headers that it goes by; compared without case and punctuation
    std::string with;      ///< a second column whose text follows the first's, after a blank
    std::string from_name; ///< instead: the part of the file's name that gives the value
    std::string constant;  ///< instead: the value itself
    std::string as;        ///< the field's name
    FieldType type = FieldType::text;
    Blank blank = Blank::refused;
    bool optional = false; ///< whether the file may lack the column
    std::string
        format; ///< of a month or a day: "yyyy-mm", "mmm-yy", "dd/mm/yyyy", "yyyy m", "local month"
    std::string equals; ///< a part of the name that the value must equal, where the name has it
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::map<std::string, std::string> values; ///< spelling -> what is meant, looked up by name_key
    std::vector<std::string> missing;          ///< texts that say "no number": "n/a", "-"
    std::vector<std::string>
        region_first; ///< force: names that stand twice, first for a region that is no area
    std::vector<std::string> non_places; ///< globs of names that are no area and stay in totals
    std::vector<std::string> no_place;   ///< values that say the place is not given: "No Location"
    bool stem = false;                   ///< district: the name without its last word ("Town 003D")
    bool keep_unknown =
        false;         ///< district: an unknown name is kept without a code instead of refused
    std::string level; ///< code: the level of the areas, where the file has one
    std::string
        group;    ///< columns that are read as one because their texts go together (speed only)
    int line = 0; ///< in the definition file
};

/// Categories as one kind of edition has them. `recast` names the ids whose content is not that of the set before.
struct CategorySet {
    std::string id;
    std::string first;                         ///< month from which it is usual, "" for always
    std::map<std::string, std::string> values; ///< name_key of the published text -> id
    std::vector<std::string> recast;
    std::vector<std::string>
        never; ///< ids that are no crime, e.g. incidents; for the check of measures
};

/// Columns whose headers are periods: one column a month, say.
struct PeriodColumns {
    NamePattern header; ///< "{yyyy}{mm}", "{yyyy}_Population", "{month} {yyyy}"
    std::string as;     ///< field of the period
    std::string value;  ///< field of the number
    FieldType period_type = FieldType::month;
    FieldType type = FieldType::whole;
    std::vector<std::string> missing;
    std::string marks; ///< signs of footnotes that may stand behind a number: "*~"
};

enum class HoldRule {
    rows_stand_twice, ///< nearly every row stands at least twice: a doubled file
    stale_column,     ///< a period whose sum is a small share of what is usual in its file
};

struct Hold {
    HoldRule rule = HoldRule::rows_stand_twice;
    double share = 0.9; ///< of rows; or of the usual sum
    std::uint64_t rows_min = 50;
};

/// Where the publication date is found.
struct PublishedRule {
    enum class Kind { unknown, column, name } kind = Kind::unknown;
    std::string field; ///< the field, or the part of the name
};

/// Numbers that are withheld and published as zero.
struct Withheld {
    std::string field;
    std::string unless = "any above zero"; ///< said aloud in the definition; the only rule there is
};

struct SourceDefinition {
    std::string id;
    std::string
        denominator; ///< what rates may divide by, its field of that name: "residents"; "" for most
    std::string title;
    std::string publisher;
    std::string licence;
    std::string attribution; ///< the sentence that the licence asks for
    std::string link;
    std::vector<NamePattern> names;
    char delimiter = ',';
    char decimal = '.';
    bool workbook = false;            ///< also as an XLSX or ODS workbook
    std::string sheet;                ///< the sheet's name in a workbook
    bool header_below = false;        ///< title lines may stand above the header
    std::vector<std::string> ignored; ///< headers of columns that are left out
    std::vector<ColumnDefinition> columns;
    std::optional<PeriodColumns> periods;
    std::vector<std::string> slice; ///< fields
    std::string unit;               ///< what one row is: "crime", "stop", "count"
    std::string level;              ///< level of its areas, where all have one
    std::string zone = "UTC";       ///< where a time of day decides the month
    std::string area_list;          ///< level whose codes it lists completely: "lsoa2011"
    std::vector<CategorySet> category_sets;
    double whole_share = 0.5; ///< a file with a smaller share of its categories is taken as cut
    std::vector<Hold> holds;
    PublishedRule published;
    std::optional<Withheld> withheld;
    std::map<std::string, std::string>
        doubts; ///< period -> why its numbers are not to be relied on

    std::filesystem::path file; ///< where it stands
    std::string text;           ///< as it stands
    std::string hash;           ///< of what determines the typed rows

    const ColumnDefinition* column(const std::string& as) const;
};

/// Reads one definition. Errors name file and line, say what is wrong and how to mend it.
Result<SourceDefinition> parse_source(const std::string& toml, const std::filesystem::path& file);

/// What does not fit between the parts of a definition, and how to mend it; nothing when all does.
std::optional<Error> contradiction(const SourceDefinition& source);

/// All definitions in the folders given, ordered by id; the second of an id is `invalid`.
Result<std::vector<SourceDefinition>>
load_sources(const std::vector<std::filesystem::path>& folders);

} // namespace mf::facts
