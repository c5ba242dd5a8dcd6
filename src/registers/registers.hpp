// The records of an authority: to be opened, changed, moved and read. Everything that happens to a record goes through here.
#pragma once

#include "base/clock.hpp"
#include "registers/attachments.hpp"
#include "registers/guards.hpp"
#include "registers/kept.hpp"
#include "registers/record.hpp"
#include "store/journal_writer.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mf::registers {

/// Where things stand.
struct Place {
    std::filesystem::path journal;
    std::filesystem::path kept; ///< tables that can be made again
    std::filesystem::path attachments;
};

/// What somebody does to a record.
struct Change {
    Actor who;
    Values values = {};
    std::string why = {};
    std::vector<std::string> evidence = {}; ///< lines as in a field of files and links
    std::string happened = {};              ///< a day or a UTC moment; "": now
    std::optional<std::int64_t> seen =
        {};                 ///< the version that who acts has looked at; nothing: whatever it is
    bool simulated = false; ///< made up for a demonstration
    std::optional<std::string> draft = {}; ///< that has served and goes
};

/// It is written down; durable.
struct Recorded {
    Record record;
    bool awaits_second_key = false; ///< nothing has moved yet: another person must say the same
    std::string receipt; ///< by which the public finds again what it opened: told this once
};

/// Somebody else was quicker; nothing is written down.
struct Conflict {
    Record newest;
    Values yours;
};

using ChangeOutcome = std::variant<Recorded, Conflict>;

/// What a refresh has done.
struct Refreshed {
    std::vector<RecordName> moved; ///< once for each move
    std::vector<RecordName> erased;
};

/// Thread-safe; several processes may work on the same files. Errors: `not_found` for a register or record that there is not,
/// `refused` when a role or a guard says no, `invalid` for a value that does not fit, each with what to do.
class Registers {
public:
    static Result<Registers>
    open(Place place, Definitions definitions, Calendar calendar, MeasureReader measures = {});
    ~Registers();
    Registers(Registers&&) noexcept;
    Registers& operator=(Registers&&) noexcept;

    const Definitions& definitions() const;
    const Calendar& calendar() const;
    const Attachments& attachments() const;

    /// `id` "" is the year and the next number: "2026-17".
    Result<ChangeOutcome>
    add(const std::string& in, const std::string& id, const Change& change, const Clock& clock);
    /// Gives the fields in `values` what stands there; "" empties one. A field that is as it was is no change.
    Result<ChangeOutcome>
    change(const std::string& in, const std::string& id, const Change& change, const Clock& clock);
    /// Along one of the moves of the definition. What the clock has done by `happened` is written down before.
    Result<ChangeOutcome> move(const std::string& in,
                               const std::string& id,
                               const std::string& to,
                               const Change& change,
                               const Clock& clock);
    /// Destroys the values of these fields, which must be erasable; who may change the record may do so.
    Result<Record> erase(const std::string& in,
                         const std::string& id,
                         const std::vector<std::string>& fields,
                         const Change& change,
                         const Clock& clock);

    /// Makes every move whose time has come, and erases what is to be forgotten; by the program, each once. It matters
    /// not how often this runs: each move has happened on the day on which its time came.
    Result<Refreshed> refresh(const Clock& clock);

    Result<Record> record(const std::string& in, const std::string& id);
    /// Fills in those erasable values that have not been erased.
    Result<Record> unsealed(Record record);
    /// Whether the receipt is the one that was given when the record was opened.
    static bool fits_receipt(const Record& record, const std::string& receipt);

    Result<ListPage> list(const ListQuery& query);
    Result<std::vector<Record>> referring(const std::string& in, const Record& to);
    Result<std::vector<TaskRow>> work(const Actor& actor, std::size_t limit);
    Result<std::vector<std::pair<std::string, std::int64_t>>> states(const std::string& in);
    /// As Kept::overdue() and Kept::values().
    Result<std::map<std::string, std::int64_t>> overdue(Day today);
    Result<std::vector<std::string>>
    values(const std::string& in, const std::string& field, std::size_t limit);
    /// How the guards of a move stand for this actor, in the order of the definition.
    Result<std::vector<std::pair<GuardCall, Verdict>>> judged(const Record& record,
                                                              std::size_t move,
                                                              const std::string& to,
                                                              const Change& change,
                                                              Day today);

    Done keep_draft(const store::Draft& draft);
    Done drop_draft(const std::string& id);
    Result<std::optional<store::Draft>> draft(const std::string& id);
    Result<std::vector<store::Draft>> drafts_of(const std::string& owner);

    Result<store::Head> head();
    /// `integrity` when the chain breaks, or the kept tables are not what the events give.
    Result<store::Head> verify(const std::filesystem::path& scratch,
                               const std::optional<store::Head>& published = std::nullopt);

private:
    struct State;
    explicit Registers(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mf::registers
