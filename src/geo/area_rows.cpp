#include "geo/area_rows.hpp"

#include "base/text.hpp"

#include <fstream>
#include <iterator>

namespace mf::geo {

std::unexpected<Error>
ListedRows::wrong(const CsvRow& row, std::string what, std::string mend) const {
    return fail(ErrorKind::invalid, std::move(what), table.where(row), std::move(mend));
}

Result<ListedRows> read_list(const std::filesystem::path& file,
                             const std::vector<std::string>& wanted) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) {
        return fail(ErrorKind::not_found, "the list of areas cannot be read", file.string(),
                    "The program finds it in definitions/areas");
    }
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    auto table = parse_csv(text, file.string());
    if (!table) {
        return pass(table.error());
    }
    auto columns = table->columns(wanted);
    if (!columns) {
        return pass(columns.error());
    }
    return ListedRows{std::move(*table), std::move(*columns)};
}

std::vector<std::string> aliases_in(const std::string& field) {
    std::vector<std::string> aliases;
    if (!field.empty()) {
        for (const std::string_view alias : split(field, '|')) {
            aliases.emplace_back(trimmed(alias));
        }
    }
    return aliases;
}

Result<std::optional<Day>> day_in(const ListedRows& list, const CsvRow& row, std::size_t wanted) {
    const std::string& text = list.field(row, wanted);
    if (text.empty()) {
        return std::nullopt;
    }
    const auto day = Day::parse(text);
    return day ? Result<std::optional<Day>>{*day}
               : list.wrong(row, day.error().message, day.error().mend);
}

} // namespace mf::geo
