#include "geo/boundary_table.hpp"

#include "base/csv_text.hpp"
#include "base/text.hpp"
#include "geo/degrees.hpp"
#include "geo/measure.hpp"
#include "geo/wkt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::geo {

namespace {

/// The columns of the table at hand; what it does not have is empty everywhere.
struct Columns {
    const CsvTable& table;

    std::string_view field(const CsvRow& row, std::string_view column) const {
        const auto at = table.column(column);
        return at ? trimmed(row.fields[*at]) : std::string_view{};
    }

    std::unexpected<Error> wrong(const CsvRow& row, std::string what, std::string mend) const {
        return fail(ErrorKind::invalid, std::move(what), table.where(row), std::move(mend));
    }
};

/// Some formats write a day as 2026/03/31, or with a time of day behind it.
std::string day_as_iso(std::string_view text) {
    constexpr std::size_t day_characters = 10;
    const bool has_time = text.size() > day_characters &&
                          (text[day_characters] == 'T' || text[day_characters] == ' ');
    std::string day{text.substr(0, has_time ? day_characters : text.size())};
    std::ranges::replace(day, '/', '-');
    return day;
}

Result<std::optional<Day>>
day_in(const Columns& columns, const CsvRow& row, std::string_view column) {
    const std::string_view text = columns.field(row, column);
    if (text.empty()) {
        return std::nullopt;
    }
    const auto day = Day::parse(day_as_iso(text));
    if (!day) {
        return columns.wrong(row, fmt::format("'{}' is no day in the column '{}'", text, column),
                             "Write it as 2026-03-31");
    }
    return *day;
}

Result<Shape> shape_in(const Columns& columns, const CsvRow& row, Frame frame) {
    auto shape = parse_wkt(columns.field(row, "WKT"));
    if (!shape) {
        Error error = shape.error();
        error.where = columns.table.where(row);
        return pass(std::move(error));
    }
    if (frame == Frame::degrees) {
        const Box box = box_of(*shape);
        for (const Place corner : {box.low, box.high}) {
            if (const auto doubt = doubt_of_degrees(corner); doubt != DegreesDoubt::none) {
                return columns.wrong(
                    row, fmt::format("{} {} {}", corner.x, corner.y, sentence_of(doubt)),
                    "Say in which coordinate reference system the file is");
            }
        }
    }
    return shape;
}

std::vector<std::string> parts(std::string_view text) {
    std::vector<std::string> all;
    for (const std::string_view part : split(text, '|')) {
        if (!trimmed(part).empty()) {
            all.emplace_back(trimmed(part));
        }
    }
    return all;
}

Result<Boundary> boundary_in(const Columns& columns, const CsvRow& row, Frame frame) {
    Boundary area;
    area.name = columns.field(row, "name");
    area.code = columns.table.column("code") ? columns.field(row, "code") : area.name;
    if (area.code.empty()) {
        return columns.wrong(row, "the area has no code", "Name the column that has the codes");
    }
    area.parent = columns.field(row, "parent");
    area.aliases = parts(columns.field(row, "aliases"));
    const auto from = day_in(columns, row, "from");
    const auto to = from ? day_in(columns, row, "to") : from;
    if (!to) {
        return pass(to.error());
    }
    area.from = *from;
    area.to = *to;
    auto shape = shape_in(columns, row, frame);
    if (!shape) {
        return pass(shape.error());
    }
    area.shape = std::move(*shape);
    area.box = box_of(area.shape);
    if (const std::string_view fault = columns.field(row, "fault"); !fault.empty()) {
        area.repair =
            Repair{std::string{fault}, number(columns.field(row, "area_before")).value_or(0),
                   area_of(area.shape)};
    }
    return area;
}

Result<Frame> frame_of(const Columns& columns) {
    const CsvTable& table = columns.table;
    const std::string_view text = columns.field(table.rows.front(), "frame");
    for (const Frame frame : {Frame::degrees, Frame::national_grid}) {
        if (text != name(frame)) {
            continue;
        }
        for (const CsvRow& row : table.rows) {
            if (columns.field(row, "frame") != text) {
                return columns.wrong(row, "the table has two frames", "Make two tables of it");
            }
        }
        return frame;
    }
    return columns.wrong(table.rows.front(), fmt::format("'{}' is no frame", text),
                         "Write degrees or national_grid");
}

Done check_columns(const CsvTable& table) {
    for (const auto& wanted : {"WKT", "frame"}) {
        if (const auto found = table.columns({wanted}); !found) {
            return pass(found.error());
        }
    }
    if (!table.column("code") && !table.column("name")) {
        return pass(table.columns({"code"}).error());
    }
    if (table.rows.empty()) {
        return fail(ErrorKind::invalid, "the table has no area", table.name + ":1",
                    "A row under the header is an area");
    }
    return {};
}

using Row = std::pair<Boundary, const CsvRow*>;

/// Ordered by code. Of a code that stands twice every row is refused: which one is meant nobody can tell.
std::vector<Boundary>
without_twice(std::vector<Row> rows, const Columns& columns, std::vector<Error>& refused) {
    std::ranges::stable_sort(rows, {}, [](const Row& row) { return row.first.code; });
    std::vector<Boundary> areas;
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && rows[end].first.code == rows[begin].first.code) {
            ++end;
        }
        if (end == begin + 1) {
            areas.push_back(std::move(rows[begin].first));
            begin = end;
            continue;
        }
        for (; begin < end; ++begin) {
            refused.push_back(
                columns
                    .wrong(
                        *rows[begin].second,
                        fmt::format("the code '{}' stands more than once", rows[begin].first.code),
                        "Give each area a code of its own, or choose another column")
                    .error());
        }
    }
    return areas;
}

} // namespace

std::string_view name(Frame frame) {
    return frame == Frame::degrees ? "degrees" : "national_grid";
}

Result<BoundaryTable> parse_boundaries(std::string_view text, std::string file, SetId id) {
    auto table = parse_csv(text, std::move(file));
    if (!table) {
        return pass(table.error());
    }
    if (auto done = check_columns(*table); !done) {
        return pass(done.error());
    }
    const Columns columns{*table};
    const auto frame = frame_of(columns);
    if (!frame) {
        return pass(frame.error());
    }
    BoundaryTable read{{std::move(id), *frame, {}}, {}, {}};
    std::vector<Row> rows;
    for (const CsvRow& row : table->rows) {
        auto area = boundary_in(columns, row, *frame);
        if (area) {
            rows.emplace_back(std::move(*area), &row);
        } else {
            read.refused.push_back(area.error());
        }
    }
    read.set.areas = without_twice(std::move(rows), columns, read.refused);
    if (read.set.areas.empty()) {
        return pass(read.refused.front());
    }
    for (std::size_t i = 0; i < read.set.areas.size(); ++i) {
        if (read.set.areas[i].repair) {
            read.repaired.push_back(i);
        }
    }
    return read;
}

std::string boundary_table(const BoundarySet& set) {
    std::string text = "code,name,parent,aliases,from,to,frame,fault,area_before,WKT\n";
    const auto day = [](const std::optional<Day>& value) { return value ? value->text() : ""; };
    for (const Boundary& area : set.areas) {
        const auto& repair = area.repair;
        text += fmt::format("{},{},{},{},{},{},{},{},{},\"{}\"\n", csv_quoted(area.code),
                            csv_quoted(area.name), csv_quoted(area.parent),
                            csv_quoted(joined(area.aliases, "|")), day(area.from), day(area.to),
                            name(set.frame), csv_quoted(repair ? repair->fault : ""),
                            repair ? shortest(repair->area_before) : "", wkt(area.shape));
    }
    return text;
}

} // namespace mf::geo
