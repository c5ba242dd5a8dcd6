#include "measures/groups.hpp"

#include <algorithm>
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

/// Which of the column's words the plan counts. pre: it goes by this field alone.
std::vector<bool>
counted_words(const Plan& plan, const std::string& field, const store::TextColumn& told) {
    std::vector<bool> counted;
    for (const std::string& word : told.words) {
        counted.push_back(may_count(plan.filter, field, word));
    }
    return counted;
}

} // namespace

const std::string& Groups::word(const store::TextColumn& column, std::size_t group) {
    return column.codes.empty() ? column.words[0] : column.words[column.codes[group]];
}

Result<Groups>
read_groups(const Sql& sql, const ScanColumns& places, std::size_t first, const Setting& setting) {
    auto columns = setting.database.query_columns(sql.text, sql.values, groups_max);
    if (!columns) {
        return pass(columns.error());
    }
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
    for (const auto& [field, column] : places.told) {
        groups.told.push_back(taken<store::TextColumn>(*columns, column));
    }
    for (std::size_t column = first; column < columns->columns.size(); ++column) {
        groups.numbers.push_back(taken<store::NumberColumn>(*columns, column));
    }
    return groups;
}

Result<Groups> scan(std::span<const Plan> plans, const Setting& setting, const Scan& scan) {
    const ScanColumns places = scan_columns(plans, scan);
    const std::size_t first = std::ranges::min(places.plans);
    auto groups = read_groups(scan_sql(plans, scan, setting.state.areas), places, first, setting);
    if (!groups) {
        return groups;
    }
    for (std::size_t i = 0; i < plans.size(); ++i) {
        groups->plans.push_back({places.plans[i] - first, 0, {}});
        if (const auto told = places.shares[i]) {
            groups->plans.back().told = *told;
            groups->plans.back().values =
                counted_words(plans[i], places.told[*told].first, groups->told[*told]);
        }
    }
    return groups;
}

} // namespace mf::measures
