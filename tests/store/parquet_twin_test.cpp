// 300,000 random rows of every type in groups of random size, against the same rows kept in plain vectors.
#include "base/hash.hpp"
#include "store/parquet.hpp"
#include "store/parquet_rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

namespace mf::store::test {

namespace {

constexpr std::size_t twin_rows = 300'000;

/// How the values of a stretch of rows run on: each way leads the writer to another encoding.
enum class Shape { few, many, rising, runs, one };

struct Stretch {
    Shape shape = Shape::one;
    std::size_t rows = 0;
    std::uint64_t gaps_in_100 = 0;
};

Stretch random_stretch(std::mt19937_64& random) {
    return {static_cast<Shape>(random() % 5), 1 + random() % 40'000,
            std::array<std::uint64_t, 4>{0, 0, 30, 100}[random() % 4]};
}

std::uint64_t after(std::uint64_t now, Shape shape, std::mt19937_64& random) {
    switch (shape) {
    case Shape::few:
        return random() % 50;
    case Shape::many:
        return random() % 1'000'000;
    case Shape::rising:
        return now + random() % 3;
    case Shape::runs:
        return random() % 40 == 0 ? random() % 300 : now;
    case Shape::one:
        return now;
    }
    return now;
}

template <class T>
Maybe<T> random_values(std::mt19937_64& random, auto make) {
    Maybe<T> values;
    std::uint64_t now = 0;
    while (values.size() < twin_rows) {
        const Stretch stretch = random_stretch(random);
        for (std::size_t i = 0; i < stretch.rows && values.size() < twin_rows; ++i) {
            now = after(now, stretch.shape, random);
            const bool gap = random() % 100 < stretch.gaps_in_100;
            values.push_back(gap ? std::optional<T>{} : std::optional<T>{make(now)});
        }
    }
    return values;
}

struct Twin {
    Rows rows;
    std::vector<Value> wanted;
    std::string question; ///< what gives the values back as they stand in `wanted`
};

template <class T>
Twin twin(Rows (*make)(std::string, const Maybe<T>&), const Maybe<T>& values, auto value_of) {
    Twin made{make("c", values), {}, {}};
    for (const std::optional<T>& value : values) {
        made.wanted.push_back(value ? Value{value_of(*value)} : Value{});
    }
    return made;
}

void expect_twin(Twin made, std::mt19937_64& random) {
    const Folder folder;
    auto writer = ParquetWriter::create(folder / "a", {made.rows.spec});
    ASSERT_TRUE(writer);
    for (std::size_t from = 0; from < twin_rows;) {
        const std::size_t count = std::min(1 + random() % 50'000, twin_rows - from);
        ASSERT_TRUE(writer->write_group(std::vector{made.rows.values(from, count)}, count));
        from += count;
    }
    ASSERT_TRUE(writer->close());
    const std::vector<Value> read =
        ask_column(folder / "a", "SELECT " + made.question + " FROM FILE");
    ASSERT_EQ(read.size(), twin_rows);
    const auto [one, other] = std::ranges::mismatch(read, made.wanted);
    EXPECT_TRUE(one == read.end()) << "row " << one - read.begin();
}

class ParquetTwin : public testing::Test {
protected:
    std::mt19937_64 random{300'000};
};

TEST_F(ParquetTwin, OfTexts) {
    const auto values = random_values<std::string>(
        random, [](std::uint64_t n) { return "wörd " + std::to_string(n); });
    Twin made = twin<std::string>(texts, values, [](const std::string& value) { return value; });
    made.question = "c";
    expect_twin(std::move(made), random);
}

TEST_F(ParquetTwin, OfWholes) {
    const auto values = random_values<std::int64_t>(
        random, [](std::uint64_t n) { return static_cast<std::int64_t>(n) * 1'000'003 - 700'000; });
    Twin made = twin<std::int64_t>(wholes, values, [](std::int64_t value) { return value; });
    made.question = "c";
    expect_twin(std::move(made), random);
}

TEST_F(ParquetTwin, OfNumbers) {
    const auto values = random_values<double>(
        random, [](std::uint64_t n) { return static_cast<double>(n) / 7 - 1000; });
    Twin made = twin<double>(numbers, values, [](double value) { return value; });
    made.question = "c";
    expect_twin(std::move(made), random);
}

TEST_F(ParquetTwin, OfDays) {
    const auto values = random_values<std::int32_t>(
        random, [](std::uint64_t n) { return static_cast<std::int32_t>(n) - 5000; });
    Twin made =
        twin<std::int32_t>(days, values, [](std::int32_t value) { return std::int64_t{value}; });
    made.question = "(c - DATE '1970-01-01')::BIGINT";
    expect_twin(std::move(made), random);
}

TEST_F(ParquetTwin, OfFlags) {
    const auto values = random_values<bool>(random, [](std::uint64_t n) { return n % 3 == 1; });
    Twin made = twin<bool>(flags, values, [](bool value) { return value; });
    made.question = "c";
    expect_twin(std::move(made), random);
}

TEST_F(ParquetTwin, OfHashes) {
    const auto values = random_values<std::uint8_t>(
        random, [](std::uint64_t n) { return static_cast<std::uint8_t>(n); });
    Twin made = twin<std::uint8_t>(hashes, values, [](std::uint8_t value) {
        return hex(std::vector<std::uint8_t>(32, value));
    });
    made.question = "c";
    expect_twin(std::move(made), random);
}

} // namespace

} // namespace mf::store::test
