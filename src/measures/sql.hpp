// The only place where a measure becomes SQL. Everything foreign is bound, nothing is pasted in.
#pragma once

#include "base/month.hpp"
#include "geo/areas.hpp"
#include "measures/plan.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::measures {

struct Sql {
    std::string text;
    std::vector<store::Value> values; ///< one for each `?`, in order
};

/// Which rows a count looks at.
struct Scan {
    std::vector<geo::Level> levels; ///< their fields are grouped by
    std::string area;               ///< of the one level, or "" for all
    std::string by;                 ///< a further field to group by, or ""
    std::optional<Month> first;
    std::optional<Month> last;
};

/// The columns of a scan's answer. Every group that the view has comes out, also where nothing of it is counted.
struct ScanColumns {
    std::optional<std::size_t> force;
    std::optional<std::size_t> district;
    std::optional<std::size_t> lsoa;
    std::optional<std::size_t> by;
    std::size_t counted = 0; ///< the month is column 0
};

/// pre: area is "" or levels holds one level; levels are of the plan's definition.
Sql scan_sql(const Plan& plan, const Scan& scan, const geo::Areas& areas);
ScanColumns scan_columns(const Plan& plan, const Scan& scan);

/// The rows behind the numbers of one area in some months: their number by edition.
Sql editions_sql(const Plan& plan,
                 const geo::Areas& areas,
                 geo::Level level,
                 const std::string& area,
                 const std::vector<Month>& months);
/// Their lines in one edition, in order.
Sql lines_sql(const Plan& plan,
              const geo::Areas& areas,
              geo::Level level,
              const std::string& area,
              const std::vector<Month>& months,
              const std::string& edition,
              std::uint64_t limit);
/// How many of them share an id with another of them. pre: the source has an id.
Sql sharing_sql(const Plan& plan,
                const geo::Areas& areas,
                geo::Level level,
                const std::string& area,
                const std::vector<Month>& months);

/// The measure's question as a reader may put it himself: by force (where there is one) and month.
Sql reader_sql(const Plan& plan);
/// The text with its values written in: for reading, and for `metforward sql`.
std::string with_values(const Sql& sql);

} // namespace mf::measures
