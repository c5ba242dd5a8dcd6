// Lists of areas as files: rows whose wanted fields are asked for by number. For this room only.
#pragma once

#include "base/csv_text.hpp"
#include "base/error.hpp"
#include "base/month.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mf::geo {

/// The rows of one file, their wanted fields in the order asked for.
struct ListedRows {
    CsvTable table;
    std::vector<std::size_t> columns;

    const std::string& field(const CsvRow& row, std::size_t wanted) const {
        return row.fields[columns[wanted]];
    }
    /// An error about a row, with file and line.
    std::unexpected<Error> wrong(const CsvRow& row, std::string what, std::string mend = {}) const;
};

/// `not_found` when the file cannot be read; else what parse_csv() and a missing column give.
Result<ListedRows> read_list(const std::filesystem::path& file,
                             const std::vector<std::string>& wanted);

/// Aliases are parted by '|'.
std::vector<std::string> aliases_in(const std::string& field);

/// Nothing for an empty field; `invalid` for what is no day.
Result<std::optional<Day>> day_in(const ListedRows& list, const CsvRow& row, std::size_t wanted);

} // namespace mf::geo
