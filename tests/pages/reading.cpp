#include "pages/reading.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

struct Piece {
    std::string_view tag; ///< without < and >; empty for words
    std::string_view words;
};

std::vector<Piece> pieces(std::string_view html) {
    std::vector<Piece> all;
    while (!html.empty()) {
        if (html.front() != '<') {
            const auto end = std::min(html.find('<'), html.size());
            all.push_back({{}, html.substr(0, end)});
            html.remove_prefix(end);
            continue;
        }
        const auto end = std::min(html.find('>'), html.size() - 1);
        all.push_back({html.substr(1, end - 1), {}});
        html.remove_prefix(end + 1);
    }
    return all;
}

std::string name_of(std::string_view tag) {
    return std::string{tag.substr(0, tag.find_first_of(" />"))};
}

} // namespace

std::vector<Tag> tags(std::string_view html) {
    std::vector<Tag> found;
    for (const Piece& piece : pieces(html)) {
        if (!piece.tag.empty() && piece.tag.front() != '/' && piece.tag.front() != '!') {
            const std::string name = name_of(piece.tag);
            found.push_back({name, std::string{piece.tag.substr(name.size())}});
        }
    }
    return found;
}

std::string attribute(const Tag& tag, std::string_view name) {
    const std::string before = " " + std::string{name} + "=\"";
    const auto at = tag.attributes.find(before);
    if (at == std::string::npos) {
        return {};
    }
    const auto begin = at + before.size();
    return tag.attributes.substr(begin, tag.attributes.find('"', begin) - begin);
}

std::string unbalanced(std::string_view html) {
    std::vector<std::string> open;
    for (const Piece& piece : pieces(html)) {
        if (piece.tag.empty() || piece.tag.front() == '!' || piece.tag.back() == '/') {
            continue;
        }
        if (piece.tag.front() != '/') {
            open.push_back(name_of(piece.tag));
        } else if (open.empty() || open.back() != piece.tag.substr(1)) {
            return "closed but not open: " + std::string{piece.tag};
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : "left open: " + open.back();
}

std::string words_of(std::string_view html) {
    std::string words;
    int in_code = 0;
    for (const Piece& piece : pieces(html)) {
        const std::string name =
            name_of(piece.tag.starts_with('/') ? piece.tag.substr(1) : piece.tag);
        if (name == "pre" || name == "code") {
            in_code += piece.tag.starts_with('/') ? -1 : 1;
        } else if (in_code == 0) {
            words += piece.words;
        }
    }
    return words;
}

std::size_t times(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

std::string replaced(std::string text, std::string_view part, std::string_view by) {
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + by.size())) {
        text.replace(at, part.size(), by);
    }
    return text;
}

} // namespace mf::pages
