// From a record to typed values, unit by unit: texts that were read before are not read again.
#pragma once

#include "facts/csv.hpp"
#include "facts/fact_writer.hpp"
#include "facts/layout.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::facts {

struct Refusal {
    std::string column; ///< heading
    std::string reason; ///< "month-differs-from-file"
};

/// Reads the fields that come from columns, from the file's name and from constants. The columns' dictionaries are the
/// FactWriter's, which must outlive it.
class RowReader {
public:
    RowReader(const Layout& layout, const FieldContext& context, FactWriter& writer);

    /// What the name and the constants give; refused when the definition needs a part that the name has not.
    std::optional<Refusal> read_fixed();

    /// Reads a record; `values()` then has one value a field (periods not among them). What is wrong is the refusal.
    const Refusal* read(const CsvRecord& record);
    std::span<const Ready* const> values() const { return values_; }
    /// The field's text in the record just read; valid until the next one.
    std::string_view text_of(std::size_t field) const { return texts_[field]; }
    /// name_key of every text that a category column has had.
    const std::set<std::string>& category_texts() const { return category_texts_; }
    /// Every code that a column of areas has had, by field.
    const std::map<std::size_t, std::set<std::string>>& area_codes() const { return area_codes_; }

    /// Forgets what was read, after the writer's dictionaries were cleared.
    void forget();
    std::size_t remembered() const;

private:
    struct Remembered {
        std::vector<Ready> values; ///< by the unit's fields
        std::optional<Refusal> refusal;
    };
    struct UnitState {
        Intern texts;
        std::vector<Remembered> remembered;
        Remembered fresh; ///< of a unit that is not interned
        std::uint32_t previous = 0;
        std::string_view previous_text;
        bool any = false;
    };

    const Remembered& look_up(std::size_t unit, const CsvRecord& record);
    void read_unit(const Unit& unit, const CsvRecord& record, Remembered& into);
    std::string_view unit_text(const Unit& unit, const CsvRecord& record);

    const Layout& layout_;
    const FieldContext& context_;
    FactWriter& writer_;
    std::vector<UnitState> units_;
    std::vector<Ready> fixed_; ///< by field; blank for those that come from columns
    std::vector<const Ready*> values_;
    std::vector<std::string_view> texts_;
    std::map<std::size_t, std::set<std::string>> regions_to_come_; ///< by field: name_key
    Ready no_value_;
    std::string scratch_;
    std::set<std::string> category_texts_;
    std::map<std::size_t, std::set<std::string>> area_codes_;
};

} // namespace mf::facts
