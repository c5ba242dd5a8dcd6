#include "publish/aims.hpp"

#include "base/table_reader.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mf::publish {

namespace {

release::AimInfo read_one(TableReader& reader, const std::string& gap_key) {
    release::AimInfo aim;
    aim.id = reader.needed_text("id");
    aim.says = reader.needed_text("says");
    aim.where = reader.needed_text("where");
    aim.title = reader.text("title");
    aim.asks = reader.text("asks");
    aim.measure = reader.text("measure");
    aim.gap = reader.text(gap_key);
    if (aim.measure.empty() == aim.gap.empty()) {
        reader.problem(reader.line(), fmt::format("'{}' has a number or says why not", aim.id),
                       fmt::format("Give it either measure or {}", gap_key));
    }
    return aim;
}

} // namespace

Result<Aims> load_aims(const std::filesystem::path& file) {
    Aims aims;
    if (!std::filesystem::exists(file)) {
        return aims;
    }
    const auto text = store::read_file(file);
    const auto table = text ? parse_toml(*text, file.string()) : pass(text.error());
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, file.string()};
    const auto read_all = [&](const char* name, const char* gap,
                              std::vector<release::AimInfo>& all) {
        for (const toml::table* one : reader.tables(name)) {
            TableReader inner{*one, file.string()};
            all.push_back(read_one(inner, gap));
            reader.take(inner.end());
        }
    };
    read_all("aim", "gap", aims.aims);
    read_all("test", "found", aims.tests);
    if (auto error = reader.end()) {
        return pass(*error);
    }
    return aims;
}

std::vector<Error> problems(const Aims& aims,
                            const std::vector<std::string>& measures,
                            const std::filesystem::path& file) {
    std::vector<Error> errors;
    for (const auto* all : {&aims.aims, &aims.tests}) {
        for (const release::AimInfo& aim : *all) {
            if (!aim.measure.empty() &&
                std::ranges::find(measures, aim.measure) == measures.end()) {
                errors.push_back(
                    {ErrorKind::invalid,
                     fmt::format("'{}' names '{}', which is no measure", aim.id, aim.measure),
                     file.string(), "`metforward measures` lists them"});
            }
        }
    }
    return errors;
}

} // namespace mf::publish
