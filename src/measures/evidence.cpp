#include "measures/evidence.hpp"

#include "measures/sql.hpp"

#include <algorithm>

namespace mf::measures {

namespace {

std::string name_of(const facts::State& state, const std::string& edition) {
    const auto found = state.editions.find(edition);
    return found == state.editions.end() || found->second.names.empty()
               ? edition
               : found->second.names.front();
}

/// The periods that could be counted for the area.
Result<std::vector<Period>> countable(const Plan& plan,
                                      const Setting& setting,
                                      geo::Level level,
                                      const std::string& area,
                                      const Period& period) {
    Question question{{level}, area, period.first(), period.last(), ""};
    const auto series = ask_series(plan, setting, question);
    if (!series) {
        return pass(series.error());
    }
    std::vector<Period> periods;
    for (const Series& one : *series) {
        for (const Segment& segment : one.segments) {
            for (const Point& point : segment.points()) {
                if (point.value.is_number()) {
                    periods.push_back(point.period);
                }
            }
        }
    }
    return periods;
}

} // namespace

Result<RowsBehind> evidence(const Plan& of_all,
                            const Setting& setting,
                            geo::Level level,
                            const std::string& area,
                            const Period& period,
                            std::uint64_t limit) {
    const Plan plan = narrowed(of_all, setting.state, {period.text()});
    RowsBehind behind;
    const auto periods = countable(plan, setting, level, area, period);
    if (!periods) {
        return pass(periods.error());
    }
    if (periods->empty()) {
        return behind;
    }
    const Sql by_edition = editions_sql(plan, setting.state.areas, level, area, *periods);
    const auto editions = setting.database.query(by_edition.text, by_edition.values);
    if (!editions) {
        return pass(editions.error());
    }
    std::vector<std::string> ids;
    for (const auto& row : editions->rows) {
        ids.push_back(std::get<std::string>(row[0]));
        behind.total += static_cast<std::uint64_t>(std::get<std::int64_t>(row[1]));
    }
    std::ranges::sort(
        ids, {}, [&](const std::string& id) { return std::pair{name_of(setting.state, id), id}; });
    for (const std::string& id : ids) {
        if (behind.rows.size() >= limit) {
            break;
        }
        const Sql lines = lines_sql(plan, setting.state.areas, level, area, *periods, id,
                                    limit - behind.rows.size());
        const auto found = setting.database.query(lines.text, lines.values);
        if (!found) {
            return pass(found.error());
        }
        for (const auto& row : found->rows) {
            behind.rows.push_back({id, static_cast<std::uint64_t>(std::get<std::int64_t>(row[0]))});
        }
    }
    if (!plan.fields.id.empty()) {
        const Sql sharing = sharing_sql(plan, setting.state.areas, level, area, *periods);
        const auto found = setting.database.query(sharing.text, sharing.values);
        if (!found) {
            return pass(found.error());
        }
        const auto* rows = std::get_if<std::int64_t>(&found->rows.at(0).at(0));
        behind.sharing_id = rows == nullptr ? 0 : static_cast<std::uint64_t>(*rows);
    }
    return behind;
}

Result<std::vector<RowsAtPlace>> rows_by_place(const Plan& of_all,
                                               const Setting& setting,
                                               geo::Level level,
                                               const std::string& area,
                                               const Period& period,
                                               const PlaceFields& fields) {
    const Plan plan = narrowed(of_all, setting.state, {period.text()});
    const facts::SourceDefinition* source = setting.state.source(plan.definition.source);
    for (const std::string* field : {&fields.name, &fields.longitude, &fields.latitude}) {
        if (source == nullptr || source->column(*field) == nullptr) {
            return fail(ErrorKind::unsupported, "the file says no places", plan.definition.source);
        }
    }
    const auto periods = countable(plan, setting, level, area, period);
    if (!periods || periods->empty()) {
        return periods ? Result<std::vector<RowsAtPlace>>{} : pass(periods.error());
    }
    const Sql sql = by_place_sql(plan, setting.state.areas, level, area, *periods,
                                 {fields.name, fields.longitude, fields.latitude});
    const auto table = setting.database.query(sql.text, sql.values);
    if (!table) {
        return pass(table.error());
    }
    std::vector<RowsAtPlace> places;
    for (const auto& row : table->rows) {
        const auto* name = std::get_if<std::string>(&row[0]);
        places.push_back({name == nullptr ? "" : *name, std::get<double>(row[1]),
                          std::get<double>(row[2]),
                          static_cast<std::uint64_t>(std::get<std::int64_t>(row[3]))});
    }
    return places;
}

} // namespace mf::measures
