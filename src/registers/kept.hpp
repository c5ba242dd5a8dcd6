// Today's state of all records as tables in SQLite, beside the journal and made from it alone: for lists, search, work
// lists. They can be deleted, and are made again.
#pragma once

#include "registers/calendar.hpp"
#include "registers/clocks.hpp"
#include "registers/record.hpp"
#include "store/journal.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mf::registers {

constexpr std::size_t page_rows_max = 500;      ///< more is an export
constexpr std::size_t search_counts_max = 1000; ///< beyond that nobody counts what was found

struct ListQuery {
    enum class Order { newest, oldest, by_id, by_title, by_field, by_field_backwards };
    std::string in = {};                  ///< a register; "" all of them
    std::vector<std::string> states = {}; ///< none: any
    std::vector<std::pair<std::string, std::string>> where =
        {};                       ///< field is value: posts, choices, dates, references
    std::string since_from = {};  ///< UTC: in their state since then or later
    std::string since_until = {}; ///< UTC: in their state since before then
    std::string late_before = {}; ///< a day: something should have been done before it
    std::string words = {};       ///< to be found in the record's texts
    bool hidden_too = false;      ///< records that the public does not find
    bool closed_too = false;      ///< search in fields that are not public
    Order order = Order::newest;
    std::string order_field = {};
    std::size_t offset = 0;
    std::size_t limit = 50;
};

struct ListRow {
    std::string in;
    std::string id;
    std::int64_t version = 0;
    std::string state;
    std::string since;
    std::string opened;
    std::string title;
    bool hidden = false;
    bool simulated = false;
    Values values; ///< without those that are sealed
    bool operator==(const ListRow&) const = default;
};

struct ListPage {
    std::vector<ListRow> rows;
    std::size_t total = 0;
    bool counted = true; ///< false: there are more than `total`
};

struct TaskRow {
    RecordName record;
    std::size_t move = 0;
    std::string day; ///< "" where nothing says by when
};

/// Whether lists can be filtered and ordered by it.
bool can_filter(const Field& field);

/// Not thread-safe: one a thread.
class Kept {
public:
    /// Makes the file when it is not there, or when it is of other definitions, another calendar or another journal.
    static Result<Kept> open(const std::filesystem::path& file,
                             const Definitions& definitions,
                             const Calendar& calendar);
    ~Kept();
    Kept(Kept&&) noexcept;
    Kept& operator=(Kept&&) noexcept;

    /// Takes in what the journal has since. Cheap when there is nothing new.
    Done catch_up(const store::Journal& journal);
    /// Begins again from the first event.
    Done rebuild(const store::Journal& journal);
    /// SHA-256 over every row of every table, in an order that does not depend on how they came to be.
    Result<std::string> digest() const;

    Result<ListPage> list(const ListQuery& query) const;
    /// Ids of the records of `in` that refer to this one in any field.
    Result<std::vector<std::string>>
    referring(const std::string& in, const Register& to, const std::string& id) const;
    /// What the actor's role, her post or her role for her area is to do, what is due first first; those without a day last.
    Result<std::vector<TaskRow>> work(const Actor& actor, std::size_t limit) const;
    /// Records whose clock has run out before `today`, or which have something to be looked at each time.
    Result<std::vector<RecordName>> to_refresh(Day today) const;
    Result<std::vector<RecordName>> to_erase(Day today) const;
    /// How many records a register has, by state.
    Result<std::vector<std::pair<std::string, std::int64_t>>> states(const std::string& in) const;
    /// How many records that the public finds are waited for since a day before `today`, by register.
    Result<std::map<std::string, std::int64_t>> overdue(Day today) const;
    /// What stands in a field that lists can be filtered by, in records that the public finds: ascending, `limit` at most.
    Result<std::vector<std::string>>
    values(const std::string& in, const std::string& field, std::size_t limit) const;
    /// The largest N of ids "<prefix>N" in a register; 0 for none.
    Result<std::int64_t> last_number(const std::string& in, const std::string& prefix) const;

private:
    struct State;
    explicit Kept(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace mf::registers
