// Rows for the tests of the Parquet writer: columns made from values that may be missing, and files read back
// through DuckDB.
#pragma once

#include "store/database.hpp"
#include "store/parquet.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mf::store::test {

/// A folder that goes with the test.
class Folder {
public:
    Folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "parquet-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    ~Folder() { std::filesystem::remove_all(path_); }

    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// A column of rows that may lack a value; what stands in such a row is rubbish on purpose.
struct Rows {
    ColumnSpec spec;
    std::vector<std::uint8_t> valid;
    std::vector<std::string> words;
    std::vector<std::uint32_t> codes;
    std::vector<std::int64_t> wholes;
    std::vector<double> numbers;
    std::vector<std::uint8_t> flags;
    std::vector<std::array<std::uint8_t, 32>> hashes;
    std::vector<std::int32_t> days;
    std::vector<std::string_view> dictionary;

    /// Of the rows [from, from + count). The views hold as long as this does.
    ColumnValues values(std::size_t from, std::size_t count);

    ColumnValues values() { return values(0, valid.size()); }

    std::size_t size() const { return valid.size(); }
};

template <class T>
using Maybe = std::vector<std::optional<T>>;

inline const std::optional<std::string> no_text;

Rows texts(std::string name, const Maybe<std::string>& values);
Rows wholes(std::string name, const Maybe<std::int64_t>& values);
Rows moments(std::string name, const Maybe<std::int64_t>& values);
Rows numbers(std::string name, const Maybe<double>& values);
Rows flags(std::string name, const Maybe<bool>& values);
Rows days(std::string name, const Maybe<std::int32_t>& values);
/// Hashes that are 32 times the byte.
Rows hashes(std::string name, const Maybe<std::uint8_t>& values);

/// Writes the columns as one file of groups of `group` rows and expects that it works.
void write(const std::filesystem::path& file,
           std::vector<Rows> columns,
           std::size_t group = 122'880,
           std::vector<std::pair<std::string, std::string>> metadata = {});

/// `sql` asked of DuckDB. FILE stands for the rows of the file, (FILE) for its name; an error is a failure of the test and no rows.
Table ask(const std::filesystem::path& file, std::string sql);
/// The one value of the one row.
Value ask_one(const std::filesystem::path& file, std::string sql);
/// The first column of all rows.
std::vector<Value> ask_column(const std::filesystem::path& file, std::string sql);

std::string content(const std::filesystem::path& file);

} // namespace mf::store::test
