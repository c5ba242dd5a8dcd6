// /staff/meetings/{id}/pack: what a member reads before a meeting, made for paper.
#pragma once

#include "pages/sign_in.hpp"
#include "registers/meeting_pack.hpp"

#include <string>

namespace mf::pages {

struct StaffPackView {
    std::string meeting; ///< id
    registers::MeetingPack pack;
};

/// Of what is heard in private it has the title, the ground and the actions alone, whoever reads it: paper is left lying about.
Page staff_pack_page(const PersonalFrame& frame, const StaffPackView& view);

} // namespace mf::pages
