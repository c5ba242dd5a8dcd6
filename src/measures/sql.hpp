// The only place where a measure becomes SQL. Everything foreign is bound, nothing is pasted in.
#pragma once

#include "base/period.hpp"
#include "geo/areas.hpp"
#include "measures/plan.hpp"
#include "store/database.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace mf::measures {

struct Sql {
    std::string text;
    std::vector<store::Value> values; ///< one for each `?`, in order
};

/// Which rows a count looks at.
struct Scan {
    std::vector<geo::Level> levels;   ///< their fields are grouped by
    std::string area;                 ///< of the one level, or "" for all
    std::string by;                   ///< a further field to group by, or ""
    std::vector<std::string> periods; ///< as the facts have them; none: all
};

/// Where a scan's answer has what. Every group that the view has comes out, also where nothing of it is counted.
struct ScanColumns {
    std::optional<std::size_t> force; ///< the period is column 0
    std::optional<std::size_t> district;
    std::optional<std::size_t> ward;
    std::optional<std::size_t> small;
    std::optional<std::size_t> by;
    /// Fields of which one alone tells some plans their rows (a category, its group), and their columns.
    std::vector<std::pair<std::string, std::size_t>> told;
    std::vector<std::size_t>
        plans; ///< by plan, the first of two columns: rows, and what is counted

    /// Of a plan whose columns hold the rows of every value of such a field, of which it counts some: its place in `told`.
    std::vector<std::optional<std::size_t>> shares;
};

/// One question for all plans. pre: they have one table; area is "" or levels holds one level.
Sql scan_sql(std::span<const Plan> plans, const Scan& scan, const geo::Areas& areas);
ScanColumns scan_columns(std::span<const Plan> plans, const Scan& scan);

/// Some of the ids, told by their hash: the `number`-th of `of` parts.
struct IdPart {
    std::uint64_t number = 0;
    std::uint64_t of = 1;
};

/// Incidents by their latest outcome: period, force, then the fields of `scan`, then the number of distinct ids, twice, and
/// for each plan the same again and those whose latest outcome it counts. The latest is the one of the newest month, in
/// it the last row, of outcomes that stand in none of the editions in `cut`. One level.
/// pre: plan.outcome of all; they count the same incidents, told by the same source; at most 16 of them.
Sql outcome_sql(std::span<const Plan> plans,
                const Scan& scan,
                const geo::Areas& areas,
                std::span<const std::string> cut,
                const IdPart& part);

/// Of each period whether each plan has rows in it, whatever their area: period, then a flag a plan. A wide source's
/// category is gone where there are none. pre: the plans have one table.
Sql presence_sql(std::span<const Plan> plans);
/// Rows with more than nought that some edition, current or not, had and the current ones have not: period, area, then of
/// each plan whether it counts such a row, in these periods. pre: the plans are wide, and have one table, summed field and level.
Sql moved_away_sql(std::span<const Plan> plans,
                   geo::Level level,
                   const std::vector<std::string>& periods);

/// The rows behind the number by name, longitude and latitude (`fields`), and how many: those without a place are left out.
Sql by_place_sql(const Plan& plan,
                 const geo::Areas& areas,
                 geo::Level level,
                 const std::string& area,
                 const std::vector<Period>& periods,
                 const std::array<std::string, 3>& fields);

/// The rows behind the numbers of one area in some periods: their number by edition.
Sql editions_sql(const Plan& plan,
                 const geo::Areas& areas,
                 geo::Level level,
                 const std::string& area,
                 const std::vector<Period>& periods);
/// Their lines in one edition, in order.
Sql lines_sql(const Plan& plan,
              const geo::Areas& areas,
              geo::Level level,
              const std::string& area,
              const std::vector<Period>& periods,
              const std::string& edition,
              std::uint64_t limit);
/// How many of them share an id with another of them. pre: the source has an id.
Sql sharing_sql(const Plan& plan,
                const geo::Areas& areas,
                geo::Level level,
                const std::string& area,
                const std::vector<Period>& periods);

/// The measure's question as a reader may put it himself: by force (where there is one) and month.
Sql reader_sql(const Plan& plan);
/// The text with its values written in: for reading, and for `metforward sql`.
std::string with_values(const Sql& sql);

} // namespace mf::measures
