// A page is a value: what one address shows, before anybody writes it as HTML, JSON or CSV.
#pragma once

#include "pages/chart.hpp"
#include "pages/form.hpp"
#include "pages/map_chart.hpp"
#include "pages/table.hpp"
#include "pages/text.hpp"

#include <optional>
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
    bool uneven = false; ///< of the first of a pair: it is the wider one, what follows is an aside
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
    Unit unit = Unit::as_is;
    Spark spark = {};
    std::optional<release::SignalWord> word = {}; ///< what its chart says
    std::string word_note = {};                   ///< beside the word: "11th month in a row"
};

/// A number that nobody has: words in its place, in its size. Stands among figures.
struct GapBlock {
    Text label;
    Text instead; ///< "not measured"
    std::vector<Text> words;
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
    std::vector<std::pair<std::string, std::string>> kept = {}; ///< sent along, and not seen
};

/// Short facts: a name and what it is.
struct Facts {
    std::vector<std::pair<std::string, Text>> items;
};

/// Lines to write on, on paper alone.
struct WritingLines {
    Text label;
    int lines = 3;
};

/// What follows begins a new sheet of paper, with these words at its head.
struct SheetBreak {
    Text head;
};

using Block = std::variant<Heading,
                           Paragraph,
                           FigureBlock,
                           GapBlock,
                           SmallCharts,
                           Chart,
                           FunnelChart,
                           MapChart,
                           WritingLines,
                           SheetBreak,
                           Table,
                           LinkList,
                           Notice,
                           Definition,
                           Search,
                           Form,
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
    std::string feed = {}; ///< address of what changes here, "" for that of the whole site
    std::string goes_on =
        {}; ///< address that answers better, where an HTML reader is sent at once; "" for none
    bool personal = false; ///< of one reader: it has no twin and nobody keeps it
    Text sheet_head = {};  ///< of a page made for paper: words at the head of its first sheet
};

/// Whether the page has a CSV twin.
bool has_main_table(const Page& page);

} // namespace mf::pages
