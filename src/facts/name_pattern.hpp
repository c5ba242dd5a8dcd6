// Patterns for names of files and headings: "{month}-{force}-street.csv".
#pragma once

#include "base/error.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::facts {

/// Literal text with parts in braces. A part matches by its word:
///   {month} 2026-03   {yyyy} four digits   {yy} two digits   {mm} 01 to 12   {mmm} Jan or January
///   {force} lower-case letters and hyphens   {word} letters, digits, hyphens   {any} anything, as little as fits
/// A part may carry a name of its own after a colon: {yyyy:year}. Literals are compared without letter case,
/// and a name may carry further suffixes between the pattern's last literal dot part ("-street.burglary.csv"
/// is not "-street.csv": the header decides then).
class NamePattern {
public:
    static Result<NamePattern> parse(std::string_view text);

    /// The parts by name, or nothing when the whole of `text` does not match.
    std::optional<std::map<std::string, std::string>> match(std::string_view text) const;
    const std::string& text() const { return text_; }
    bool has(std::string_view part) const;

private:
    struct Piece {
        std::string word; ///< "" for a literal
        std::string text; ///< the literal, or the part's name
    };
    bool match_from(std::size_t piece,
                    std::string_view rest,
                    std::map<std::string, std::string>& parts) const;

    std::string text_;
    std::vector<Piece> pieces_;
};

/// 1 to 12 of an English month's name or its first three letters, any case; nothing otherwise.
std::optional<int> month_of_name(std::string_view name);

} // namespace mf::facts
