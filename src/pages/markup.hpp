// The only way to make HTML: tags and attributes' names are literals of the program, all else is escaped.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::pages {

/// A text that stands in the program's source: it cannot come from data.
class Literal {
public:
    consteval Literal(const char* text) : text_{text} {} // NOLINT: a literal is one

    constexpr std::string_view view() const { return text_; }

private:
    std::string_view text_;
};

/// Finished HTML or SVG. Only Markup makes it.
class Html {
public:
    const std::string& text() const { return text_; }

private:
    friend class Markup;

    explicit Html(std::string text) : text_{std::move(text)} {}

    std::string text_;
};

struct Attribute {
    Literal name;
    std::string value;
};

using Attributes = std::initializer_list<Attribute>;

class Markup {
public:
    Markup& doctype();         ///< of HTML 5
    Markup& xml_declaration(); ///< of a document that is no HTML
    Markup& open(Literal tag, Attributes attributes = {});
    /// As open() and single(), where only the page tells which attributes there are.
    Markup& open_with(Literal tag, const std::vector<Attribute>& attributes);
    Markup& close();                                         ///< the element opened last
    Markup& single(Literal tag, Attributes attributes = {}); ///< has no content: meta, path
    Markup& single_with(Literal tag, const std::vector<Attribute>& attributes);
    Markup& text(std::string_view words);
    Markup& element(Literal tag, Attributes attributes, std::string_view words);
    Markup& put(const Html& written);
    Markup& line(); ///< a line end between blocks, for who reads the source
    /// pre: every element is closed.
    Html done() &&;

private:
    void start(Literal tag, std::span<const Attribute> attributes);

    std::string html_;
    std::vector<Literal> open_;
};

/// Whether a link may lead there: within the site, to a part of the page, or by https, http or mailto.
bool is_safe_address(std::string_view address);

} // namespace mf::pages
