// Every sentence that the site says, by key, in one language: definitions/words/<language>.toml.
#pragma once

#include "base/error.hpp"
#include "base/period.hpp"
#include "pages/text.hpp"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mf::pages {

/// What stands in a sentence where it says {name}: a whole number (with separators, and for plurals), words,
/// or a run of text such as a link.
struct Argument {
    std::string_view name;
    std::variant<std::int64_t, std::string, Span> value;
};

using Arguments = std::initializer_list<Argument>;

/// Immutable; copies are cheap; may be used by many threads at once.
class Words {
public:
    /// Reads tables of ICU MessageFormat texts; the key of a text is the path to it: "area.finding".
    /// `io` when there is no such file, `invalid` with file:line when it is no TOML or a text is no message.
    static Result<Words> load(const std::filesystem::path& file, const std::string& language);
    static Result<Words>
    parse(std::string_view toml, const std::string& language, const std::string& where);

    /// The sentence without its links. A key that does not exist gives the key in brackets, so that the gap
    /// is seen; a test and `metforward check` find it first.
    std::string operator()(std::string_view key, Arguments arguments = {}) const;
    /// The sentence with its links, strong words and code.
    Text text(std::string_view key, Arguments arguments = {}) const;
    /// text() for arguments that were gathered one by one.
    Text text_with(std::string_view key, std::span<const Argument> arguments) const;
    bool has(std::string_view key) const;
    std::vector<std::string> keys() const; ///< ascending
    /// The text as it is in the file; nothing for a key that does not exist.
    std::string_view pattern(std::string_view key) const;

    const std::string& language() const;
    bool right_to_left() const;

    /// With separators of thousands; at most `decimals` digits after the point.
    std::string number(double value, int decimals = 1) const;
    /// As a number is shown by itself: whole, or below ten with two digits after the point, else with one.
    std::string amount(double value) const;
    /// With exactly so many digits after the point, so that numbers beside it line up.
    std::string fixed(double value, int decimals) const;
    std::string month(Month month) const; ///< "June 2026"
    std::string period(const Period& period) const;
    std::string day(std::string_view iso) const; ///< "31 March 2026"; what is no day stays as it is
    /// A month, a day or another period as it is written in data; what is none of them stays as it is.
    std::string iso(std::string_view text) const;
    /// The month in which a period begins or ends, as a span of several has it; of a year the year itself.
    std::string begin_of(std::string_view period) const;
    std::string end_of(std::string_view period) const;

private:
    struct Messages;

    explicit Words(std::shared_ptr<const Messages> messages) : messages_{std::move(messages)} {}

    std::shared_ptr<const Messages> messages_;
};

} // namespace mf::pages
