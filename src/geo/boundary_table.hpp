// Boundaries as a table: the one form in which files of every format come to this room.
#pragma once

#include "geo/boundary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mf::geo {

/// The table: RFC 4180 in UTF-8, a row an area. Columns, in any order:
///   WKT          the valid shape (wkt.hpp)
///   frame        "degrees" or "national_grid", the same in every row
///   code, name   one of them is enough; the column `code` may be missing, and then the name is the code
///   parent, aliases (parted by '|'), from, to (days)          optional
///   fault, area_before    what was wrong before the repair, and the area then; optional, empty when nothing was
/// Other columns are passed over.
struct BoundaryTable {
    BoundarySet set;
    /// Rows that are no area, each with file:line, why, and how to mend it: no code and no name, no shape, a number that
    /// cannot be degrees, a day that is none. Of a code that stands twice every row is refused. A set with a refused
    /// row has a gap; the caller says whether it counts.
    std::vector<Error> refused;
    std::vector<std::size_t> repaired; ///< places in set.areas
};

/// `invalid` with file:line when the table itself cannot be read, has no row that is an area, lacks WKT, frame and one of
/// code and name, or has two frames. O(text + n log n).
Result<BoundaryTable> parse_boundaries(std::string_view text, std::string file, SetId id);

/// The reverse, for what is made here and for tests. Rows in the order of the codes.
std::string boundary_table(const BoundarySet& set);

std::string_view name(Frame frame); ///< "degrees"

} // namespace mf::geo
