// Tables of a page: cells, columns, groups of rows. What a cell shows as a picture stands in other cells as a number or word.
#pragma once

#include "pages/chart.hpp"
#include "pages/text.hpp"
#include "release/signal.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mf::pages {

/// A cell of a column of numbers or counts.
struct NumberCell {
    Cell value;
    Marks marks = {};
    std::string check = {}; ///< address that explains the number, or ""
    bool operator==(const NumberCell&) const = default;
};

/// A bar from 0, and what is left open beyond it.
struct BarCell {
    Cell value = Missing::not_available;
    std::optional<double> highest = {}; ///< as much as it might be
    double full = 0;                    ///< what the whole width stands for
    bool operator==(const BarCell&) const = default;
};

/// Where a number and its interval lie on a scale that all rows share, beside a reference.
struct IntervalCell {
    Cell value = Missing::not_available;
    std::optional<Interval> interval = {};
    std::optional<double> reference = {};
    double full = 0; ///< end of the scale, which begins at 0
    bool operator==(const IntervalCell&) const = default;
};

/// A mark for each place: so many higher, so many lower, so many neither.
struct StripCell {
    int higher = 0;
    int neither = 0;
    int lower = 0;
    bool operator==(const StripCell&) const = default;
};

/// Month by month, whether there was a file.
struct CalendarCell {
    enum class Mark { none, part, whole };

    std::vector<Mark> marks = {};
    bool operator==(const CalendarCell&) const = default;
};

/// A small chart within a row.
struct SparkCell {
    Spark spark;
};

using TableCell = std::variant<Text,
                               NumberCell,
                               Period,
                               release::SignalWord,
                               BarCell,
                               IntervalCell,
                               StripCell,
                               CalendarCell,
                               SparkCell>;

struct Column {
    enum class Type {
        text,
        number, ///< may be missing: its symbol has a column of its own in CSV
        count,  ///< a number that is always there
        link,
        period,
        code,
        word,     ///< one of four
        interval, ///< two columns in CSV
        picture,  ///< shows what other columns say: not in CSV, nor in JSON
    };

    std::string id;    ///< the name in CSV and JSON: "recorded"
    std::string title; ///< for people
    Type type = Type::text;
    bool data_only = false; ///< in JSON and CSV, not on the page
    Unit unit = Unit::as_is;
};

/// Rows that belong together; a heading stands above them when there is one.
struct RowGroup {
    Text heading = {};
    std::vector<std::vector<TableCell>> rows = {}; ///< one cell a column, of the column's type
};

/// The first column that is shown names the row.
struct Table {
    std::string id;
    Text caption;
    std::vector<Column> columns;
    std::vector<RowGroup> groups = {};
    Text note = {};    ///< symbols that occur, explained
    bool main = false; ///< part of the page's CSV; all main tables of a page have the same columns
    std::string folded = {}; ///< when not empty: closed at first, opened by these words
    bool data_only = false;  ///< in JSON and CSV, not on the page
};

} // namespace mf::pages
