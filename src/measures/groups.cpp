#include "measures/groups.hpp"

#include "measures/wide_rows.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
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

/// Appends a column's codes, by the words of the other.
void append(const store::TextColumn& from, store::TextColumn& to) {
    std::unordered_map<std::string, std::uint32_t> code_of;
    for (std::size_t i = 0; i < to.words.size(); ++i) {
        code_of.emplace(to.words[i], static_cast<std::uint32_t>(i));
    }
    std::vector<std::uint32_t> codes;
    for (const std::string& word : from.words) {
        const auto [place, fresh] =
            code_of.emplace(word, static_cast<std::uint32_t>(to.words.size()));
        if (fresh) {
            to.words.push_back(word);
        }
        codes.push_back(place->second);
    }
    to.codes.reserve(to.codes.size() + from.codes.size());
    for (const std::uint32_t code : from.codes) {
        to.codes.push_back(codes[code]);
    }
}

/// A wide source has a row for each period, area and category: they are read some periods at a time.
Result<std::vector<Scan>> parts_of(const Plan& plan, const Setting& setting, const Scan& scan) {
    if (!plan.wide) {
        return std::vector{scan};
    }
    std::vector<std::string> periods = scan.periods;
    if (periods.empty()) {
        auto found = periods_in(plan, setting);
        if (!found) {
            return pass(found.error());
        }
        periods = std::move(*found);
    }
    std::vector<Scan> parts;
    for (auto& some : some_at_a_time(periods)) {
        parts.push_back(scan);
        parts.back().periods = std::move(some);
    }
    return parts.empty() ? std::vector{scan} : parts;
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

void append(const Groups& from, Groups& to) {
    to.size += from.size;
    for (const auto column : {&Groups::period, &Groups::force, &Groups::district, &Groups::ward,
                              &Groups::small, &Groups::by}) {
        append(from.*column, to.*column);
    }
    for (std::size_t i = 0; i < to.told.size(); ++i) {
        append(from.told[i], to.told[i]);
    }
    for (std::size_t i = 0; i < to.numbers.size(); ++i) {
        to.numbers[i].insert(to.numbers[i].end(), from.numbers[i].begin(), from.numbers[i].end());
    }
}

Result<Groups> scan(std::span<const Plan> plans, const Setting& setting, const Scan& scan) {
    const ScanColumns places = scan_columns(plans, scan);
    const std::size_t first = std::ranges::min(places.plans);
    const auto parts = parts_of(plans.front(), setting, scan);
    if (!parts) {
        return pass(parts.error());
    }
    std::optional<Groups> groups;
    for (const Scan& part : *parts) {
        auto read = read_groups(scan_sql(plans, part, setting.state.areas), places, first, setting);
        if (!read) {
            return read;
        }
        if (groups) {
            append(std::move(*read), *groups);
        } else {
            groups = std::move(*read);
        }
    }
    for (std::size_t i = 0; i < plans.size(); ++i) {
        groups->plans.push_back({places.plans[i] - first, 0, {}});
        if (const auto told = places.shares[i]) {
            groups->plans.back().told = *told;
            groups->plans.back().values =
                counted_words(plans[i], places.told[*told].first, groups->told[*told]);
        }
    }
    return std::move(*groups);
}

} // namespace mf::measures
