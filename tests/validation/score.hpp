// Counts what was compared with a published answer, and tells what was not equal.
#pragma once

#include "base/error.hpp"
#include "base/series.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mf::validation {

using Json = nlohmann::json;

/// How near is equal: |actual - expected| <= absolute + relative |expected|.
struct Tolerance {
    double relative = 1e-9;
    double absolute = 1e-13;
};

class Score {
public:
    explicit Score(std::string folder) : folder_{std::move(folder)} {}

    void near(const std::string& what, double expected, double actual, Tolerance tolerance = {});
    void
    near(const std::string& what, const Json& expected, Interval actual, Tolerance tolerance = {});
    void same(const std::string& what,
              const std::vector<std::size_t>& expected,
              const std::vector<std::size_t>& actual);
    void same(const std::string& what, std::string_view expected, std::string_view actual);
    /// Counts an error as a difference; gives the value or nothing.
    template <class T>
    std::optional<T> value(const std::string& what, const Result<T>& result) {
        if (!result) {
            differs(what + ": " + sentence(result.error()));
            return std::nullopt;
        }
        return *result;
    }
    void differs(const std::string& line);
    /// Prints the summary; true when all was equal and something was compared.
    bool told() const;

private:
    std::string folder_;
    std::size_t compared_ = 0;
    std::size_t different_ = 0;
    double largest_ = 0; ///< relative error of what was equal
};

/// Rows of a CSV file by the names of its columns. A file that cannot be read ends the program.
class Table {
public:
    explicit Table(const std::filesystem::path& file);

    std::size_t rows() const { return fields_.size(); }
    bool has(std::string_view column) const {
        return std::ranges::find(header_, column) != header_.end();
    }
    const std::string& text(std::size_t row, std::string_view column) const;
    /// Empty is `if_empty`.
    double number(std::size_t row, std::string_view column, double if_empty = 0.0) const;
    std::vector<double> column(std::string_view column) const;

private:
    std::vector<std::string> header_;
    std::vector<std::vector<std::string>> fields_;
};

Json read_json(const std::filesystem::path& file);

/// One a folder of the published answers; false when one differs.
bool control_charts(const std::filesystem::path& folder);
bool funnels(const std::filesystem::path& folder);
bool rates(const std::filesystem::path& folder);
bool surveys(const std::filesystem::path& folder);
bool disproportionality(const std::filesystem::path& folder);
bool geometry(const std::filesystem::path& folder);
bool disclosure(const std::filesystem::path& folder);

} // namespace mf::validation
