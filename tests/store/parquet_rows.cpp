#include "store/parquet_rows.hpp"

#include <fstream>
#include <iterator>

namespace mf::store::test {

namespace {

/// A nullable column; `add` appends one element for a value, or rubbish when there is none.
template <class T, class Add>
Rows make(std::string name, ColumnType type, const Maybe<T>& values, Add add) {
    Rows rows;
    rows.spec = {std::move(name), type, true};
    for (const std::optional<T>& value : values) {
        rows.valid.push_back(value ? 1 : 0);
        add(rows, value);
    }
    return rows;
}

template <class T>
std::span<const T> part(const std::vector<T>& values, std::size_t from, std::size_t count) {
    return values.empty() ? std::span<const T>{} : std::span<const T>{values}.subspan(from, count);
}

} // namespace

ColumnValues Rows::values(std::size_t from, std::size_t count) {
    dictionary.assign(words.begin(), words.end());
    ColumnValues values;
    if (spec.nullable) {
        values.valid = part(valid, from, count);
    }
    values.codes = part(codes, from, count);
    values.dictionary = dictionary;
    values.wholes = part(wholes, from, count);
    values.numbers = part(numbers, from, count);
    values.flags = part(flags, from, count);
    values.hashes = part(hashes, from, count);
    values.days = part(days, from, count);
    return values;
}

Rows texts(std::string name, const Maybe<std::string>& values) {
    std::map<std::string, std::uint32_t> code_of;
    return make(std::move(name), ColumnType::text, values, [&](Rows& rows, const auto& value) {
        if (!value) {
            rows.codes.push_back(4'000'000'000U);
            return;
        }
        const auto next = static_cast<std::uint32_t>(rows.words.size());
        const auto [place, fresh] = code_of.try_emplace(*value, next);
        if (fresh) {
            rows.words.push_back(*value);
        }
        rows.codes.push_back(place->second);
    });
}

Rows wholes(std::string name, const Maybe<std::int64_t>& values) {
    return make(std::move(name), ColumnType::whole, values, [](Rows& rows, const auto& value) {
        rows.wholes.push_back(value.value_or(-987'654'321'012));
    });
}

Rows moments(std::string name, const Maybe<std::int64_t>& values) {
    Rows rows = wholes(std::move(name), values);
    rows.spec.type = ColumnType::moment;
    return rows;
}

Rows numbers(std::string name, const Maybe<double>& values) {
    return make(std::move(name), ColumnType::number, values, [](Rows& rows, const auto& value) {
        rows.numbers.push_back(value.value_or(-98.7));
    });
}

Rows flags(std::string name, const Maybe<bool>& values) {
    return make(std::move(name), ColumnType::flag, values, [](Rows& rows, const auto& value) {
        rows.flags.push_back(value.value_or(true) ? 1 : 0);
    });
}

Rows days(std::string name, const Maybe<std::int32_t>& values) {
    return make(std::move(name), ColumnType::day, values, [](Rows& rows, const auto& value) {
        rows.days.push_back(value.value_or(-987'654));
    });
}

Rows hashes(std::string name, const Maybe<std::uint8_t>& values) {
    return make(std::move(name), ColumnType::bytes32, values, [](Rows& rows, const auto& value) {
        rows.hashes.emplace_back().fill(value.value_or(0xEE));
    });
}

void write(const std::filesystem::path& file,
           std::vector<Rows> columns,
           std::size_t group,
           std::vector<std::pair<std::string, std::string>> metadata) {
    std::vector<ColumnSpec> specs;
    for (const Rows& column : columns) {
        specs.push_back(column.spec);
    }
    auto writer = ParquetWriter::create(file, specs, std::move(metadata));
    ASSERT_TRUE(writer) << sentence(writer.error());
    for (std::size_t from = 0; from < columns[0].size(); from += group) {
        const std::size_t count = std::min(group, columns[0].size() - from);
        std::vector<ColumnValues> values;
        for (Rows& column : columns) {
            values.push_back(column.values(from, count));
        }
        const Done done = writer->write_group(values, count);
        ASSERT_TRUE(done) << sentence(done.error());
    }
    const Done done = writer->close();
    ASSERT_TRUE(done) << sentence(done.error());
}

Table ask(const std::filesystem::path& file, std::string sql) {
    const auto database = Database::open();
    if (!database) {
        ADD_FAILURE() << sentence(database.error());
        return {};
    }
    const std::string name = sql_text(file.string());
    const std::size_t place = sql.find("FILE");
    sql.replace(place, 4, sql[place - 1] == '(' ? name : "read_parquet(" + name + ")");
    auto table = database->query(sql);
    if (!table) {
        ADD_FAILURE() << sentence(table.error());
        return {};
    }
    return std::move(*table);
}

std::vector<Value> ask_column(const std::filesystem::path& file, std::string sql) {
    std::vector<Value> column;
    for (const auto& row : ask(file, std::move(sql)).rows) {
        column.push_back(row.front());
    }
    return column;
}

Value ask_one(const std::filesystem::path& file, std::string sql) {
    const std::vector<Value> column = ask_column(file, std::move(sql));
    EXPECT_EQ(column.size(), 1U);
    return column.empty() ? Value{"no row"} : column.front();
}

std::string content(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

} // namespace mf::store::test
