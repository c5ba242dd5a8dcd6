#include "store/duckdb_rows.hpp"

#include "base/hash.hpp"
#include "base/month.hpp"

#include <duckdb.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>

namespace mf::store {

namespace {

struct FreeType {
    using pointer = duckdb_logical_type;

    void operator()(duckdb_logical_type type) const { duckdb_destroy_logical_type(&type); }
};

using LogicalType = std::unique_ptr<void, FreeType>;

struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t micros_per_day = 86'400 * micros_per_second;

/// What stands at a row of a vector's data, which is an array of T.
template <class T>
T at(const void* data, idx_t row) {
    return static_cast<const T*>(data)[row];
}

std::string_view bytes_at(const void* data, idx_t row) {
    const auto* text = static_cast<const duckdb_string_t*>(data) + row;
    return {duckdb_string_t_data(const_cast<duckdb_string_t*>(text)),
            duckdb_string_t_length(*text)};
}

std::string time_of_day(std::int64_t micros) {
    const std::int64_t seconds = micros / micros_per_second;
    const std::int64_t fraction = micros % micros_per_second;
    std::string text =
        fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return fraction == 0 ? text : text + fmt::format(".{:06}", fraction);
}

std::string date(std::int32_t days) {
    const duckdb_date value{days};
    if (!duckdb_is_finite_date(value)) {
        return days > 0 ? "infinity" : "-infinity";
    }
    const duckdb_date_struct parts = duckdb_from_date(value);
    return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

/// From micro-seconds since 1970, UTC.
std::string moment(std::int64_t micros) {
    if (!duckdb_is_finite_timestamp(duckdb_timestamp{micros})) {
        return micros > 0 ? "infinity" : "-infinity";
    }
    const std::int64_t days = micros / micros_per_day - (micros % micros_per_day < 0 ? 1 : 0);
    return date(static_cast<std::int32_t>(days)) + 'T' +
           time_of_day(micros - days * micros_per_day) + 'Z';
}

/// sum() of whole numbers gives 128 bits.
Value from_128_bits(const duckdb_hugeint& number) {
    const bool positive =
        number.upper == 0 && number.lower <= std::numeric_limits<std::int64_t>::max();
    const bool negative =
        number.upper == -1 && number.lower > std::numeric_limits<std::int64_t>::max();
    if (positive || negative) {
        return static_cast<std::int64_t>(number.lower);
    }
    return duckdb_hugeint_to_double(number);
}

Value from_unsigned(std::uint64_t number) {
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        return static_cast<double>(number);
    }
    return static_cast<std::int64_t>(number);
}

std::string hex_of(std::string_view bytes) {
    return hex(std::span{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

/// One column of a chunk.
class ColumnReader {
public:
    explicit ColumnReader(duckdb_vector vector)
        : type_{duckdb_vector_get_column_type(vector)}, id_{duckdb_get_type_id(type_.get())},
          data_{duckdb_vector_get_data(vector)}, validity_{duckdb_vector_get_validity(vector)} {
        if (id_ == DUCKDB_TYPE_ENUM) {
            read_dictionary();
        }
    }

    Value value(idx_t row) const {
        if (is_null(row)) {
            return std::monostate{};
        }
        switch (id_) {
        case DUCKDB_TYPE_BOOLEAN:
            return at<bool>(data_, row);
        case DUCKDB_TYPE_FLOAT:
            return static_cast<double>(at<float>(data_, row));
        case DUCKDB_TYPE_DOUBLE:
            return at<double>(data_, row);
        case DUCKDB_TYPE_DECIMAL:
            return decimal(row);
        case DUCKDB_TYPE_VARCHAR:
            return std::string{bytes_at(data_, row)};
        case DUCKDB_TYPE_BLOB:
            return hex_of(bytes_at(data_, row));
        case DUCKDB_TYPE_ENUM:
            return dictionary_[enum_index(row)];
        default:
            return is_time() ? Value{time(row)} : whole(row);
        }
    }

    bool is_text() const { return id_ == DUCKDB_TYPE_VARCHAR; }

    /// pre: is_text(). "" for NULL.
    std::string_view text(idx_t row) const {
        return is_null(row) ? std::string_view{} : bytes_at(data_, row);
    }

    /// NaN for NULL; nothing when the column is no number.
    std::optional<double> number(idx_t row) const {
        if (id_ == DUCKDB_TYPE_BIGINT && !is_null(row)) {
            return static_cast<double>(at<std::int64_t>(data_, row));
        }
        const Value found = value(row);
        if (const auto* whole = std::get_if<std::int64_t>(&found)) {
            return static_cast<double>(*whole);
        }
        if (const auto* number = std::get_if<double>(&found)) {
            return *number;
        }
        return std::holds_alternative<std::monostate>(found)
                   ? std::optional{std::numeric_limits<double>::quiet_NaN()}
                   : std::nullopt;
    }

private:
    bool is_null(idx_t row) const {
        return validity_ != nullptr && !duckdb_validity_row_is_valid(validity_, row);
    }

    Value whole(idx_t row) const {
        switch (id_) {
        case DUCKDB_TYPE_TINYINT:
            return std::int64_t{at<std::int8_t>(data_, row)};
        case DUCKDB_TYPE_SMALLINT:
            return std::int64_t{at<std::int16_t>(data_, row)};
        case DUCKDB_TYPE_INTEGER:
            return std::int64_t{at<std::int32_t>(data_, row)};
        case DUCKDB_TYPE_BIGINT:
            return at<std::int64_t>(data_, row);
        case DUCKDB_TYPE_UTINYINT:
            return std::int64_t{at<std::uint8_t>(data_, row)};
        case DUCKDB_TYPE_USMALLINT:
            return std::int64_t{at<std::uint16_t>(data_, row)};
        case DUCKDB_TYPE_UINTEGER:
            return std::int64_t{at<std::uint32_t>(data_, row)};
        case DUCKDB_TYPE_UBIGINT:
            return from_unsigned(at<std::uint64_t>(data_, row));
        case DUCKDB_TYPE_HUGEINT:
            return from_128_bits(at<duckdb_hugeint>(data_, row));
        default:
            return std::monostate{}; // SQLNULL: a column of NULL alone
        }
    }

    bool is_time() const {
        return id_ == DUCKDB_TYPE_DATE || id_ == DUCKDB_TYPE_TIME || id_ == DUCKDB_TYPE_TIMESTAMP ||
               id_ == DUCKDB_TYPE_TIMESTAMP_TZ;
    }

    std::string time(idx_t row) const {
        if (id_ == DUCKDB_TYPE_DATE) {
            return date(at<std::int32_t>(data_, row));
        }
        const auto micros = at<std::int64_t>(data_, row);
        return id_ == DUCKDB_TYPE_TIME ? time_of_day(micros) : moment(micros);
    }

    /// Stored as a whole number of the smallest size that its width needs.
    double decimal(idx_t row) const {
        duckdb_decimal number{
            duckdb_decimal_width(type_.get()), duckdb_decimal_scale(type_.get()), {}};
        std::int64_t whole = 0;
        switch (duckdb_decimal_internal_type(type_.get())) {
        case DUCKDB_TYPE_SMALLINT:
            whole = at<std::int16_t>(data_, row);
            break;
        case DUCKDB_TYPE_INTEGER:
            whole = at<std::int32_t>(data_, row);
            break;
        case DUCKDB_TYPE_BIGINT:
            whole = at<std::int64_t>(data_, row);
            break;
        default:
            number.value = at<duckdb_hugeint>(data_, row);
            return duckdb_decimal_to_double(number);
        }
        number.value = duckdb_hugeint{static_cast<std::uint64_t>(whole), whole < 0 ? -1 : 0};
        return duckdb_decimal_to_double(number);
    }

    std::size_t enum_index(idx_t row) const {
        switch (duckdb_enum_internal_type(type_.get())) {
        case DUCKDB_TYPE_UTINYINT:
            return at<std::uint8_t>(data_, row);
        case DUCKDB_TYPE_USMALLINT:
            return at<std::uint16_t>(data_, row);
        default:
            return at<std::uint32_t>(data_, row);
        }
    }

    void read_dictionary() {
        const std::uint32_t size = duckdb_enum_dictionary_size(type_.get());
        for (std::uint32_t i = 0; i < size; ++i) {
            char* text = duckdb_enum_dictionary_value(type_.get(), i);
            dictionary_.emplace_back(text);
            duckdb_free(text);
        }
    }

    LogicalType type_;
    duckdb_type id_;
    const void* data_;
    std::uint64_t* validity_;
    std::vector<std::string> dictionary_;
};

constexpr std::array<std::pair<int, std::string_view>, 20> read_types{{
    {DUCKDB_TYPE_BOOLEAN, "BOOLEAN"},     {DUCKDB_TYPE_TINYINT, "TINYINT"},
    {DUCKDB_TYPE_SMALLINT, "SMALLINT"},   {DUCKDB_TYPE_INTEGER, "INTEGER"},
    {DUCKDB_TYPE_BIGINT, "BIGINT"},       {DUCKDB_TYPE_UTINYINT, "UTINYINT"},
    {DUCKDB_TYPE_USMALLINT, "USMALLINT"}, {DUCKDB_TYPE_UINTEGER, "UINTEGER"},
    {DUCKDB_TYPE_UBIGINT, "UBIGINT"},     {DUCKDB_TYPE_HUGEINT, "HUGEINT"},
    {DUCKDB_TYPE_FLOAT, "FLOAT"},         {DUCKDB_TYPE_DOUBLE, "DOUBLE"},
    {DUCKDB_TYPE_DECIMAL, "DECIMAL"},     {DUCKDB_TYPE_VARCHAR, "VARCHAR"},
    {DUCKDB_TYPE_BLOB, "BLOB"},           {DUCKDB_TYPE_ENUM, "ENUM"},
    {DUCKDB_TYPE_DATE, "DATE"},           {DUCKDB_TYPE_TIME, "TIME"},
    {DUCKDB_TYPE_TIMESTAMP, "TIMESTAMP"}, {DUCKDB_TYPE_TIMESTAMP_TZ, "TIMESTAMP WITH TIME ZONE"},
}};

constexpr std::array<std::pair<int, std::string_view>, 17> cast_types{{
    {DUCKDB_TYPE_SQLNULL, "NULL"},
    {DUCKDB_TYPE_UHUGEINT, "UHUGEINT"},
    {DUCKDB_TYPE_BIGNUM, "BIGNUM"},
    {DUCKDB_TYPE_TIMESTAMP_S, "TIMESTAMP_S"},
    {DUCKDB_TYPE_TIMESTAMP_MS, "TIMESTAMP_MS"},
    {DUCKDB_TYPE_TIMESTAMP_NS, "TIMESTAMP_NS"},
    {DUCKDB_TYPE_TIME_TZ, "TIME WITH TIME ZONE"},
    {DUCKDB_TYPE_TIME_NS, "TIME_NS"},
    {DUCKDB_TYPE_INTERVAL, "INTERVAL"},
    {DUCKDB_TYPE_LIST, "LIST"},
    {DUCKDB_TYPE_ARRAY, "ARRAY"},
    {DUCKDB_TYPE_STRUCT, "STRUCT"},
    {DUCKDB_TYPE_MAP, "MAP"},
    {DUCKDB_TYPE_UNION, "UNION"},
    {DUCKDB_TYPE_UUID, "UUID"},
    {DUCKDB_TYPE_BIT, "BIT"},
    {DUCKDB_TYPE_ANY, "ANY"},
}};

} // namespace

std::string duckdb_type_name(int type) {
    if (const auto* found =
            std::ranges::find(read_types, type, &decltype(read_types)::value_type::first);
        found != read_types.end()) {
        return std::string{found->second};
    }
    const auto* found =
        std::ranges::find(cast_types, type, &decltype(cast_types)::value_type::first);
    return found != cast_types.end() ? std::string{found->second} : "UNKNOWN";
}

bool is_read_directly(int duckdb_type) {
    return duckdb_type == DUCKDB_TYPE_SQLNULL ||
           std::ranges::any_of(read_types,
                               [&](const auto& known) { return known.first == duckdb_type; });
}

/// The words of one column, found again by their bytes.
struct ColumnAppender::Words {
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> codes;
    std::uint32_t newest = 0; ///< neighbours are often equal

    std::uint32_t code_of(std::string_view text, TextColumn& column) {
        if (text == column.words[newest]) {
            return newest;
        }
        const auto found = codes.find(text);
        if (found != codes.end()) {
            newest = found->second;
        } else if (text.empty()) {
            newest = 0;
        } else {
            newest = static_cast<std::uint32_t>(column.words.size());
            column.words.emplace_back(text);
            codes.emplace(text, newest);
        }
        return newest;
    }
};

ColumnAppender::ColumnAppender() = default;
ColumnAppender::~ColumnAppender() = default;

Done ColumnAppender::append(_duckdb_data_chunk* chunk, Columns& columns) {
    const idx_t count = duckdb_data_chunk_get_size(chunk);
    const idx_t width = duckdb_data_chunk_get_column_count(chunk);
    words_.resize(width);
    columns.columns.resize(width);
    for (idx_t i = 0; i < width; ++i) {
        const ColumnReader reader{duckdb_data_chunk_get_vector(chunk, i)};
        auto& column = columns.columns[i];
        if (columns.rows == 0 && !reader.is_text()) {
            column = NumberColumn{};
        }
        if (auto* texts = std::get_if<TextColumn>(&column)) {
            for (idx_t row = 0; row < count; ++row) {
                texts->codes.push_back(words_[i].code_of(reader.text(row), *texts));
            }
            continue;
        }
        auto& numbers = std::get<NumberColumn>(column);
        for (idx_t row = 0; row < count; ++row) {
            const auto number = reader.number(row);
            if (!number) {
                return fail(ErrorKind::unsupported,
                            fmt::format("column {} is neither text nor number", i + 1));
            }
            numbers.push_back(*number);
        }
    }
    columns.rows += count;
    return {};
}

void append_rows(_duckdb_data_chunk* chunk, std::vector<std::vector<Value>>& rows) {
    const idx_t count = duckdb_data_chunk_get_size(chunk);
    const idx_t columns = duckdb_data_chunk_get_column_count(chunk);
    const std::size_t first = rows.size();
    rows.resize(first + count);
    for (std::vector<Value>& row : std::span{rows}.subspan(first)) {
        row.reserve(columns);
    }
    for (idx_t column = 0; column < columns; ++column) {
        const ColumnReader reader{duckdb_data_chunk_get_vector(chunk, column)};
        for (idx_t row = 0; row < count; ++row) {
            rows[first + row].push_back(reader.value(row));
        }
    }
}

} // namespace mf::store
