#include "facts/fact_writer.hpp"

#include "base/text.hpp"

#include <bit>
#include <utility>

namespace mf::facts {

namespace {

constexpr std::uint64_t low_seed = 0xA0761D6478BD642FU;
constexpr std::uint64_t high_seed = 0xE7037ED1A0B428DBU;

SetHash hash_of(std::string_view bytes, std::uint64_t seed) {
    return {quick_hash(bytes, seed ^ low_seed), quick_hash(bytes, seed ^ high_seed)};
}

SetHash hash_of(std::uint64_t value, std::uint64_t seed) {
    return {mixed(value ^ seed, low_seed), mixed(value ^ seed, high_seed)};
}

} // namespace

FactColumn::FactColumn(std::string name, FieldType type)
    : spec_{std::move(name), column_type(type), true}, type_{type},
      seed_{quick_hash(spec_.name, 0)} {}

Ready FactColumn::ready(const Typed& typed) {
    Ready ready{typed.state, 0, typed.unknown, typed.whole, typed.number, {}, {}};
    if (typed.state != Typed::State::value) {
        return ready; // a blank adds nothing, so that a column which a layout lacks changes no row
    }
    switch (spec_.type) {
    case store::ColumnType::text:
        ready.code = dictionary_.number(typed.text);
        ready.set_hash = hash_of(typed.text, seed_);
        break;
    case store::ColumnType::bytes32:
        ready.hash = typed.hash;
        ready.set_hash =
            hash_of(std::string_view{reinterpret_cast<const char*>(typed.hash.data()), 32},
                    seed_); // NOLINT
        break;
    case store::ColumnType::number:
        ready.set_hash = hash_of(std::bit_cast<std::uint64_t>(typed.number), seed_);
        break;
    default:
        ready.set_hash = hash_of(static_cast<std::uint64_t>(typed.whole), seed_);
    }
    return ready;
}

void FactColumn::push(const Ready& value) {
    const bool there = value.state == Typed::State::value;
    valid_.push_back(there ? 1 : 0);
    any_blank_ = any_blank_ || !there;
    switch (spec_.type) {
    case store::ColumnType::text:
        codes_.push_back(value.code);
        break;
    case store::ColumnType::bytes32:
        hashes_.push_back(value.hash);
        break;
    case store::ColumnType::number:
        numbers_.push_back(value.number);
        break;
    case store::ColumnType::flag:
        flags_.push_back(static_cast<std::uint8_t>(value.whole));
        break;
    case store::ColumnType::day:
        days_.push_back(static_cast<std::int32_t>(value.whole));
        break;
    case store::ColumnType::whole:
    case store::ColumnType::moment:
        wholes_.push_back(value.whole);
        break;
    }
}

store::ColumnValues FactColumn::values() const {
    store::ColumnValues values;
    if (any_blank_) {
        values.valid = valid_;
    }
    values.codes = codes_;
    values.dictionary = dictionary_.texts();
    values.wholes = wholes_;
    values.numbers = numbers_;
    values.flags = flags_;
    values.hashes = hashes_;
    values.days = days_;
    return values;
}

void FactColumn::clear_rows() {
    any_blank_ = false;
    valid_.clear();
    codes_.clear();
    wholes_.clear();
    numbers_.clear();
    flags_.clear();
    hashes_.clear();
    days_.clear();
}

FactWriter::FactWriter(std::vector<FactColumn> columns, std::filesystem::path file)
    : columns_{std::move(columns)}, file_{std::move(file)} {}

Done FactWriter::end_row(std::uint64_t line) {
    lines_.push_back(static_cast<std::int64_t>(line));
    ++rows_;
    return lines_.size() == group_rows ? flush() : Done{};
}

Done FactWriter::flush() {
    if (!writer_) {
        std::vector<store::ColumnSpec> specs;
        for (const FactColumn& column : columns_) {
            specs.push_back(column.spec());
        }
        specs.push_back({"line", store::ColumnType::whole, false});
        auto writer = store::ParquetWriter::create(file_, std::move(specs));
        if (!writer) {
            return pass(writer.error());
        }
        writer_ = std::move(*writer);
    }
    if (!lines_.empty()) {
        std::vector<store::ColumnValues> values;
        for (const FactColumn& column : columns_) {
            values.push_back(column.values());
        }
        store::ColumnValues lines;
        lines.wholes = lines_;
        values.push_back(lines);
        if (auto done = writer_->write_group(values, lines_.size()); !done) {
            return done;
        }
    }
    for (FactColumn& column : columns_) {
        column.clear_rows();
    }
    lines_.clear();
    return {};
}

Done FactWriter::close() {
    if (!lines_.empty() || !writer_) {
        if (auto done = flush(); !done) {
            return done;
        }
    }
    return writer_->close();
}

std::vector<FactColumn> fact_columns(const SourceDefinition& source) {
    std::vector<FactColumn> columns;
    for (const ColumnDefinition& column : source.columns) {
        columns.emplace_back(column.as, column.type);
    }
    if (source.periods) {
        columns.emplace_back(source.periods->as, source.periods->period_type);
        columns.emplace_back(source.periods->value, source.periods->type);
    }
    return columns;
}

Done RefusedWriter::add(std::uint64_t line,
                        std::string_view column,
                        std::string_view reason,
                        std::string_view text) {
    constexpr std::size_t rows_max = 8192;
    constexpr std::size_t bytes_max = std::size_t{4} << 20;
    lines_.push_back(static_cast<std::int64_t>(line));
    codes_[0].push_back(texts_[0].number(column));
    codes_[1].push_back(texts_[1].number(reason));
    codes_[2].push_back(
        texts_[2].number(as_utf8(text))); // one that is not would hide all the others
    bytes_ += text.size();
    return lines_.size() >= rows_max || bytes_ >= bytes_max ? flush() : Done{};
}

Done RefusedWriter::flush() {
    using store::ColumnType;
    if (!writer_) {
        auto writer = store::ParquetWriter::create(file_, {{"line", ColumnType::whole, false},
                                                           {"column", ColumnType::text, false},
                                                           {"reason", ColumnType::text, false},
                                                           {"text", ColumnType::text, false}});
        if (!writer) {
            return pass(writer.error());
        }
        writer_ = std::move(*writer);
    }
    std::array<store::ColumnValues, 4> values;
    values[0].wholes = lines_;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        values[i + 1].codes = codes_[i];
        values[i + 1].dictionary = texts_[i].texts();
    }
    if (auto done = writer_->write_group(values, lines_.size()); !done) {
        return done;
    }
    lines_.clear();
    bytes_ = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        codes_[i].clear();
        texts_[i].clear();
    }
    return {};
}

Done RefusedWriter::close() {
    if (!lines_.empty()) {
        if (auto done = flush(); !done) {
            return done;
        }
    }
    return writer_ ? writer_->close() : Done{}; // no refused row, no file
}

} // namespace mf::facts
