#include "facts/row_reader.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace mf::facts {

RowReader::RowReader(const Layout& layout, const FieldContext& context, FactWriter& writer)
    : layout_{layout}, context_{context}, writer_{writer}, units_(layout.units.size()),
      fixed_(layout.source->columns.size()), values_(fixed_.size()), texts_(fixed_.size()) {
    for (std::size_t field = 0; field < fixed_.size(); ++field) {
        values_[field] = &fixed_[field];
        for (const std::string& name : layout.source->columns[field].region_first) {
            regions_to_come_[field].insert(name_key(name));
        }
    }
}

std::optional<Refusal> RowReader::read_fixed() {
    for (std::size_t field = 0; field < fixed_.size(); ++field) {
        const ColumnDefinition& column = layout_.source->columns[field];
        if (column.from_name.empty() && column.constant.empty()) {
            continue;
        }
        const auto part = context_.name_parts.find(column.from_name);
        const std::string text = !column.constant.empty()            ? column.constant
                                 : part == context_.name_parts.end() ? std::string{}
                                                                     : part->second;
        if (layout_.column[field] && text.empty()) {
            continue; // the column itself tells it
        }
        const Typed typed = read_field(column, text, context_);
        if (typed.state == Typed::State::refused) {
            return Refusal{column.from_name, text.empty()
                                                 ? fmt::format("{}-not-in-the-name", column.as)
                                                 : typed.text};
        }
        fixed_[field] = writer_.column(field).ready(typed);
    }
    return std::nullopt;
}

std::string_view RowReader::unit_text(const Unit& unit, const CsvRecord& record) {
    const std::string_view first = record.fields[unit.first];
    if (unit.first == unit.last) {
        return first;
    }
    if (!record.quoted && !record.transcoded) {
        const std::string_view last = record.fields[unit.last]; // one stretch of the same line
        return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
    }
    scratch_.clear(); // with lengths, so that other fields never make the same text
    for (std::size_t i = unit.first; i <= unit.last; ++i) {
        scratch_ += fmt::format("\n{}:", record.fields[i].size());
        scratch_ += record.fields[i];
    }
    return scratch_;
}

void RowReader::read_unit(const Unit& unit, const CsvRecord& record, Remembered& into) {
    into.values.clear();
    into.values.reserve(unit.fields.size());
    into.refusal.reset();
    for (const std::size_t field : unit.fields) {
        const ColumnDefinition& column = layout_.source->columns[field];
        std::string_view text = record.fields[*layout_.column[field]];
        std::string both;
        if (layout_.second[field]) {
            both = fmt::format("{} {}", text, record.fields[*layout_.second[field]]);
            text = both;
        }
        const Typed typed = read_field(column, text, context_);
        if (column.type == FieldType::category && !trimmed(text).empty()) {
            category_texts_.insert(name_key(text));
        } else if (column.type == FieldType::code && typed.state == Typed::State::value) {
            area_codes_[field].insert(typed.text);
        }
        if (typed.state == Typed::State::refused) {
            into.values.emplace_back();
            into.refusal = into.refusal.value_or(
                Refusal{layout_.headings[*layout_.column[field]], typed.text});
        } else {
            into.values.push_back(writer_.column(field).ready(typed));
        }
    }
}

const RowReader::Remembered& RowReader::look_up(std::size_t index, const CsvRecord& record) {
    const Unit& unit = layout_.units[index];
    UnitState& state = units_[index];
    if (!unit.interned) {
        read_unit(unit, record, state.fresh);
        return state.fresh;
    }
    const std::string_view text = unit_text(unit, record);
    if (state.any && text == state.previous_text) {
        return state.remembered[state.previous];
    }
    bool fresh = false;
    state.previous = state.texts.number(text, fresh);
    state.previous_text = state.texts.texts()[state.previous];
    state.any = true;
    if (fresh) {
        state.remembered.emplace_back();
        read_unit(unit, record, state.remembered.back());
    }
    return state.remembered[state.previous];
}

const Refusal* RowReader::read(const CsvRecord& record) {
    const Refusal* refusal = nullptr;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        const Remembered& found = look_up(i, record);
        if (found.refusal && refusal == nullptr) {
            refusal = &*found.refusal;
        }
        const Unit& unit = layout_.units[i];
        for (std::size_t j = 0; j < unit.fields.size(); ++j) {
            values_[unit.fields[j]] = &found.values[j];
            texts_[unit.fields[j]] = record.fields[*layout_.column[unit.fields[j]]];
        }
    }
    for (auto& [field, names] : regions_to_come_) {
        if (names.erase(name_key(texts_[field])) > 0) {
            no_value_ = writer_.column(field).ready({});
            values_[field] = &no_value_;
        }
    }
    return refusal;
}

void RowReader::forget() {
    for (UnitState& state : units_) {
        state = UnitState{};
    }
    read_fixed();
}

std::size_t RowReader::remembered() const {
    std::size_t sum = 0;
    for (const UnitState& state : units_) {
        sum += state.texts.size();
    }
    return sum;
}

} // namespace mf::facts
