// Collects typed rows column by column and writes them as row groups.
#pragma once

#include "facts/field.hpp"
#include "facts/hashing.hpp"
#include "facts/intern.hpp"
#include "store/parquet.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mf::facts {

/// One value, ready to be put into its column: text is already a number of the column's dictionary.
struct Ready {
    Typed::State state = Typed::State::blank;
    std::uint32_t code = 0;
    bool unknown = false;
    std::int64_t whole = 0;
    double number = 0;
    std::array<std::uint8_t, 32> hash{};
    SetHash set_hash; ///< of field and value, for comparing rows
};

/// One field's values of the row group that is being filled.
class FactColumn {
public:
    FactColumn(std::string name, FieldType type);

    const std::string& name() const { return spec_.name; }
    const store::ColumnSpec& spec() const { return spec_; }
    /// Texts enter the dictionary; the others only get their hash. pre: typed is not refused.
    Ready ready(const Typed& typed);
    void push(const Ready& value);
    std::string_view text(std::uint32_t code) const { return dictionary_.texts()[code]; }
    std::size_t dictionary_size() const { return dictionary_.size(); }

    store::ColumnValues values() const;
    void clear_rows();
    void clear_dictionary() { dictionary_.clear(); }

private:
    store::ColumnSpec spec_;
    FieldType type_;
    std::uint64_t seed_; ///< of the field's name, so that a value hashes apart in each field
    Intern dictionary_;
    bool any_blank_ = false;
    std::vector<std::uint8_t> valid_;
    std::vector<std::uint32_t> codes_;
    std::vector<std::int64_t> wholes_;
    std::vector<double> numbers_;
    std::vector<std::uint8_t> flags_;
    std::vector<std::array<std::uint8_t, 32>> hashes_;
    std::vector<std::int32_t> days_;
};

/// The rows of one edition on their way to a Parquet file: the fields in the order of the definition, then `line`.
class FactWriter {
public:
    static constexpr std::size_t group_rows = 122'880;

    FactWriter(std::vector<FactColumn> columns, std::filesystem::path file);

    FactColumn& column(std::size_t index) { return columns_[index]; }
    std::size_t size() const { return columns_.size(); }
    /// To be called when every column was pushed to.
    Done end_row(std::uint64_t line);
    std::uint64_t rows() const { return rows_; }
    /// Whether a row group was just written: then dictionaries may be cleared, if they have grown too large.
    bool at_group_start() const { return lines_.empty(); }
    Done close();

private:
    Done flush();

    std::vector<FactColumn> columns_;
    std::filesystem::path file_;
    std::optional<store::ParquetWriter> writer_;
    std::vector<std::int64_t> lines_;
    std::uint64_t rows_ = 0;
};

/// The columns that a definition gives to the lake.
std::vector<FactColumn> fact_columns(const SourceDefinition& source);

/// Refused rows, on disk as they come: line, column, reason, text.
class RefusedWriter {
public:
    explicit RefusedWriter(std::filesystem::path file) : file_{std::move(file)} {}

    Done add(std::uint64_t line,
             std::string_view column,
             std::string_view reason,
             std::string_view text);
    Done close();

private:
    Done flush();

    std::filesystem::path file_;
    std::optional<store::ParquetWriter> writer_;
    std::vector<std::int64_t> lines_;
    std::array<Intern, 3> texts_;
    std::array<std::vector<std::uint32_t>, 3> codes_;
    std::size_t bytes_ = 0;
};

} // namespace mf::facts
