// Who may do and see what, by role and by the posts that a record names. Nobody may what nothing allows.
#pragma once

#include "registers/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mf::registers {

constexpr std::string_view everyone =
    "public"; ///< the role of who has not signed in: a post that she claims counts nothing

constexpr std::string_view own_field = "field: "; ///< the post that stands in the field
constexpr std::string_view own_area =
    "own area: "; ///< the role, for records of the area that its account answers for
constexpr std::string_view area_field = "area"; ///< of a record: the code of its area

/// Whether the list has the actor's role, or "field: owner" where that field of the record names the actor's post, or
/// "own area: borough-commander" where the record's field `area` is the actor's.
bool may(const std::vector<std::string>& by, const Actor& actor, const Record& record);

/// Whether a public field, or one whose seen_by allows it.
bool may_see(const Field& field, const Actor& viewer, const Record& record);

/// Whether the viewer's role has to do with records that the public does not find: it changes or moves some, or sees fields that are
/// closed.
bool works_with(const Register& in, const Actor& viewer);
/// Whether the viewer may find a record in its state, blind work apart: one that is hidden only who works with it, whom it names,
/// or who opened it.
bool may_reach(const Register& in, const Actor& viewer, const Record& record);

} // namespace mf::registers
