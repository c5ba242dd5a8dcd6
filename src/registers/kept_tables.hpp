// The tables that Kept has, how a record is written into them, and how a list is asked for.
#pragma once

#include "registers/kept.hpp"
#include "store/sqlite.hpp"

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mf::registers {

constexpr int kept_format = 2; ///< another one is made anew

/// Empty tables, instead of whatever is there. Inside a transaction.
Done make_kept_tables(const store::Sqlite& database);

class KeptWriter {
public:
    KeptWriter(const store::Sqlite& database,
               const Definitions& definitions,
               const Calendar& calendar)
        : database_{database}, definitions_{definitions}, calendar_{calendar} {}

    /// Writes anew the records that these streams tell; other streams are passed over. Inside a transaction.
    Done take(const store::Journal& journal, const std::set<std::string>& streams) const;

private:
    Done write(const Register& in, const Record& record) const;
    std::vector<Task> awaited(const Register& in, const Record& record) const;
    /// The first day by which somebody is to do something, "" without one.
    std::string first_day(const Register& in, const Record& record) const;
    Result<std::int64_t> write_record(const Register& in, const Record& record) const;
    Done write_fields(std::int64_t row, const Register& in, const Record& record) const;
    Done write_times(std::int64_t row, const Register& in, const Record& record) const;
    Done write_text(std::int64_t row, const Register& in, const Record& record) const;

    using Bound = std::variant<std::int64_t, std::string>;

    /// Runs a statement that is prepared once; the number that it gives, 0 for none.
    Result<std::int64_t> run(std::string_view sql, std::initializer_list<Bound> values) const;
    Done execute(std::string_view sql, std::initializer_list<Bound> values) const;

    const store::Sqlite& database_;
    const Definitions& definitions_;
    const Calendar& calendar_;
    mutable std::map<std::string_view, store::SqliteStatement>
        prepared_; ///< by text, which is a literal
};

/// The words by which search keeps to a register, and to what the public finds.
std::string place_word(std::string_view register_id);
constexpr std::string_view shown_word = "isshown";
constexpr std::string_view hidden_word = "ishidden";

/// Whose task it is: a role, for who answers for that area.
std::string of_area(const std::string& role, const std::string& area);

/// `total`: how many rows there are, where that is known already.
Result<ListPage> list_in(const store::Sqlite& database,
                         const ListQuery& query,
                         const std::optional<std::size_t>& total);

/// Register and id of what a question with one value gives.
Result<std::vector<RecordName>>
names_in(const store::Sqlite& database, std::string_view sql, const std::string& value);

} // namespace mf::registers
