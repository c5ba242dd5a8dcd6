// The areas of a set without their shapes: all that a list, a code or a name asks for, read in a moment.
#pragma once

#include "geo/boundary.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::geo {

struct ListedArea {
    std::string code;
    std::string name;
    std::vector<std::string> aliases;
    std::string parent; ///< code of the area it lies in, ""
    std::optional<Day> from;
    std::optional<Day> to; ///< last day
    std::string repaired;  ///< what was wrong with its shape as published, ""
    bool operator==(const ListedArea&) const = default;
};

/// Codes ascend, as in the set.
struct AreaList {
    SetId id;
    std::vector<ListedArea> areas;
};

AreaList listed(const BoundarySet& set);

/// RFC 4180 with LF: code,name,aliases,parent,from,to,repaired; aliases parted by '|'.
std::string area_list_text(const AreaList& list);
/// The reverse: `invalid` with file:line for anything else.
Result<AreaList> parse_area_list(std::string_view text, std::string file, SetId id);

} // namespace mf::geo
