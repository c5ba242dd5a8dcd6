// A cell is a number or the reason why there is none. Missing is never zero.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace mf {

/// Why there is no number (the shorthand of the Government Analysis Function).
enum class Missing {
    confidential,   ///< [c] withheld so that nobody is disclosed
    not_available,  ///< [x] not supplied, withdrawn, or out of the source's scope
    not_applicable, ///< [z] the question makes no sense here
    low,            ///< [low] rounds to nought but is not nought
};

/// What a reader must know about a number that is there.
enum class Mark : std::uint8_t {
    provisional = 1, ///< [p]
    revised = 2,     ///< [r]
    breaks = 4,      ///< [b] the last of its segment: what follows cannot be compared
    estimated = 8,   ///< [e]
    unreliable = 16, ///< [u]
};

class Cell {
public:
    constexpr Cell(double value) : content_{value} {}    // NOLINT: a number is a cell
    constexpr Cell(Missing reason) : content_{reason} {} // NOLINT: and so is a reason

    constexpr bool is_number() const { return std::holds_alternative<double>(content_); }
    constexpr std::optional<double> value() const {
        return is_number() ? std::optional{std::get<double>(content_)} : std::nullopt;
    }
    constexpr std::optional<Missing> missing() const {
        return is_number() ? std::nullopt : std::optional{std::get<Missing>(content_)};
    }
    constexpr bool operator==(const Cell&) const = default;

private:
    std::variant<double, Missing> content_;
};

/// A set of marks; empty is usual.
class Marks {
public:
    constexpr Marks() = default;
    constexpr Marks(Mark mark) : bits_{static_cast<std::uint8_t>(mark)} {} // NOLINT: one is a set

    constexpr bool has(Mark mark) const { return (bits_ & static_cast<std::uint8_t>(mark)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr Marks with(Marks other) const {
        Marks both;
        both.bits_ = static_cast<std::uint8_t>(bits_ | other.bits_);
        return both;
    }
    constexpr bool operator==(const Marks&) const = default;

private:
    std::uint8_t bits_ = 0;
};

std::string_view symbol(Missing reason); ///< "[x]"
std::string_view symbol(Mark mark);      ///< "[b]"

/// All that stands in the symbol column: "", "[x]", "[r][b]"; the reason first, marks in order a to z.
std::string symbols(const Cell& cell, Marks marks);

/// The reverse of symbol(): nothing when there is no such shorthand.
std::optional<Missing> missing_of(std::string_view symbol);
std::optional<Mark> mark_of(std::string_view symbol);

} // namespace mf
