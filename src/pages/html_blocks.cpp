#include "pages/html_parts.hpp"
#include "pages/trend_svg.hpp"

#include <fmt/format.h>

#include <optional>

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

/// Words that stand where a number would, in its size.
std::string reason_in_words(Missing reason, const Words& words) {
    switch (reason) {
    case Missing::confidential:
        return words("missing.confidential");
    case Missing::not_available:
        return words("missing.not_available");
    case Missing::not_applicable:
        return words("missing.not_applicable");
    case Missing::low:
        return words("missing.low");
    }
    return {};
}

class BlockWriter {
public:
    BlockWriter(Markup& html, const Words& words) : html_{html}, words_{words} {}

    void operator()(const Heading& heading) {
        if (heading.level == 2) {
            write_element(html_, "h2", "", heading.text);
        } else {
            write_element(html_, "h3", "", heading.text);
        }
        write_element(html_, "p", "small", heading.note);
    }

    void operator()(const Paragraph& paragraph) {
        write_element(html_, "p", paragraph.small ? Literal{"small"} : Literal{""}, paragraph.text);
    }

    void operator()(const FigureBlock& figure) {
        const Point& point = figure.figure.point;
        html_.open("div", {{"class", "figure"}}).line();
        write_element(html_, "p", "name", figure.label);
        if (const auto reason = point.value.missing()) {
            html_.open("p", {{"class", "value"}}).text(reason_in_words(*reason, words_)).text(" ");
            html_.element("span", {{"class", "symbol"}}, symbols(point.value, point.marks));
        } else {
            html_.open("p", {{"class", "value"}}).text(words_.amount(*point.value.value()));
            if (!point.marks.empty()) {
                html_.text(" ").element("span", {{"class", "symbol"}},
                                        symbols(point.value, point.marks));
            }
        }
        html_.close().line();
        interval(point.interval);
        for (const Text& text : figure.words) {
            write_element(html_, "p", "small", text);
        }
        check(figure);
        html_.close().line();
    }

    void operator()(const Chart& chart) {
        html_.open("figure", {{"class", "chart"}, {"id", "chart-" + chart.id}}).line();
        for (const TrendWidth width : {TrendWidth::narrow, TrendWidth::middle, TrendWidth::wide}) {
            html_.put(trend_svg(chart, words_, width));
        }
        write_element(html_, "figcaption", "small", chart.caption);
        html_.close().line();
    }

    void operator()(const Table& table) { write_table(html_, table, words_); }

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
    void interval(const std::optional<Interval>& bounds) {
        if (bounds) {
            html_.element("p", {{"class", "small"}},
                          words_("figure.interval", {{"lower", words_.amount(bounds->lower)},
                                                     {"upper", words_.amount(bounds->upper)}}));
            html_.line();
        }
    }

    void check(const FigureBlock& figure) {
        if (!figure.check.empty() && is_safe_address(figure.check)) {
            html_.open("p", {{"class", "small"}}).open("a", {{"href", figure.check}});
            html_.text(words_("figure.check"));
            html_.element("span", {{"class", "unseen"}}, ": " + figure.label.plain());
            html_.close().close().line();
        }
    }

    Markup& html_;
    const Words& words_;
};

/// Walks over the blocks and keeps track of what is open: a pair of halves, a section, a row of figures.
class Arrangement {
public:
    Arrangement(Markup& html, const Words& words) : html_{html}, write_{html, words} {}

    void add(const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading != nullptr && heading->level == 2) {
            begin_section(*heading);
        } else if (!in_section_) {
            html_.open("section", {{"class", "section"}}).line();
            in_section_ = true;
        }
        const bool figure = std::holds_alternative<FigureBlock>(block);
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
            html_.open("div", {{"class", "pair"}}).line();
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
