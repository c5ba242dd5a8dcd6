#include "app/commands.hpp"
#include "app/facts_database.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

namespace mf::app {

Result<int> refused(const Context& context, const ListCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    if (!format) {
        return pass(format.error());
    }
    const auto facts = open_facts(context);
    if (!facts) {
        return pass(facts.error());
    }
    std::vector<std::string> files;
    for (const auto& [id, edition] : facts->state.editions) {
        const auto file = edition.folder / "refused.parquet";
        if ((command.source.empty() || edition.manifest.source == command.source) &&
            std::filesystem::exists(file)) {
            files.push_back(store::sql_text(file.string()));
        }
    }
    store::Table table{
        {{"source", ""}, {"file", ""}, {"line", ""}, {"column", ""}, {"reason", ""}, {"text", ""}},
        {}};
    if (!files.empty()) {
        auto found = facts->database.query(
            fmt::format("SELECT e.source, e.file, r.line, r.\"column\", r.reason, r.\"text\" FROM "
                        "read_parquet([{}], filename = "
                        "true) r JOIN editions e ON e.edition = string_split(r.filename, '/')[-2] "
                        "ORDER BY ALL LIMIT {}",
                        joined(files, ", "), command.limit));
        if (!found) {
            return pass(cause_of(facts->state, found.error()));
        }
        table = std::move(*found);
    }
    auto printed = print(rendered(table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
