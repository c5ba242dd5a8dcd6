#include "store/parquet_column.hpp"

#include "store/parquet_delta.hpp"
#include "store/parquet_rle.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <type_traits>

namespace mf::store::parquet {

namespace {

constexpr std::size_t text_statistics_bytes_max = 64; // longer ones would swell the footer

std::string bytes_of(auto value) {
    std::string bytes(sizeof(value), '\0');
    std::memcpy(bytes.data(), &value, sizeof(value));
    return bytes;
}

template <class T>
std::optional<Range> range_of(std::span<const T> values) {
    T least = values[0];
    T largest = values[0];
    bool ordered = true;
    for (const T value : values) {
        least = value < least ? value : least;
        largest = value > largest ? value : largest;
        if constexpr (std::is_floating_point_v<T>) {
            ordered &= !std::isnan(value); // which has no place in an order
        }
    }
    if (!ordered) {
        return std::nullopt;
    }
    if constexpr (std::is_floating_point_v<T>) {
        // Both zeros are equal, so whichever stands in the data, the range must hold both.
        least = least == 0 ? -0.0 : least;
        largest = largest == 0 ? 0.0 : largest;
    }
    return Range{bytes_of(least), bytes_of(largest)};
}

std::optional<Range> range_of_texts(std::span<const std::uint32_t> used,
                                    std::span<const std::string_view> dictionary) {
    std::string_view least = dictionary[used[0]];
    std::string_view largest = least;
    for (const std::uint32_t code : used) {
        least = std::min(least, dictionary[code]); // by unsigned bytes, as the format orders texts
        largest = std::max(largest, dictionary[code]);
    }
    if (std::max(least.size(), largest.size()) > text_statistics_bytes_max) {
        return std::nullopt;
    }
    return Range{std::string{least}, std::string{largest}};
}

std::size_t bytes_of_texts(std::span<const std::uint32_t> codes,
                           std::span<const std::string_view> dictionary) {
    std::size_t bytes = 0;
    for (const std::uint32_t code : codes) {
        bytes += sizeof(std::uint32_t) + dictionary[code].size();
    }
    return bytes;
}

void append_texts(std::span<const std::uint32_t> codes,
                  std::span<const std::string_view> dictionary,
                  Buffer& into) {
    for (const std::uint32_t code : codes) {
        const std::string_view text = dictionary[code];
        into.append_number(static_cast<std::uint32_t>(text.size()));
        into.append_plain(std::span<const char>{text});
    }
}

void append_flags(std::span<const std::uint8_t> flags, Buffer& into) {
    const std::size_t bytes = (flags.size() + 7) / 8;
    std::uint8_t* to = into.room(bytes);
    std::fill_n(to, bytes, std::uint8_t{0});
    for (std::size_t row = 0; row < flags.size(); ++row) {
        to[row / 8] |= static_cast<std::uint8_t>((flags[row] != 0 ? 1U : 0U) << (row % 8));
    }
    into.take(bytes);
}

/// How many rows have a value; nothing when a byte is neither 0 nor 1.
std::optional<std::size_t> count_present(std::span<const std::uint8_t> valid) {
    std::size_t count = 0;
    std::uint8_t seen = 0;
    for (const std::uint8_t one : valid) {
        count += one;
        seen |= one;
    }
    return seen <= 1 ? std::optional{count} : std::nullopt;
}

/// The levels that tell which rows have a value, with their length before them.
void append_levels(std::span<const std::uint8_t> valid,
                   std::size_t rows,
                   std::size_t present,
                   Buffer& into) {
    const std::size_t start = into.size();
    into.append_number(std::uint32_t{0});
    if (present == rows || present == 0) {
        append_run(present == 0 ? 0 : 1, rows, 1, into);
    } else {
        append_hybrid(valid, 1, into);
    }
    into.overwrite(start, static_cast<std::uint32_t>(into.size() - start - sizeof(std::uint32_t)));
}

std::size_t elements(ColumnType type, const ColumnValues& values) {
    switch (type) {
    case ColumnType::text:
        return values.codes.size();
    case ColumnType::whole:
    case ColumnType::moment:
        return values.wholes.size();
    case ColumnType::number:
        return values.numbers.size();
    case ColumnType::flag:
        return values.flags.size();
    case ColumnType::bytes32:
        return values.hashes.size();
    case ColumnType::day:
        return values.days.size();
    }
    return 0;
}

std::unexpected<Error> broken(const ColumnSpec& spec, std::string_view what) {
    return fail(ErrorKind::internal, "the column '" + spec.name + "' " + std::string{what});
}

} // namespace

template <class T>
std::span<const T> ColumnEncoder::present(std::span<const T> all) {
    if (valid_.empty()) {
        return all;
    }
    present_.clear();
    T* const to = reinterpret_cast<T*>(present_.room((all.size() + 1) * sizeof(T)));
    std::size_t count = 0;
    for (std::size_t row = 0; row < all.size(); ++row) {
        to[count] = all[row]; // without a branch: overwritten by the next when it does not count
        count += valid_[row];
    }
    return {to, count};
}

void ColumnEncoder::append_indexes(std::size_t count, std::size_t distinct, Buffer& into) {
    // Width 0 would do for a single value, but not every reader takes it.
    const unsigned width = std::max(width_for(distinct - 1), 1U);
    into.push(static_cast<std::uint8_t>(width));
    if (distinct == 1) {
        append_run(0, count, width, into);
    } else {
        append_hybrid(std::span<const std::uint32_t>{indexes_}.first(count), width, into);
    }
}

Done ColumnEncoder::encode_text(std::span<const std::uint32_t> codes,
                                std::span<const std::string_view> dictionary,
                                EncodedColumn& into) {
    if (codes.empty()) {
        return {};
    }
    if (!used_codes_.number(codes, dictionary.size(), at_least(indexes_, codes.size()))) {
        return fail(ErrorKind::internal, "has a code beyond its dictionary");
    }
    const std::span<const std::uint32_t> used = used_codes_.used();
    into.statistics.range = range_of_texts(used, dictionary);
    // Texts that hardly repeat are shorter without a dictionary.
    if (used.size() > codes.size() / 2) {
        const std::size_t indexes = codes.size() * width_for(used.size() - 1) / 8;
        if (bytes_of_texts(codes, dictionary) <= bytes_of_texts(used, dictionary) + indexes) {
            append_texts(codes, dictionary, into.data);
            return {};
        }
    }
    into.encoding = Encoding::rle_dictionary;
    into.dictionary_values = static_cast<std::uint32_t>(used.size());
    append_texts(used, dictionary, into.dictionary);
    append_indexes(codes.size(), used.size(), into.data);
    return {};
}

/// Whether differences take less room than the values; they are then in delta_.
template <class T>
bool ColumnEncoder::encode_delta(std::span<const T> values) {
    delta_.clear();
    if constexpr (std::is_integral_v<T>) {
        if (!is_constant(values)) {
            append_delta(values, delta_);
            return delta_.size() < values.size_bytes();
        }
    }
    return false;
}

template <class T>
void ColumnEncoder::encode_numbers(std::span<const T> values,
                                   UsedNumbers<T>& used,
                                   EncodedColumn& into) {
    if (values.empty()) {
        return;
    }
    const bool delta = encode_delta(values);
    const std::size_t without = delta ? delta_.size() : values.size_bytes();
    const std::size_t distinct_max = std::min(values.size() / 2, without / sizeof(T));
    if (used.number(values, distinct_max, at_least(indexes_, values.size()))) {
        const std::size_t start = into.data.size();
        into.dictionary.append_plain(used.used());
        append_indexes(values.size(), used.used().size(), into.data);
        if (into.dictionary.size() + into.data.size() - start < without) {
            into.encoding = Encoding::rle_dictionary;
            into.dictionary_values = static_cast<std::uint32_t>(used.used().size());
            into.statistics.range = range_of(used.used());
            return;
        }
        into.dictionary.clear();
        into.data.cut(start);
    }
    into.statistics.range = range_of(values);
    if (delta) {
        into.encoding = Encoding::delta_binary_packed;
        into.data.append(delta_.bytes());
    } else {
        into.data.append_plain(values);
    }
}

Done ColumnEncoder::encode_values(ColumnType type,
                                  const ColumnValues& values,
                                  EncodedColumn& into) {
    switch (type) {
    case ColumnType::text:
        return encode_text(present(values.codes), values.dictionary, into);
    case ColumnType::whole:
    case ColumnType::moment:
        encode_numbers(present(values.wholes), used_wholes_, into);
        break;
    case ColumnType::number:
        encode_numbers(present(values.numbers), used_numbers_, into);
        break;
    case ColumnType::day:
        encode_numbers(present(values.days), used_days_, into);
        break;
    case ColumnType::flag:
        append_flags(present(values.flags), into.data);
        break;
    case ColumnType::bytes32: {
        const auto hashes = present(values.hashes);
        into.hashes = {hashes.empty() ? nullptr : hashes.front().data(), hashes.size_bytes()};
        break;
    }
    }
    return {};
}

Done ColumnEncoder::encode(const ColumnSpec& spec,
                           const ColumnValues& values,
                           std::size_t rows,
                           EncodedColumn& into) {
    into.start();
    if (elements(spec.type, values) != rows) {
        return broken(spec, "has not one value a row");
    }
    if (!values.valid.empty() && values.valid.size() != rows) {
        return broken(spec, "does not say of each row whether it has a value");
    }
    const auto counted = values.valid.empty() ? std::optional{rows} : count_present(values.valid);
    if (!counted) {
        return broken(spec, "marks a row with something other than 0 and 1");
    }
    if (*counted < rows && !spec.nullable) {
        return broken(spec, "lacks a value, and may not");
    }
    into.statistics.nulls = static_cast<std::int64_t>(rows - *counted);
    valid_ = *counted < rows ? values.valid : std::span<const std::uint8_t>{};
    if (spec.nullable) {
        append_levels(values.valid, rows, *counted, into.data);
    }
    if (Done done = encode_values(spec.type, values, into); !done) {
        return broken(spec, done.error().message);
    }
    return {};
}

} // namespace mf::store::parquet
