// Who may do and see what, by role and by the posts that a record names. Nobody may what nothing allows.
#pragma once

#include "registers/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mf::registers {

constexpr std::string_view everyone =
    "public"; ///< the role of who has not signed in: a post that she claims counts nothing

/// Whether the list has the actor's role, or "field: owner" where that field of the record names the actor's post.
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
