#include "base/csv_text.hpp"
#include "base/text.hpp"
#include "demo/tables_read.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace mf::demo {
namespace {

/// One line; notes what is no number and which force there is not.
BoroughRow row_of(const std::vector<std::string>& fields,
                  const Tables& tables,
                  const std::string& where,
                  Trouble& trouble) {
    const auto read = [&](std::size_t place) {
        const auto value = number(fields[place]);
        if (!value) {
            trouble.note("'" + fields[place] + "' is no number", where);
        }
        return value.value_or(0);
    };
    BoroughRow row;
    row.code = fields[0];
    row.name = fields[1];
    row.part = fields[2];
    const auto force = std::find_if(tables.forces.begin(), tables.forces.end(),
                                    [&](const ForceRow& f) { return f.slug == fields[3]; });
    if (force == tables.forces.end()) {
        trouble.note("forces.toml has no force '" + fields[3] + "'", where);
    }
    row.force = static_cast<std::size_t>(force - tables.forces.begin());
    row.wards = static_cast<int>(read(4));
    row.residents = static_cast<int>(read(5));
    row.weight = read(6);
    row.trend = read(7);
    row.survey_name = fields[8];
    if (row.wards < 1 || row.residents < 1 || row.weight <= 0) {
        trouble.note("Wards, residents and weight must be above nought", where);
    }
    return row;
}

} // namespace

Result<std::vector<BoroughRow>> read_boroughs(const std::filesystem::path& file,
                                              const Tables& tables) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        return fail(ErrorKind::not_found, "The list of boroughs cannot be opened", file.string(),
                    "Give the folder that holds it, usually definitions/demo");
    }
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto table = parse_csv(text, file.filename().string());
    if (!table) {
        return pass(table.error());
    }
    const auto columns = table->columns(
        {"code", "name", "part", "force", "wards", "residents", "weight", "trend", "survey_name"});
    if (!columns) {
        return pass(columns.error());
    }
    Trouble trouble;
    std::vector<BoroughRow> rows;
    for (const CsvRow& line : table->rows) {
        std::vector<std::string> fields;
        for (const std::size_t column : *columns) {
            fields.push_back(line.fields[column]);
        }
        rows.push_back(row_of(fields, tables, table->where(line), trouble));
    }
    if (trouble.first()) {
        return pass(*trouble.first());
    }
    std::sort(rows.begin(), rows.end(),
              [](const BoroughRow& a, const BoroughRow& b) { return a.name < b.name; });
    return rows;
}

} // namespace mf::demo
