// What one scan of a source's rows says: how often each plan counts, by period, place and split.
#pragma once

#include "measures/series.hpp"
#include "measures/sql.hpp"

#include <span>
#include <string>
#include <vector>

namespace mf::measures {

/// What one plan counts in each group.
struct Counted {
    std::size_t column = 0;   ///< of Groups::numbers: its rows; the next one is what it counts
    std::size_t told = 0;     ///< of Groups::told: the field by which it knows its rows
    std::vector<bool> values; ///< by code, those that it counts; empty: the columns are its own
};

/// One entry a group in each column. A text column that was not asked for has no codes.
struct Groups {
    std::size_t size = 0;
    store::TextColumn period;
    store::TextColumn force;
    store::TextColumn district;
    store::TextColumn ward;
    store::TextColumn small;
    store::TextColumn by;
    std::vector<store::TextColumn> told; ///< fields that tell plans their rows
    std::vector<store::NumberColumn> numbers;
    std::vector<Counted> plans; ///< in the order of the plans

    /// Whether the group has rows that the plan counts.
    bool has_rows(const Counted& plan, std::size_t group) const {
        return numbers[plan.column][group] > 0 &&
               (plan.values.empty() || plan.values[told[plan.told].codes[group]]);
    }
    /// How many those are. pre: has_rows().
    double rows(const Counted& plan, std::size_t group) const {
        return numbers[plan.column][group];
    }
    /// Those rows, or the sum of their field; NaN where none has one. pre: has_rows().
    double value(const Counted& plan, std::size_t group) const {
        return numbers[plan.column + 1][group];
    }

    /// The text of a group, "" where the column was not asked for or the row has none.
    static const std::string& word(const store::TextColumn& column, std::size_t group);
};

/// Puts the question and takes its answer apart; the numbers begin at column `first`. `plans` stays empty.
Result<Groups>
read_groups(const Sql& sql, const ScanColumns& places, std::size_t first, const Setting& setting);

/// Appends groups of the same columns; a group that is in both then stands twice.
void append(const Groups& from, Groups& to);

/// Reads the rows of the plans' table once. pre: the plans have one table.
Result<Groups> scan(std::span<const Plan> plans, const Setting& setting, const Scan& scan);

} // namespace mf::measures
