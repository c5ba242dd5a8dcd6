// What one command does with one record: checked against the definition, judged by the guards, written down.
#pragma once

#include "registers/reader.hpp"
#include "registers/registers.hpp"
#include "registers/rights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mf::registers {

/// For one thread and one command.
class Desk {
public:
    Desk(Core& core,
         Reader& reader,
         store::JournalWriter& writer,
         const Attachments& attachments,
         const Register& in,
         const Clock& clock)
        : core_{core}, reader_{reader}, writer_{writer}, attachments_{attachments}, in_{in},
          clock_{clock} {}

    Result<ChangeOutcome> add(const std::string& id, const Change& change);
    Result<ChangeOutcome> change(const std::string& id, const Change& change);
    Result<ChangeOutcome> move(const std::string& id, const std::string& to, const Change& change);
    Result<Record>
    erase(const std::string& id, const std::vector<std::string>& fields, const Change& change);

    /// Makes the moves whose time came before `day`, one after the other; `with_data`: also those that look at a measure.
    /// How many were made. Another who does the same at once makes them once.
    Result<int> settle(Record& record, Day day, bool with_data);
    /// Erases what is to be forgotten by `day`; whether there was anything.
    Result<bool> forget(const Record& record, Day day);

    Result<std::vector<std::pair<GuardCall, Verdict>>> judged(const Record& record,
                                                              const Move& move,
                                                              const std::string& to,
                                                              const Change& change,
                                                              Day today);

private:
    struct Written {
        RecordEvent event;
        std::vector<store::Sealed> sealed;
        std::string receipt = {}; ///< for who opened it, in no other place
    };

    Result<std::string> happened_of(const Change& change, const Record* record) const;
    Done check_values(const Values& values, const std::vector<std::string>& may_be_fixed) const;
    Done check_evidence(const std::vector<std::string>& lines) const;
    Done check_references(const Values& values) const;
    Done check_required(const Record& record, const std::string& state) const;
    Result<Written>
    event_of(EventKind kind, const Change& change, const std::string& happened) const;
    Result<ChangeOutcome> write(const Record& record, Written written, const Change& change);
    const Move* way_to(const Record& record, const std::string& to, const Change& change) const;
    /// What was decided once does not serve twice.
    Done check_given_anew(const Record& record, const Move& move, const Values& values) const;
    Done check_opening(const Record& record, const Change& change, Day day);
    Result<ChangeOutcome>
    moved(const Record& record, const Move& move, const std::string& to, const Change& change);
    std::vector<std::string> told_by(const Move& move, const Record& record) const;
    /// The event that the clock makes next; nothing when its time has not come.
    Result<std::optional<RecordEvent>> next_of_clock(const Record& record, Day day, bool with_data);
    std::unexpected<Error> refuse(const std::string& message, const std::string& mend) const;

    Core& core_;
    Reader& reader_;
    store::JournalWriter& writer_;
    const Attachments& attachments_;
    const Register& in_;
    const Clock& clock_;
};

} // namespace mf::registers
