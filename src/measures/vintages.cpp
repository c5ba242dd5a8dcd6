#include "measures/vintages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::measures {

Result<Vintages> Vintages::load(const Setting& setting) {
    Vintages vintages{setting.state.areas};
    for (const facts::SourceDefinition& source : setting.state.sources) {
        const auto level = geo::level_of(source.area_list);
        const auto column =
            std::ranges::find_if(source.columns, [](const facts::ColumnDefinition& one) {
                return one.type == facts::FieldType::code;
            });
        if (!level || column == source.columns.end() ||
            !setting.state.by_source.contains(source.id)) {
            continue;
        }
        const auto table = setting.database.query(
            fmt::format("SELECT DISTINCT {0} FROM {1} WHERE {0} IS NOT NULL",
                        store::sql_name(column->as), store::sql_name(facts::sql_table(source.id))));
        if (!table) {
            return pass(table.error());
        }
        for (const auto& row : table->rows) {
            vintages.lists_[*level].insert(std::get<std::string>(row[0]));
        }
    }
    return vintages;
}

bool Vintages::told_by_lists(const std::string& code) const {
    const auto older = lists_.find(geo::Level::lsoa2011);
    const auto newer = lists_.find(geo::Level::lsoa2021);
    return older != lists_.end() && newer != lists_.end() &&
           (older->second.contains(code) || newer->second.contains(code));
}

bool Vintages::is_in(const std::string& code, geo::Level level) const {
    if (told_by_lists(code)) {
        return lists_.at(level).contains(code);
    }
    return level == geo::Level::lsoa2021 || !areas_.is_2021_only(code);
}

Marks Vintages::marks(const std::string& code, geo::Level level) const {
    const bool small = level == geo::Level::lsoa2011 || level == geo::Level::lsoa2021;
    return small && !told_by_lists(code) ? Marks{Mark::unreliable} : Marks{};
}

} // namespace mf::measures
