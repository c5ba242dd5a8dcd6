#include "geo/area_list.hpp"

#include "base/csv_text.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::geo {

namespace {

constexpr std::string_view header = "code,name,aliases,parent,from,to,repaired";

Result<std::optional<Day>>
day_in(const CsvTable& table, const CsvRow& row, const std::string& text) {
    if (text.empty()) {
        return std::nullopt;
    }
    const auto day = Day::parse(text);
    return day ? Result<std::optional<Day>>{*day}
               : fail(ErrorKind::invalid, day.error().message, table.where(row), day.error().mend);
}

Result<ListedArea> area_in(const CsvTable& table, const CsvRow& row) {
    const auto from = day_in(table, row, row.fields[4]);
    const auto to = from ? day_in(table, row, row.fields[5]) : from;
    if (!to) {
        return pass(to.error());
    }
    ListedArea area{row.fields[0], row.fields[1], {}, row.fields[3], *from, *to, row.fields[6]};
    if (!row.fields[2].empty()) {
        for (const std::string_view alias : split(row.fields[2], '|')) {
            area.aliases.emplace_back(alias);
        }
    }
    return area;
}

} // namespace

AreaList listed(const BoundarySet& set) {
    AreaList list{set.id, {}};
    for (const Boundary& area : set.areas) {
        list.areas.push_back({area.code, area.name, area.aliases, area.parent, area.from, area.to,
                              area.repair ? area.repair->fault : ""});
    }
    return list;
}

std::string area_list_text(const AreaList& list) {
    std::string text = std::string{header} + "\n";
    const auto day = [](const std::optional<Day>& value) { return value ? value->text() : ""; };
    for (const ListedArea& area : list.areas) {
        text += fmt::format("{},{},{},{},{},{},{}\n", csv_quoted(area.code), csv_quoted(area.name),
                            csv_quoted(joined(area.aliases, "|")), csv_quoted(area.parent),
                            day(area.from), day(area.to), csv_quoted(area.repaired));
    }
    return text;
}

Result<AreaList> parse_area_list(std::string_view text, std::string file, SetId id) {
    const auto table = parse_csv(text, std::move(file));
    if (!table) {
        return pass(table.error());
    }
    if (joined(table->header, ",") != header) {
        return fail(ErrorKind::invalid, "this is no list of areas", table->name + ":1",
                    fmt::format("Its columns are {}", header));
    }
    AreaList list{std::move(id), {}};
    for (const CsvRow& row : table->rows) {
        auto area = area_in(*table, row);
        if (!area) {
            return pass(area.error());
        }
        if (!list.areas.empty() && list.areas.back().code >= area->code) {
            return fail(ErrorKind::invalid, "the codes do not ascend", table->where(row),
                        "Sort the rows by code; none may stand twice");
        }
        list.areas.push_back(std::move(*area));
    }
    return list;
}

} // namespace mf::geo
