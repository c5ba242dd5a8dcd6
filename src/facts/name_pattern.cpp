#include "facts/name_pattern.hpp"

#include "base/month.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mf::facts {

namespace {

constexpr std::array<std::string_view, 12> month_names{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

constexpr std::array<std::string_view, 8> words{"month", "yyyy",  "yy",   "mm",
                                                "mmm",   "force", "word", "any"};

bool all(std::string_view text, auto condition) {
    return !text.empty() && std::ranges::all_of(text, condition);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_letter(char c) {
    return is_small(c) || (c >= 'A' && c <= 'Z');
}

bool fits(std::string_view word, std::string_view text) {
    if (word == "month") {
        return Month::parse(text).has_value();
    }
    if (word == "yyyy") {
        return text.size() == 4 && all(text, is_digit);
    }
    if (word == "yy") {
        return text.size() == 2 && all(text, is_digit);
    }
    if (word == "mm") {
        return text.size() == 2 && all(text, is_digit) && text >= "01" && text <= "12";
    }
    if (word == "mmm") {
        return month_of_name(text).has_value();
    }
    if (word == "force") {
        return all(text, [](char c) { return is_small(c) || c == '-'; });
    }
    if (word == "word") {
        return all(text, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
    }
    return true;
}

} // namespace

std::optional<int> month_of_name(std::string_view name) {
    const std::string small = lower(name);
    for (std::size_t i = 0; i < month_names.size(); ++i) {
        if (small == month_names[i] || small == month_names[i].substr(0, 3)) {
            return static_cast<int>(i) + 1;
        }
    }
    return std::nullopt;
}

Result<NamePattern> NamePattern::parse(std::string_view text) {
    NamePattern pattern;
    pattern.text_ = text;
    while (!text.empty()) {
        const auto open = text.find('{');
        if (open != 0) {
            pattern.pieces_.push_back({"", lower(text.substr(0, open))});
            text.remove_prefix(std::min(open, text.size()));
            continue;
        }
        const auto close = text.find('}');
        if (close == std::string_view::npos) {
            return fail(ErrorKind::invalid,
                        fmt::format("'{}' has a '{{' without its '}}'", pattern.text_), {},
                        "Write each part as {name}");
        }
        const std::string_view part = text.substr(1, close - 1);
        const auto colon = part.find(':');
        const std::string_view word = part.substr(0, colon);
        if (std::ranges::find(words, word) == words.end()) {
            return fail(ErrorKind::invalid, fmt::format("'{{{}}}' is no part of a pattern", word),
                        {}, "Use one of month, yyyy, yy, mm, mmm, force, word, any");
        }
        pattern.pieces_.push_back(
            {std::string{word},
             std::string{colon == std::string_view::npos ? word : part.substr(colon + 1)}});
        text.remove_prefix(close + 1);
    }
    return pattern;
}

bool NamePattern::has(std::string_view part) const {
    return std::ranges::any_of(
        pieces_, [&](const Piece& piece) { return !piece.word.empty() && piece.text == part; });
}

bool NamePattern::match_from(std::size_t piece,
                             std::string_view rest,
                             std::map<std::string, std::string>& parts) const {
    if (piece == pieces_.size()) {
        return rest.empty();
    }
    const Piece& now = pieces_[piece];
    if (now.word.empty()) {
        return lower(rest.substr(0, now.text.size())) == now.text &&
               match_from(piece + 1, rest.substr(now.text.size()), parts);
    }
    for (std::size_t length = now.word == "any" ? 0 : 1; length <= rest.size(); ++length) {
        if (fits(now.word, rest.substr(0, length)) &&
            match_from(piece + 1, rest.substr(length), parts)) {
            parts[now.text] = std::string{rest.substr(0, length)};
            return true;
        }
    }
    return false;
}

std::optional<std::map<std::string, std::string>> NamePattern::match(std::string_view text) const {
    std::map<std::string, std::string> parts;
    if (text.size() > 300 || !match_from(0, text, parts)) {
        return std::nullopt;
    }
    return parts;
}

} // namespace mf::facts
