#include "pages/html_parts.hpp"

namespace mf::pages {

void write_notice(Markup& html, const Notice& notice) {
    html.open("div", {{"class", notice.kind == Notice::Kind::demonstration ? "notice demonstration"
                                                                           : "notice"}});
    html.open("p");
    if (!notice.title.empty()) {
        html.open("strong");
        write_text(html, notice.title);
        html.close().text(" ");
    }
    write_text(html, notice.body);
    html.close().close().line();
}

namespace {

class BlockWriter {
public:
    BlockWriter(Markup& html, const Words& words) : html_{html}, words_{words} {}

    void operator()(const Heading& heading) {
        if (heading.level == 2) {
            write_element(html_, "h2", "", heading.text);
        } else if (heading.id.empty()) {
            write_element(html_, "h3", "", heading.text);
        } else {
            html_.open("h3", {{"id", heading.id}});
            write_text(html_, heading.text);
            html_.close().line();
        }
        write_element(html_, "p", "small", heading.note);
    }

    void operator()(const Paragraph& paragraph) {
        write_element(html_, "p", paragraph.small ? Literal{"small"} : Literal{""}, paragraph.text);
    }

    void operator()(const FigureBlock& figure) { write_figure(html_, figure, words_); }

    void operator()(const GapBlock& gap) { write_gap(html_, gap); }

    void operator()(const SmallCharts& charts) { write_small_charts(html_, charts, words_); }

    void operator()(const Chart& chart) { write_chart(html_, chart, words_); }

    void operator()(const FunnelChart& chart) { write_funnel(html_, chart, words_); }

    void operator()(const MapChart& chart) { write_map(html_, chart, words_); }

    void operator()(const WritingLines& lines) {
        html_.open("div", {{"class", "writing"}});
        write_element(html_, "p", "", lines.label);
        for (int line = 0; line < lines.lines; ++line) {
            html_.open("div").close();
        }
        html_.close().line();
    }

    void operator()(const SheetBreak& sheet) {
        write_element(html_, "p", "sheet-head", sheet.head);
    }

    void operator()(const Table& table) {
        if (!table.data_only) {
            write_table(html_, table, words_);
        }
    }

    void operator()(const LinkList& list) {
        constexpr std::size_t many = 8;
        html_.open("ul", {{"class", list.items.size() > many ? "links columns" : "links"}}).line();
        for (const LinkItem& item : list.items) {
            html_.open("li");
            write_link(html_, item.text, item.address);
            if (!item.note.empty()) {
                html_.text(" ").open("span", {{"class", "small"}});
                write_text(html_, item.note);
                html_.close();
            }
            html_.close().line();
        }
        html_.close().line();
    }

    void operator()(const Notice& notice) { write_notice(html_, notice); }

    void operator()(const Definition& definition) {
        html_.open("figure", {{"class", "definition"}}).line();
        write_element(html_, "figcaption", "small", definition.caption);
        // It can be scrolled by the keyboard, so it takes the focus.
        html_.open(
            "pre",
            {{"tabindex", "0"}, {"role", "region"}, {"aria-label", definition.caption.plain()}});
        html_.element("code", {}, definition.code).close().line();
        html_.close().line();
    }

    void operator()(const Search& search) {
        const std::string id = "search-" + search.field;
        html_
            .open("form", {{"class", "search"},
                           {"action", search.action},
                           {"method", "get"},
                           {"role", "search"},
                           {"id", "search"}})
            .line();
        html_.element("label", {{"for", id}}, search.label).line();
        html_.open("p", {{"class", "small"}, {"id", id + "-hint"}});
        write_text(html_, search.hint);
        html_.close().line();
        for (const auto& [name, value] : search.kept) {
            html_.single("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
        }
        html_.open("div", {{"class", "field"}});
        html_.single("input", {{"type", "search"},
                               {"id", id},
                               {"name", search.field},
                               {"value", search.value},
                               {"autocomplete", "off"},
                               {"maxlength", "100"},
                               {"aria-describedby", id + "-hint"}});
        html_.element("button", {{"type", "submit"}}, search.button);
        html_.close().line().close().line();
    }

    void operator()(const Form& form) { write_form(html_, form, words_); }

    void operator()(const Facts& facts) {
        html_.open("dl").line();
        for (const auto& [name, value] : facts.items) {
            html_.open("div").element("dt", {}, name).open("dd");
            write_text(html_, value);
            html_.close().close().line();
        }
        html_.close().line();
    }

private:
    Markup& html_;
    const Words& words_;
};

/// Walks over the blocks and keeps track of what is open: a pair of halves, a section, a row of figures.
class Arrangement {
public:
    Arrangement(Markup& html, const Words& words) : html_{html}, write_{html, words} {}

    void add(const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        if (std::holds_alternative<SheetBreak>(block)) {
            end();
            std::visit(write_, block);
            return;
        }
        if (heading != nullptr && heading->level == 2) {
            begin_section(*heading);
        } else if (!in_section_) {
            html_.open("section", {{"class", "section"}}).line();
            in_section_ = true;
        }
        const bool figure =
            std::holds_alternative<FigureBlock>(block) || std::holds_alternative<GapBlock>(block);
        if (figure && !in_figures_) {
            html_.open("div", {{"class", "figures"}}).line();
        } else if (!figure && in_figures_) {
            html_.close().line();
        }
        in_figures_ = figure;
        std::visit(write_, block);
    }

    void end() {
        end_section();
        end_pair();
    }

private:
    void begin_section(const Heading& heading) {
        end_section();
        if (!heading.half || halves_ == 2) {
            end_pair();
        }
        if (heading.half && halves_ == 0) {
            html_.open("div", {{"class", heading.uneven ? "pair uneven" : "pair"}}).line();
        }
        halves_ = heading.half ? halves_ + 1 : 0;
        if (heading.id.empty()) {
            html_.open("section", {{"class", "section"}}).line();
        } else {
            html_.open("section", {{"class", "section"}, {"id", heading.id}}).line();
        }
        in_section_ = true;
    }

    void end_section() {
        if (in_figures_) {
            html_.close().line();
        }
        if (in_section_) {
            html_.close().line();
        }
        in_figures_ = false;
        in_section_ = false;
    }

    void end_pair() {
        if (halves_ > 0) {
            html_.close().line();
        }
        halves_ = 0;
    }

    Markup& html_;
    BlockWriter write_;
    int halves_ = 0;
    bool in_section_ = false;
    bool in_figures_ = false;
};

} // namespace

void write_blocks(Markup& html, const Page& page, const Words& words) {
    Arrangement arrangement{html, words};
    for (const Block& block : page.blocks) {
        arrangement.add(block);
    }
    arrangement.end();
}

} // namespace mf::pages
