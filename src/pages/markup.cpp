#include "pages/markup.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace mf::pages {

namespace {

/// Control characters have no place in HTML; they show as the replacement character.
void add_escaped(std::string& html, std::string_view words) {
    for (const char c : words) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default: {
            const auto byte = static_cast<unsigned char>(c);
            const bool control = (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7f;
            html += control ? std::string_view{"\xef\xbf\xbd"} : std::string_view{&c, 1};
        }
        }
    }
}

} // namespace

void Markup::start(Literal tag, std::span<const Attribute> attributes) {
    html_ += '<';
    html_ += tag.view();
    for (const Attribute& attribute : attributes) {
        html_ += ' ';
        html_ += attribute.name.view();
        html_ += "=\"";
        add_escaped(html_, attribute.value);
        html_ += '"';
    }
}

Markup& Markup::doctype() {
    html_ += "<!doctype html>\n";
    return *this;
}

Markup& Markup::xml_declaration() {
    html_ += "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    return *this;
}

Markup& Markup::open_with(Literal tag, const std::vector<Attribute>& attributes) {
    start(tag, attributes);
    html_ += '>';
    open_.push_back(tag);
    return *this;
}

Markup& Markup::open(Literal tag, Attributes attributes) {
    start(tag, {attributes.begin(), attributes.size()});
    html_ += '>';
    open_.push_back(tag);
    return *this;
}

Markup& Markup::close() {
    assert(!open_.empty());
    html_ += "</";
    html_ += open_.back().view();
    html_ += '>';
    open_.pop_back();
    return *this;
}

Markup& Markup::single_with(Literal tag, const std::vector<Attribute>& attributes) {
    start(tag, attributes);
    html_ += "/>";
    return *this;
}

Markup& Markup::single(Literal tag, Attributes attributes) {
    start(tag, {attributes.begin(), attributes.size()});
    html_ += "/>";
    return *this;
}

Markup& Markup::text(std::string_view words) {
    add_escaped(html_, words);
    return *this;
}

Markup& Markup::element(Literal tag, Attributes attributes, std::string_view words) {
    return open(tag, attributes).text(words).close();
}

Markup& Markup::put(const Html& written) {
    html_ += written.text();
    return *this;
}

Markup& Markup::line() {
    html_ += '\n';
    return *this;
}

Html Markup::done() && {
    assert(open_.empty());
    return Html{std::move(html_)};
}

bool is_safe_address(std::string_view address) {
    constexpr std::array<std::string_view, 3> schemes{"https://", "http://", "mailto:"};
    const bool inside =
        address.starts_with('#') || (address.starts_with('/') && !address.starts_with("//") &&
                                     address.find('\\') == std::string_view::npos);
    return inside || std::ranges::any_of(schemes, [&](std::string_view scheme) {
               return address.starts_with(scheme);
           });
}

} // namespace mf::pages
