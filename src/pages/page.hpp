// A page is a value: what one address shows, before anybody writes it as HTML, JSON or CSV.
#pragma once

#include "base/series.hpp"
#include "pages/text.hpp"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mf::pages {

/// A heading of level 2 opens a section. Two sections of half width that follow each other stand side by side.
struct Heading {
    Text text;     ///< what was found, not a label
    Text note;     ///< smaller, below: place, period, scope
    int level = 2; ///< 2 or 3
    bool half = false;
    std::string id = {}; ///< what a link may point to, or ""
};

struct Paragraph {
    Text text;
    bool small = false;
};

/// One number with its words. Neighbours stand in a row.
struct FigureBlock {
    Text label; ///< "Burglaries recorded, June 2026"
    Figure figure;
    std::vector<Text> words; ///< what helps to read it; also why there is no number
    std::string check;       ///< address of *Check this number*, "" when there is none
};

/// A trend. Segments are drawn apart; a chart is always followed by its table.
struct Chart {
    std::string id;   ///< unique on the page, made of [a-z0-9-]
    Text description; ///< its text alternative: kind of chart and what it shows
    Series series;
    Text caption; ///< below: units, where the scale starts, source
};

/// A cell of a column of numbers or counts.
struct NumberCell {
    Cell value;
    Marks marks = {};
    std::string check = {}; ///< address that explains the number, or ""
    bool operator==(const NumberCell&) const = default;
};

using TableCell = std::variant<Text, NumberCell, Period>;

struct Column {
    enum class Type {
        text,
        number, ///< may be missing: its symbol has a column of its own in CSV
        count,  ///< a number that is always there
        link,
        period,
        code,
    };

    std::string id;    ///< the name in CSV and JSON: "recorded"
    std::string title; ///< for people
    Type type = Type::text;
    bool data_only = false; ///< in JSON and CSV, not on the page
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
};

struct LinkItem {
    std::string text;
    std::string address;
    Text note = {};
};

struct LinkList {
    std::vector<LinkItem> items;
};

struct Notice {
    enum class Kind { plain, demonstration, unpublished };

    Kind kind = Kind::plain;
    Text title;
    Text body;
};

/// A definition as it is written: code text, never run.
struct Definition {
    Text caption;
    std::string language; ///< "toml", "sql", "shell"
    std::string code;
};

/// A form with one field that leads to `action`?`field`=what was typed.
struct Search {
    std::string label;
    Text hint; ///< never empty
    std::string action;
    std::string field;
    std::string value; ///< what was typed before
    std::string button;
};

/// Short facts: a name and what it is.
struct Facts {
    std::vector<std::pair<std::string, Text>> items;
};

using Block = std::variant<Heading,
                           Paragraph,
                           FigureBlock,
                           Chart,
                           Table,
                           LinkList,
                           Notice,
                           Definition,
                           Search,
                           Facts>;

/// Which state of the facts a page was made from.
struct Origin {
    std::string release;
    std::string authority; ///< "" for none
    std::string made;      ///< "2026-03-31"
    bool published = false;
    bool simulated = false;
    std::vector<std::string> licences; ///< sentences that licences ask for, none twice
};

struct Crumb {
    std::string text;
    std::string address; ///< "" for the page itself
};

struct Page {
    std::string address;  ///< "/areas/E09000007", with its query when it has one
    std::string language; ///< BCP 47: "en"
    std::string section;  ///< entry of the navigation that it belongs to: "areas", or ""
    std::string title;    ///< of the window, without the site's name
    Text finding;         ///< the one h1: a sentence
    std::vector<Text> lead;
    Text note; ///< smaller: where it comes from, what is left out
    std::vector<Crumb> breadcrumb;
    std::vector<Notice> notices; ///< of the whole page
    std::vector<Block> blocks;
    Origin origin;
};

/// Whether the page has a CSV twin.
bool has_main_table(const Page& page);

} // namespace mf::pages
