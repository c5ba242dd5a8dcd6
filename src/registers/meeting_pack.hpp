// What a member needs before a meeting: what has happened since the last one, and what is on the next.
#pragma once

#include "registers/views.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::registers {

struct MeetingPack {
    std::optional<ListRow> last; ///< the newest meeting of the committee that is over
    std::optional<ListRow> next;
    std::string
        since; ///< UTC, from which on things are new: the day after the last meeting; "" without one
    std::vector<ListRow> agenda;    ///< items of the next meeting, by number
    std::vector<ListRow> papers;    ///< for the next meeting, published
    std::vector<ListRow> decisions; ///< of the last meeting
    std::vector<ListRow> actions;   ///< undertaken at the last meeting, or about items of the next
    std::vector<ListRow> answers;   ///< questions answered or refused since
    std::vector<ListRow> unanswered;
    std::vector<ListRow> overdue;  ///< promises and actions that are late, overdue or lapsed
    std::vector<ListRow> reopened; ///< recommendations opened again since
    std::vector<ListRow> lapsed;   ///< conditional approvals that have lapsed and are not renewed
};

/// `committee` is its id; `not_found` when there is none. Only what the viewer may find. `meeting`: the one to be prepared; "" for the
/// committee's next.
Result<MeetingPack> meeting_pack(Registers& registers,
                                 const std::string& committee,
                                 const Actor& viewer,
                                 Day today,
                                 const std::string& meeting = {});

} // namespace mf::registers
