#include "pages/html_parts.hpp"
#include "pages/trend_words.hpp"

namespace mf::pages {

void write_link(Markup& html, const std::string& text, const std::string& address) {
    if (is_safe_address(address)) {
        html.element("a", {{"href", address}}, text);
    } else {
        html.text(text);
    }
}

void write_text(Markup& html, const Text& text) {
    for (const Span& span : text.spans()) {
        switch (span.kind) {
        case Span::Kind::plain:
            html.text(span.text);
            break;
        case Span::Kind::strong:
            html.element("strong", {}, span.text);
            break;
        case Span::Kind::code:
            html.element("code", {}, span.text);
            break;
        case Span::Kind::link:
            write_link(html, span.text, span.address);
            break;
        }
    }
}

void write_element(Markup& html, Literal tag, Literal css_class, const Text& text) {
    if (text.empty()) {
        return;
    }
    if (css_class.view().empty()) {
        html.open(tag);
    } else {
        html.open(tag, {{"class", std::string{css_class.view()}}});
    }
    write_text(html, text);
    html.close().line();
}

std::string shown(const Cell& cell, Marks marks, const Words& words, Unit unit) {
    const auto value = cell.value();
    std::string marked = symbols(cell, marks);
    if (!value) {
        return marked;
    }
    return in_unit(words, *value, unit) + (marked.empty() ? "" : " " + marked);
}

} // namespace mf::pages
