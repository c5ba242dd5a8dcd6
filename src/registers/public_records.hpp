// The records as the public finds them at one moment: what the pages of the site are made from.
#pragma once

#include "registers/own_clocks.hpp"
#include "registers/views.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mf::registers {

/// How a register stands, of what the public finds.
struct RegisterTally {
    std::string in;
    std::int64_t total = 0;
    std::int64_t open = 0; ///< not in a final state
    std::int64_t late = 0; ///< waited for since a day that is over
    std::vector<std::pair<std::string, std::int64_t>> states =
        {}; ///< in the order of the definition
};

/// Cheap to copy, for many threads at once. What was counted stays as it was when it was looked at; lists and records are
/// read when they are asked for, and may be newer. Errors as those of the views.
class PublicRecords {
public:
    static Result<PublicRecords> look(std::shared_ptr<Registers> registers, Day today);

    const store::Head& head() const { return head_; }
    Day today() const { return today_; }
    const Definitions& definitions() const { return registers_->definitions(); }
    const std::vector<RegisterTally>& tallies() const {
        return tallies_;
    } ///< in the order of the registers
    const RegisterTally*
    tally(const std::string& in) const; ///< nullptr when there is no such register

    Result<ListView> list(ListQuery query) const;
    Result<RecordView> record(const std::string& in, const std::string& id) const;
    /// Minutes and records of each register.
    Result<std::vector<Burden>> burden() const;
    /// Of records that came to an end since the day: of at most page_rows_max, the newest.
    Result<OwnClock> clock(const std::string& in, Day since) const;
    /// What a field has in records that are found, for whoever wants to choose.
    Result<std::vector<std::string>>
    values(const std::string& in, const std::string& field, std::size_t limit) const;
    /// An attached file that a public field or a move of this record names; `not_found` for any other.
    Result<std::string> file(const std::string& in,
                             const std::string& id,
                             const std::string& hash,
                             const std::string& name) const;

    Result<std::string> meetings_calendar(const std::string& name,
                                          const std::string& address) const;
    Result<std::string> popolo() const;

private:
    PublicRecords(std::shared_ptr<Registers> registers, Day today)
        : registers_{std::move(registers)}, today_{today} {}

    std::shared_ptr<Registers> registers_;
    Day today_;
    store::Head head_;
    std::vector<RegisterTally> tallies_;
};

} // namespace mf::registers
