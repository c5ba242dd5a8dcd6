// Rows a second of the Parquet writer, beside DuckDB's COPY of the same table with one thread.
// The table looks like a month of recorded crimes: a hash, nine texts, a point, a day, a line number.
// Usage: parquet_writer [groups]
#include "store/database.hpp"
#include "store/parquet.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

using mf::store::ColumnSpec;
using mf::store::ColumnType;
using mf::store::ColumnValues;

constexpr std::size_t group_rows = 122'880;
constexpr int rounds = 4;

struct Texts {
    std::vector<std::string> words;
    std::vector<std::string_view> dictionary;
    std::vector<std::uint32_t> codes;
};

struct Rows {
    std::vector<std::array<std::uint8_t, 32>> hashes;
    std::vector<Texts> texts;
    std::vector<double> longitudes;
    std::vector<double> latitudes;
    std::vector<std::uint8_t> placed;
    std::vector<std::int32_t> days;
    std::vector<std::int64_t> lines;
};

Texts texts_of(std::size_t distinct, std::mt19937_64& random) {
    Texts texts;
    for (std::size_t i = 0; i < distinct; ++i) {
        texts.words.push_back("On or near the street numbered " + std::to_string(i * 7919));
    }
    texts.dictionary.assign(texts.words.begin(), texts.words.end());
    for (std::size_t row = 0; row < group_rows; ++row) {
        texts.codes.push_back(static_cast<std::uint32_t>(random() % distinct));
    }
    return texts;
}

Rows make_rows() {
    std::mt19937_64 random{20'260'331};
    Rows rows;
    for (const std::size_t distinct : {8000U, 3000U, 3000U, 700U, 25U, 14U, 5U, 1U, 1U}) {
        rows.texts.push_back(texts_of(distinct, random));
    }
    rows.hashes.resize(group_rows);
    for (auto& hash : rows.hashes) {
        std::ranges::generate(hash, [&] { return static_cast<std::uint8_t>(random()); });
    }
    std::int64_t line = 1;
    for (std::size_t row = 0; row < group_rows; ++row) {
        const auto place = static_cast<double>(random() % 10'000);
        rows.longitudes.push_back(-0.5 + place * 0.000083);
        rows.latitudes.push_back(51.3 + place * 0.000041);
        rows.placed.push_back(random() % 50 != 0 ? 1 : 0);
        rows.days.push_back(20'000);
        rows.lines.push_back(line += random() % 100 == 0 ? 2 : 1);
    }
    return rows;
}

std::vector<ColumnSpec> columns_of(const Rows& rows) {
    std::vector<ColumnSpec> columns{{"hash", ColumnType::bytes32, false}};
    for (std::size_t i = 0; i < rows.texts.size(); ++i) {
        columns.push_back({"text" + std::to_string(i), ColumnType::text, false});
    }
    columns.push_back({"longitude", ColumnType::number, true});
    columns.push_back({"latitude", ColumnType::number, true});
    columns.push_back({"day", ColumnType::day, false});
    columns.push_back({"line", ColumnType::whole, false});
    return columns;
}

std::vector<ColumnValues> values_of(const Rows& rows) {
    std::vector<ColumnValues> values(1);
    values[0].hashes = rows.hashes;
    for (const Texts& texts : rows.texts) {
        ColumnValues column;
        column.codes = texts.codes;
        column.dictionary = texts.dictionary;
        values.push_back(column);
    }
    ColumnValues longitude;
    longitude.numbers = rows.longitudes;
    longitude.valid = rows.placed;
    ColumnValues latitude = longitude;
    latitude.numbers = rows.latitudes;
    ColumnValues day;
    day.days = rows.days;
    ColumnValues line;
    line.wholes = rows.lines;
    values.insert(values.end(), {longitude, latitude, day, line});
    return values;
}

template <class T>
T must(mf::Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", mf::sentence(result.error()).c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

/// By the clock on the wall, and of processors: the second is what counts where others share the machine.
struct Time {
    double wall = 0;
    double processor = 0;
};

Time time_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t ticks = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            static_cast<double>(std::clock() - ticks) / CLOCKS_PER_SEC};
}

void write_ours(const std::filesystem::path& file, const Rows& rows, std::size_t groups) {
    std::filesystem::remove(file);
    const std::vector<ColumnValues> values = values_of(rows);
    auto writer = must(mf::store::ParquetWriter::create(file, columns_of(rows)));
    for (std::size_t i = 0; i < groups; ++i) {
        must(writer.write_group(values, group_rows));
    }
    must(writer.close());
}

void report(const char* who, Time time, std::size_t groups, const std::filesystem::path& file) {
    const auto count = static_cast<double>(groups);
    std::printf(
        "%-8s %6.2f M rows/s %8.2f ms a group; of processor %6.2f M rows/s %8.2f ms; %.1f MB\n",
        who, count * group_rows / time.wall / 1e6, time.wall * 1e3 / count,
        count * group_rows / time.processor / 1e6, time.processor * 1e3 / count,
        static_cast<double>(std::filesystem::file_size(file)) / 1e6);
}

/// What each column costs alone, in ms of processor a group.
void report_columns(const std::filesystem::path& file, const Rows& rows) {
    const std::vector<ColumnSpec> columns = columns_of(rows);
    const std::vector<ColumnValues> values = values_of(rows);
    constexpr int groups = 20;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::filesystem::remove(file);
        auto writer = must(mf::store::ParquetWriter::create(file, {columns[i]}));
        must(writer.write_group(std::span{values}.subspan(i, 1), group_rows)); // warms up
        const Time time = time_of([&] {
            for (int group = 0; group < groups; ++group) {
                must(writer.write_group(std::span{values}.subspan(i, 1), group_rows));
            }
        });
        must(writer.close());
        std::printf("  %-10s %6.3f ms %9.1f KB\n", columns[i].name.c_str(),
                    time.processor * 1e3 / groups,
                    static_cast<double>(std::filesystem::file_size(file)) / 1e3 / (groups + 1));
    }
}

} // namespace

int main(int count, char** arguments) {
    std::size_t groups = 16;
    if (count > 1) {
        const std::string_view text = arguments[1];
        std::from_chars(text.data(), text.data() + text.size(), groups);
    }
    const auto folder = std::filesystem::temp_directory_path() / "parquet_writer_bench";
    std::filesystem::create_directories(folder);
    const auto ours = folder / "ours.parquet";
    const auto theirs = folder / "theirs.parquet";
    const Rows rows = make_rows();
    write_ours(ours, rows, groups);
    mf::store::DatabaseOptions options;
    options.threads = 1;
    options.memory_bytes_max = std::uint64_t{4} << 30;
    const auto database = must(mf::store::Database::open(options));
    must(database.run("CREATE TABLE t AS SELECT * FROM read_parquet(" +
                      mf::store::sql_text(ours.string()) + ")"));
    const std::string copy = "COPY t TO " + mf::store::sql_text(theirs.string()) +
                             " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)";
    for (int round = 0; round < rounds; ++round) { // the first warms up
        report("own", time_of([&] { write_ours(ours, rows, groups); }), groups, ours);
        report("DuckDB", time_of([&] { must(database.run(copy)); }), groups, theirs);
    }
    report_columns(folder / "column.parquet", rows);
    std::filesystem::remove_all(folder);
    return 0;
}
