#include "measures/filter_words.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace mf::measures {

namespace {

bool begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Where the first character from `at` on stands that does not go on with the word.
template <class GoesOn>
std::size_t end_of(std::string_view text, std::size_t at, GoesOn goes_on) {
    while (at < text.size() && goes_on(text[at])) {
        ++at;
    }
    return at;
}

Result<FilterWord> quoted(std::string_view text, std::size_t& at) {
    const std::size_t begin = at + 1;
    std::string said;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\'') {
            ++at;
            if (at == text.size() || text[at] != '\'') {
                return FilterWord{FilterWord::Kind::literal, said, said, begin};
            }
        }
        said.push_back(text[at]);
    }
    return filter_error("a quote is opened and never closed", begin,
                        "Close it with ' and write a quote inside it twice");
}

Result<FilterWord> numeral(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    at = end_of(text, at + 1, [](char c) { return is_digit(c) || c == '.'; });
    const std::string written{text.substr(begin, at - begin)};
    FilterWord word{FilterWord::Kind::literal, written, std::int64_t{0}, begin + 1};
    if (const auto whole = whole_number(written)) {
        word.value = *whole;
    } else if (const auto real = number(written)) {
        constexpr double whole_end = 9223372036854775808.0; // 2^63
        if (*real == std::floor(*real) && *real >= -whole_end && *real < whole_end) {
            word.value = static_cast<std::int64_t>(*real); // 12.0 is 12
        } else {
            word.value = *real;
        }
    } else {
        return filter_error(fmt::format("'{}' is no number", written), begin + 1);
    }
    return word;
}

FilterWord named(std::string_view text, std::size_t& at) {
    const std::size_t begin = at;
    at = end_of(text, at, [](char c) { return begins_name(c) || is_digit(c); });
    std::string word{text.substr(begin, at - begin)};
    if (word == "true" || word == "false") {
        return {FilterWord::Kind::literal, word, word == "true", begin + 1};
    }
    return {FilterWord::Kind::name, std::move(word), {}, begin + 1};
}

Result<FilterWord> sign(std::string_view text, std::size_t& at) {
    for (const std::string_view known : {"!=", "<=", ">=", "=", "<", ">", "(", ")", ","}) {
        if (text.substr(at).starts_with(known)) {
            FilterWord word{FilterWord::Kind::sign, std::string{known}, {}, at + 1};
            at += known.size();
            return word;
        }
    }
    const char c = text[at];
    if (c == '"') {
        return filter_error("texts stand in single quotes here", at + 1, "Write 'burglary'");
    }
    return filter_error(c > ' ' && c < '\x7f' ? fmt::format("'{}' is no sign of this language", c)
                                              : "a character that no word begins with",
                        at + 1);
}

Result<FilterWord> next_word(std::string_view text, std::size_t& at) {
    const char c = text[at];
    if (c == '\'') {
        return quoted(text, at);
    }
    if (is_digit(c) || c == '-') {
        return numeral(text, at);
    }
    if (begins_name(c)) {
        return named(text, at);
    }
    return sign(text, at);
}

} // namespace

std::string FilterWord::shown() const {
    return kind == Kind::end ? "the end" : fmt::format("'{}'", text);
}

std::unexpected<Error> filter_error(std::string what, std::size_t at, std::string mend) {
    return fail(ErrorKind::invalid, fmt::format("{}, at character {} of the filter", what, at), {},
                mend.empty() ? "Write it like: category = 'burglary' and lsoa is not missing"
                             : std::move(mend));
}

Result<std::vector<FilterWord>> filter_words(std::string_view text) {
    std::vector<FilterWord> words;
    std::size_t at = end_of(text, 0, is_blank);
    while (at < text.size()) {
        auto word = next_word(text, at);
        if (!word) {
            return pass(word.error());
        }
        words.push_back(std::move(*word));
        at = end_of(text, at, is_blank);
    }
    words.push_back({FilterWord::Kind::end, {}, {}, text.size() + 1});
    return words;
}

} // namespace mf::measures
