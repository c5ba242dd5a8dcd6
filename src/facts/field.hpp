// From the text of one column to the typed value of one field.
#pragma once

#include "base/error.hpp"
#include "facts/source.hpp"
#include "facts/zone.hpp"
#include "geo/areas.hpp"
#include "store/parquet.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace mf::facts {

/// A value, a blank, or the reason why it is neither. What kind of value it is follows from the field's type.
struct Typed {
    enum class State { value, blank, refused } state = State::blank;
    std::string text;       ///< text-like types: the value. refused: the reason, "month-unreadable"
    std::int64_t whole = 0; ///< whole, day, moment (microseconds), flag
    double number = 0;
    std::array<std::uint8_t, 32> hash{};
    bool unknown = false; ///< kept, but no table knows it

    static Typed of_text(std::string text) {
        return {State::value, std::move(text), 0, 0, {}, false};
    }
    static Typed of_whole(std::int64_t whole) { return {State::value, {}, whole, 0, {}, false}; }
    static Typed refused(std::string reason) {
        return {State::refused, std::move(reason), 0, 0, {}, false};
    }
};

/// How the lake keeps a field.
store::ColumnType column_type(FieldType type);

/// What reading needs to know besides the definition of the column.
struct FieldContext {
    const SourceDefinition* source = nullptr;
    const geo::Areas* areas = nullptr;
    const Zone* zone = nullptr;
    std::map<std::string, std::string> name_parts;
};

/// Reads one field's text. Pure; as quick as its type allows.
Typed read_field(const ColumnDefinition& column,
                 std::string_view text,
                 const FieldContext& context);

/// A number cell of a wide file.
Typed read_number(std::string_view text,
                  FieldType type,
                  char decimal,
                  const std::vector<std::string>& missing);

/// The period that a heading of a wide file names, as the field's value ("2026-03"); "" when it names none.
std::string period_of_heading(const PeriodColumns& periods, std::string_view heading);

/// 64 hexadecimal digits to 32 bytes; false when they are not.
bool read_hex(std::string_view text, std::array<std::uint8_t, 32>& bytes);

} // namespace mf::facts
