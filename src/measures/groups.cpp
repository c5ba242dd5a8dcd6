#include "measures/groups.hpp"

#include <utility>

namespace mf::measures {

namespace {

constexpr std::uint64_t groups_max = 50'000'000;

template <class Column>
Column taken(store::Columns& columns, std::size_t at) {
    // A column whose every value is NULL has no type of its own.
    auto* found = std::get_if<Column>(&columns.columns[at]);
    if (found != nullptr) {
        return std::move(*found);
    }
    Column none;
    if constexpr (std::is_same_v<Column, store::TextColumn>) {
        none.codes.resize(columns.rows);
    } else {
        none.resize(columns.rows);
    }
    return none;
}

} // namespace

const std::string& Groups::word(const store::TextColumn& column, std::size_t group) {
    return column.codes.empty() ? column.words[0] : column.words[column.codes[group]];
}

Result<Groups> scan(std::span<const Plan> plans, const Setting& setting, const Scan& scan) {
    const Sql sql = scan_sql(plans, scan, setting.state.areas);
    auto columns = setting.database.query_columns(sql.text, sql.values, groups_max);
    if (!columns) {
        return pass(columns.error());
    }
    const ScanColumns places = scan_columns(plans.front(), scan);
    Groups groups;
    groups.size = columns->rows;
    groups.period = taken<store::TextColumn>(*columns, 0);
    for (const auto& [place, column] :
         {std::pair{places.force, &groups.force}, std::pair{places.district, &groups.district},
          std::pair{places.ward, &groups.ward}, std::pair{places.small, &groups.small},
          std::pair{places.by, &groups.by}}) {
        if (place) {
            *column = taken<store::TextColumn>(*columns, *place);
        }
    }
    for (std::size_t i = 0; i < plans.size(); ++i) {
        groups.plans.push_back(
            {taken<store::NumberColumn>(*columns, places.first_plan + 2 * i),
             taken<store::NumberColumn>(*columns, places.first_plan + 2 * i + 1)});
    }
    return groups;
}

} // namespace mf::measures
