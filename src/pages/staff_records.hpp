// /staff/records: registers, their lists, and a record with what its reader may do with it.
#pragma once

#include "pages/sign_in.hpp"
#include "registers/plan.hpp"
#include "registers/views.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace mf::pages {

struct StaffRegister {
    std::string in;
    std::int64_t records = 0; ///< that the reader finds
};

Page staff_registers_page(const PersonalFrame& frame, const std::vector<StaffRegister>& registers);

inline constexpr std::size_t staff_rows = 50; ///< of a list on one page

struct StaffList {
    registers::ListView list;
    std::string words;                                      ///< that were looked for
    std::string state;                                      ///< "" for any
    std::vector<std::pair<std::string, std::string>> where; ///< field, value
    bool may_open = false;
};

Page staff_list_page(const PersonalFrame& frame, const StaffList& view);

/// A record that can be opened with this one named in it: a paper to a meeting.
struct OpensBeside {
    std::string in;
    std::string field; ///< that refers to this record
};

struct StaffRecord {
    registers::RecordView record;
    Day today = Day::at(0);
    std::string
        done; ///< what was done just now: "added", "changed", "moved", "waits", "erased", ""
    bool may_erase = false;
    bool is_public = false; ///< it has a page for everyone
    bool has_pack = false;  ///< members read a pack before it
    std::vector<OpensBeside> opens = {};
};

Page staff_record_page(const PersonalFrame& frame, const StaffRecord& view);

} // namespace mf::pages
