#include "pages/html_parts.hpp"
#include "pages/marks_svg.hpp"
#include "pages/signal_sentences.hpp"
#include "pages/trend_words.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

std::vector<std::size_t> shown_columns(const Table& table) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].data_only) {
            shown.push_back(i);
        }
    }
    return shown;
}

bool is_number(Column::Type type) {
    return type == Column::Type::number || type == Column::Type::count;
}

/// From this many columns on, a phone shows a row as a list of its cells.
constexpr std::size_t columns_on_a_phone = 3;

class TableWriter {
public:
    TableWriter(Markup& html, const Table& table, const Words& words)
        : html_{html}, table_{table}, words_{words}, columns_{shown_columns(table)},
          stacks_{columns_.size() > columns_on_a_phone} {}

    void write() {
        // Rows that are shown as lists lose their meaning for assistive software unless roles keep it.
        if (stacks_) {
            html_.open("table", {{"class", "stack"}, {"role", "table"}});
        } else {
            html_.open("table");
        }
        html_.line();
        write_element(html_, "caption", "", table_.caption);
        header();
        for (const RowGroup& group : table_.groups) {
            body(group);
        }
        html_.close().line();
    }

private:
    void open(Literal tag, Literal role, Literal css_class = "") {
        if (stacks_ && !css_class.view().empty()) {
            html_.open(tag, {{"role", std::string{role.view()}},
                             {"class", std::string{css_class.view()}}});
        } else if (stacks_) {
            html_.open(tag, {{"role", std::string{role.view()}}});
        } else if (!css_class.view().empty()) {
            html_.open(tag, {{"class", std::string{css_class.view()}}});
        } else {
            html_.open(tag);
        }
    }

    void header() {
        open("thead", "rowgroup");
        open("tr", "row");
        for (const std::size_t column : columns_) {
            const bool number = is_number(table_.columns[column].type);
            html_.open("th", {{"scope", "col"},
                              {"role", "columnheader"},
                              {"class", number ? "number" : "words"}});
            html_.text(table_.columns[column].title).close();
        }
        html_.close().close().line();
    }

    void body(const RowGroup& group) {
        open("tbody", "rowgroup");
        html_.line();
        if (!group.heading.empty()) {
            open("tr", "row");
            html_.open("th", {{"scope", "rowgroup"},
                              {"role", "rowheader"},
                              {"class", "parting"},
                              {"colspan", std::to_string(columns_.size())}});
            write_text(html_, group.heading);
            html_.close().close().line();
        }
        for (const auto& row : group.rows) {
            open("tr", "row");
            for (const std::size_t column : columns_) {
                cell(row[column], column);
            }
            html_.close().line();
        }
        html_.close().line();
    }

    void cell(const TableCell& content, std::size_t column) {
        const bool names_row = column == columns_.front();
        const Column::Type type = table_.columns[column].type;
        if (names_row) {
            html_.open("th", {{"scope", "row"},
                              {"role", "rowheader"},
                              {"class", is_number(type) ? "number" : "words"}});
        } else {
            open("td", "cell", is_number(type) ? Literal{"number"} : Literal{"words"});
        }
        if (stacks_ && !names_row) {
            // Hidden from assistive software, which reads the column's header instead.
            html_.element("span", {{"class", "label"}, {"aria-hidden", "true"}},
                          table_.columns[column].title);
        }
        content_of(content, table_.columns[column]);
        html_.close();
    }

    void content_of(const TableCell& content, const Column& column) {
        if (const auto* number = std::get_if<NumberCell>(&content)) {
            const std::string text = shown(number->value, number->marks, words_, column.unit);
            if (number->check.empty()) {
                html_.text(text);
            } else {
                write_link(html_, text, number->check);
            }
        } else if (const auto* period = std::get_if<Period>(&content)) {
            html_.text(words_.period(*period));
        } else if (const auto* text = std::get_if<Text>(&content)) {
            if (column.type == Column::Type::code) {
                html_.element("code", {}, text->plain());
            } else {
                write_text(html_, *text);
            }
        } else {
            picture(content, column);
        }
    }

    void picture(const TableCell& content, const Column& column) {
        if (const auto* word = std::get_if<release::SignalWord>(&content)) {
            const bool speaks =
                *word == release::SignalWord::higher || *word == release::SignalWord::lower;
            html_.open("span", {{"class", speaks ? "word chance" : "word"}});
            html_.put(word_mark(*word)).text(" ").text(signal_word(words_, *word)).close();
        } else if (const auto* bar = std::get_if<BarCell>(&content)) {
            html_.put(bar_svg(*bar));
        } else if (const auto* interval = std::get_if<IntervalCell>(&content)) {
            if (column.type == Column::Type::picture) {
                html_.put(interval_svg(*interval));
            } else if (interval->interval) {
                html_.text(
                    words_("date.span",
                           {{"first", in_unit(words_, interval->interval->lower, column.unit)},
                            {"last", in_unit(words_, interval->interval->upper, column.unit)}}));
            }
        } else if (const auto* strip = std::get_if<StripCell>(&content)) {
            html_.put(strip_svg(*strip));
        } else if (const auto* calendar = std::get_if<CalendarCell>(&content)) {
            html_.put(calendar_svg(*calendar));
        } else if (const auto* spark = std::get_if<SparkCell>(&content)) {
            html_.put(spark_svg(spark->spark, SparkSize::row));
        }
    }

    Markup& html_;
    const Table& table_;
    const Words& words_;
    std::vector<std::size_t> columns_;
    bool stacks_;
};

} // namespace

void write_table(Markup& html, const Table& table, const Words& words) {
    if (!table.folded.empty()) {
        html.open("details").line();
        html.element("summary", {}, table.folded).line();
    }
    html.open("div", {{"class", "table"}}).line();
    TableWriter{html, table, words}.write();
    html.close().line();
    write_element(html, "p", "small", table.note);
    if (!table.folded.empty()) {
        html.close().line();
    }
}

} // namespace mf::pages
