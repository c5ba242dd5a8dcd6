#include "pages/words.hpp"

#include "base/text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/uloc.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

namespace mf::pages {

namespace {

// Runs of text travel through a message as one private character and their number; such characters in
// data are replaced, so that data cannot pose as a run.
constexpr std::string_view run_begins = "\xee\x80\x80"; // U+E000
constexpr std::string_view run_ends = "\xee\x80\x81";   // U+E001

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

std::string utf8(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

std::string without_run_characters(std::string text) {
    for (const std::string_view mark : {run_begins, run_ends}) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
            text.replace(at, mark.size(), "\xef\xbf\xbd");
        }
    }
    return text;
}

struct Message {
    std::string pattern;
    bool literal = false; ///< has neither arguments nor quotes
    std::unique_ptr<const icu::MessageFormat> format;
};

/// `arguments` as ICU wants them; runs become their number between the private characters.
std::string formatted(const Message& message, std::span<const Argument> arguments) {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    std::vector<icu::UnicodeString> texts;
    for (const Argument& argument : arguments) {
        names.push_back(unicode(argument.name));
        if (const auto* number = std::get_if<std::int64_t>(&argument.value)) {
            values.emplace_back(*number);
        } else if (const auto* text = std::get_if<std::string>(&argument.value)) {
            values.emplace_back(unicode(without_run_characters(*text)));
        } else {
            values.emplace_back(
                unicode(fmt::format("{}{}{}", run_begins, values.size(), run_ends)));
        }
    }
    // Formatting fills caches inside the object, so each call works on its own copy.
    const icu::MessageFormat copy{*message.format};
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString result;
    copy.format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), result,
                status);
    return U_SUCCESS(status) ? utf8(result) : message.pattern;
}

Text with_runs(std::string_view text, std::span<const Argument> arguments) {
    Text result;
    for (;;) {
        const auto begin = text.find(run_begins);
        const auto end = text.find(run_ends);
        if (begin == std::string_view::npos || end == std::string_view::npos) {
            return result.add(Span{Span::Kind::plain, std::string{text}});
        }
        const auto number = begin + run_begins.size();
        const auto index = whole_number(text.substr(number, end - number)).value_or(0);
        result.add(Span{Span::Kind::plain, std::string{text.substr(0, begin)}});
        result.add(std::get<Span>(arguments[static_cast<std::size_t>(index)].value));
        text.remove_prefix(end + run_ends.size());
    }
}

} // namespace

struct Words::Messages {
    std::string language;
    bool right_to_left = false;
    icu::Locale locale;
    std::map<std::string, Message, std::less<>> by_key;
    icu::number::LocalizedNumberFormatter
        whole; ///< safe to share between threads, unlike the older ones
};

namespace {

Result<Message> message_of(const std::string& pattern,
                           const icu::Locale& locale,
                           const std::string& key,
                           const std::string& where) {
    Message message{pattern, pattern.find_first_of("{'") == std::string::npos, nullptr};
    if (!message.literal) {
        UErrorCode status = U_ZERO_ERROR;
        UParseError place{};
        message.format =
            std::make_unique<const icu::MessageFormat>(unicode(pattern), locale, place, status);
        if (U_FAILURE(status)) {
            return fail(
                ErrorKind::invalid, fmt::format("the text '{}' cannot be read as a message", key),
                where,
                fmt::format("Look near character {}: braces come in pairs, plurals have 'other'",
                            place.offset + 1));
        }
    }
    return message;
}

using MessageMap = std::map<std::string, Message, std::less<>>;

Done collect(const toml::table& table,
             const std::string& prefix,
             const icu::Locale& locale,
             const std::string& where,
             MessageMap& found) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix + std::string{name.str()};
        const auto line = fmt::format("{}:{}", where, node.source().begin.line);
        if (const auto* inner = node.as_table()) {
            if (auto done = collect(*inner, key + ".", locale, where, found); !done) {
                return done;
            }
        } else if (const auto text = node.value<std::string>()) {
            auto message = message_of(*text, locale, key, line);
            if (!message) {
                return pass(message.error());
            }
            found.emplace(key, std::move(*message));
        } else {
            return fail(ErrorKind::invalid, fmt::format("'{}' is not a text", key), line,
                        "Put it in quotation marks");
        }
    }
    return {};
}

std::string with_precision(const icu::number::LocalizedNumberFormatter& formatter,
                           const icu::number::Precision& precision,
                           double value) {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = formatter.precision(precision).formatDouble(value, status).toString(status);
    return U_SUCCESS(status) ? utf8(text) : shortest(value);
}

} // namespace

Result<Words> Words::load(const std::filesystem::path& file, const std::string& language) {
    std::ifstream input{file, std::ios::binary};
    if (!input) {
        return fail(ErrorKind::io, "the words cannot be read", file.string(),
                    "See that the file is there: it holds every sentence of the site");
    }
    std::ostringstream content;
    content << input.rdbuf();
    return parse(content.str(), language, file.string());
}

Result<Words>
Words::parse(std::string_view toml, const std::string& language, const std::string& where) {
    auto messages = std::make_shared<Messages>();
    messages->language = language;
    messages->locale = icu::Locale{language.c_str()};
    messages->right_to_left = uloc_isRightToLeft(language.c_str()) != 0;
    messages->whole = icu::number::NumberFormatter::withLocale(messages->locale);
    try {
        const toml::table table = toml::parse(toml, where);
        if (auto done = collect(table, "", messages->locale, where, messages->by_key); !done) {
            return pass(done.error());
        }
    } catch (const toml::parse_error& error) {
        return fail(ErrorKind::invalid, std::string{error.description()},
                    fmt::format("{}:{}", where, error.source().begin.line));
    }
    return Words{std::move(messages)};
}

std::string Words::operator()(std::string_view key, Arguments arguments) const {
    return text(key, arguments).plain();
}

Text Words::text(std::string_view key, Arguments arguments) const {
    return text_with(key, {arguments.begin(), arguments.size()});
}

Text Words::text_with(std::string_view key, std::span<const Argument> arguments) const {
    const auto found = messages_->by_key.find(key);
    if (found == messages_->by_key.end()) {
        return Text{fmt::format("[{}]", key)};
    }
    const Message& message = found->second;
    return message.literal ? Text{message.pattern}
                           : with_runs(formatted(message, arguments), arguments);
}

bool Words::has(std::string_view key) const {
    return messages_->by_key.contains(key);
}

std::vector<std::string> Words::keys() const {
    std::vector<std::string> all;
    for (const auto& [key, message] : messages_->by_key) {
        all.push_back(key);
    }
    return all;
}

std::string_view Words::pattern(std::string_view key) const {
    const auto found = messages_->by_key.find(key);
    return found == messages_->by_key.end() ? std::string_view{} : found->second.pattern;
}

const std::string& Words::language() const {
    return messages_->language;
}

bool Words::right_to_left() const {
    return messages_->right_to_left;
}

std::string Words::amount(double value) const {
    constexpr double ten = 10;
    const bool small_part = value != std::floor(value) && std::abs(value) < ten;
    return small_part ? fixed(value, 2) : number(value);
}

std::string Words::number(double value, int decimals) const {
    return with_precision(messages_->whole, icu::number::Precision::maxFraction(decimals), value);
}

std::string Words::fixed(double value, int decimals) const {
    return with_precision(messages_->whole, icu::number::Precision::fixedFraction(decimals), value);
}

std::string Words::month(Month month) const {
    return (*this)("date.month", {{"month", (*this)(fmt::format("date.{:02}", month.month()))},
                                  {"year", fmt::format("{}", month.year())}});
}

std::string Words::period(const Period& period) const {
    if (period.kind() == Period::Kind::month) {
        return month(period.first());
    }
    if (period.kind() == Period::Kind::year) {
        return period.text();
    }
    return (*this)("date.span", {{"first", month(period.first())}, {"last", month(period.last())}});
}

std::string Words::day(std::string_view iso) const {
    const auto day = Day::parse(iso);
    if (!day) {
        return std::string{iso};
    }
    return (*this)("date.day", {{"day", fmt::format("{}", day->day_of_month())},
                                {"month", (*this)(fmt::format("date.{:02}", day->month().month()))},
                                {"year", fmt::format("{}", day->month().year())}});
}

std::string Words::iso(std::string_view text) const {
    const auto read = Period::parse(text);
    return read ? period(*read) : day(text);
}

std::string Words::begin_of(std::string_view text) const {
    const auto read = Period::parse(text);
    return read && read->kind() != Period::Kind::year ? month(read->first()) : iso(text);
}

std::string Words::end_of(std::string_view text) const {
    const auto read = Period::parse(text);
    return read && read->kind() != Period::Kind::year ? month(read->last()) : iso(text);
}

} // namespace mf::pages
