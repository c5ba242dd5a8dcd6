// /staff/work: what waits for who is signed in, over all registers. It is read in a minute: what is late stands first.
#pragma once

#include "pages/sign_in.hpp"
#include "registers/views.hpp"

#include <string>
#include <vector>

namespace mf::pages {

struct DraftLine {
    std::string address; ///< of the form
    std::string title;
    std::string at; ///< "2026-03-31T09:30:00Z"
};

struct StaffWorkView {
    std::string post;
    Day today = Day::at(0);
    registers::WorkView work;
    std::vector<DraftLine> drafts;
};

Page staff_work_page(const PersonalFrame& frame, const StaffWorkView& view);

} // namespace mf::pages
