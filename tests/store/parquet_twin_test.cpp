// 300,000 random rows of every type in groups of random size, against the same rows kept in plain vectors.
#include "base/hash.hpp"
#include "store/parquet.hpp"
#include "store/parquet_rows.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <random>

namespace mf::store::test {

namespace {

constexpr std::size_t twin_rows = 300'000;

/// How the values of a column run on: each way leads the writer to another encoding.
enum class Shape { few, many, rising, runs, one };

constexpr std::array shapes{Shape::few, Shape::many, Shape::rising, Shape::runs, Shape::one};

template <class T>
Maybe<T> random_values(Shape shape, unsigned gaps_in_100, std::mt19937_64& random, auto make) {
    Maybe<T> values(twin_rows);
    std::uint64_t now = 0;
    for (std::optional<T>& value : values) {
        if (shape == Shape::few) {
            now = random() % 50;
        } else if (shape == Shape::many) {
            now = random() % 1'000'000;
        } else if (shape == Shape::rising) {
            now += random() % 3;
        } else if (shape == Shape::runs && random() % 40 == 0) {
            now = random() % 300;
        }
        if (random() % 100 >= gaps_in_100) {
            value = make(now);
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
        const std::size_t count = std::min(1 + random() % 130'000, twin_rows - from);
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

class ParquetTwin : public testing::TestWithParam<std::tuple<Shape, unsigned>> {
protected:
    Shape shape = std::get<0>(GetParam());
    unsigned gaps = std::get<1>(GetParam());
    std::mt19937_64 random{static_cast<std::uint64_t>(shape) * 100 + gaps};
};

TEST_P(ParquetTwin, OfTexts) {
    const auto values = random_values<std::string>(
        shape, gaps, random, [](std::uint64_t n) { return "wörd " + std::to_string(n); });
    Twin made = twin<std::string>(texts, values, [](const std::string& value) { return value; });
    made.question = "c";
    expect_twin(std::move(made), random);
}

TEST_P(ParquetTwin, OfWholes) {
    const auto values = random_values<std::int64_t>(shape, gaps, random, [](std::uint64_t n) {
        return static_cast<std::int64_t>(n) * 1'000'003 - 700'000;
    });
    Twin made = twin<std::int64_t>(wholes, values, [](std::int64_t value) { return value; });
    made.question = "c";
    expect_twin(std::move(made), random);
}

TEST_P(ParquetTwin, OfNumbers) {
    const auto values = random_values<double>(
        shape, gaps, random, [](std::uint64_t n) { return static_cast<double>(n) / 7 - 1000; });
    Twin made = twin<double>(numbers, values, [](double value) { return value; });
    made.question = "c";
    expect_twin(std::move(made), random);
}

TEST_P(ParquetTwin, OfDays) {
    const auto values = random_values<std::int32_t>(
        shape, gaps, random, [](std::uint64_t n) { return static_cast<std::int32_t>(n) - 5000; });
    Twin made =
        twin<std::int32_t>(days, values, [](std::int32_t value) { return std::int64_t{value}; });
    made.question = "(c - DATE '1970-01-01')::BIGINT";
    expect_twin(std::move(made), random);
}

TEST_P(ParquetTwin, OfFlags) {
    const auto values =
        random_values<bool>(shape, gaps, random, [](std::uint64_t n) { return n % 3 == 1; });
    Twin made = twin<bool>(flags, values, [](bool value) { return value; });
    made.question = "c";
    expect_twin(std::move(made), random);
}

TEST_P(ParquetTwin, OfHashes) {
    const auto values = random_values<std::uint8_t>(
        shape, gaps, random, [](std::uint64_t n) { return static_cast<std::uint8_t>(n); });
    Twin made = twin<std::uint8_t>(hashes, values, [](std::uint8_t value) {
        return hex(std::vector<std::uint8_t>(32, value));
    });
    made.question = "c";
    expect_twin(std::move(made), random);
}

INSTANTIATE_TEST_SUITE_P(Shapes,
                         ParquetTwin,
                         testing::Combine(testing::ValuesIn(shapes), testing::Values(0U, 30U)));

} // namespace

} // namespace mf::store::test
