// Text of a page: runs of plain, strong, linked or code text. It holds no markup, so a writer cannot
// forget to escape it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mf::pages {

struct Span {
    enum class Kind { plain, strong, link, code };

    Kind kind = Kind::plain;
    std::string text;
    std::string address = {}; ///< of a link: "/areas" or "https://…"
    bool operator==(const Span&) const = default;
};

inline Span strong(std::string text) {
    return {Span::Kind::strong, std::move(text)};
}

inline Span code(std::string text) {
    return {Span::Kind::code, std::move(text)};
}

inline Span link(std::string text, std::string address) {
    return {Span::Kind::link, std::move(text), std::move(address)};
}

class Text {
public:
    Text() = default;

    Text(std::string plain) { // NOLINT(google-explicit-constructor): plain text is text
        add(Span{Span::Kind::plain, std::move(plain)});
    }

    Text(std::string_view plain) : Text{std::string{plain}} {} // NOLINT

    Text(const char* plain) : Text{std::string{plain}} {} // NOLINT

    Text(Span span) { add(std::move(span)); } // NOLINT

    /// Puts it at the end; nothing when it is empty.
    Text& add(Span span) {
        if (!span.text.empty()) {
            spans_.push_back(std::move(span));
        }
        return *this;
    }

    Text& add(const Text& more) {
        spans_.insert(spans_.end(), more.spans_.begin(), more.spans_.end());
        return *this;
    }

    const std::vector<Span>& spans() const { return spans_; }

    bool empty() const { return spans_.empty(); }

    /// The words alone, as JSON, CSV and titles have them.
    std::string plain() const {
        std::string words;
        for (const Span& span : spans_) {
            words += span.text;
        }
        return words;
    }

    bool operator==(const Text&) const = default;

private:
    std::vector<Span> spans_;
};

} // namespace mf::pages
