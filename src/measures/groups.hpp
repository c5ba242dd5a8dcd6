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
    store::NumberColumn rows;  ///< rows that the filter lets through
    store::NumberColumn value; ///< the rows, or the sum of their field; NaN where no row has one
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
    std::vector<Counted> plans; ///< in the order of the plans

    /// The text of a group, "" where the column was not asked for or the row has none.
    static const std::string& word(const store::TextColumn& column, std::size_t group);
};

/// Reads the rows of the plans' table once. pre: the plans have one table.
Result<Groups> scan(std::span<const Plan> plans, const Setting& setting, const Scan& scan);

} // namespace mf::measures
