#include "facts/lookup_definition.hpp"

#include "base/hash.hpp"
#include "base/table_reader.hpp"
#include "base/text.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

/// A side of the lookup: which set of areas, and the column that has its codes.
struct Side {
    geo::SetId set;
    std::string column;
};

geo::Level level_in(TableReader& reader) {
    const std::string text = reader.needed_text("level");
    const auto level = geo::level_of(text);
    if (!level && !text.empty()) {
        std::vector<std::string> names;
        for (const geo::Level one : geo::all_levels()) {
            names.emplace_back(geo::name(one));
        }
        reader.problem(reader.line("level"), fmt::format("'{}' is no level", text),
                       "Use one of " + joined(names, ", "));
    }
    return level.value_or(geo::Level::district);
}

Side side_in(TableReader& reader, const char* key, const std::string& file) {
    const toml::table* table = reader.table(key);
    if (table == nullptr) {
        reader.problem(reader.line(), fmt::format("the table [{}] is missing", key),
                       "Write level, vintage and code in it");
        return {};
    }
    TableReader side{*table, file};
    Side read{{level_in(side), side.needed_text("vintage"), ""}, side.needed_text("code")};
    if (read.set.vintage.find('@') != std::string::npos) {
        side.problem(side.line("vintage"), "a vintage has no '@'", "Write it as 2011");
    }
    reader.take(side.end());
    return read;
}

void read_weight(TableReader& reader, const std::string& file, LookupDefinition& definition) {
    const toml::table* table = reader.table("weight");
    if (table == nullptr) {
        return;
    }
    TableReader weight{*table, file};
    definition.columns.weight = weight.needed_text("column");
    definition.weight_of = weight.needed_text("of");
    const std::string kind = weight.text("is", "amount");
    if (kind != "amount" && kind != "share") {
        weight.problem(weight.line("is"), fmt::format("'{}' is no kind of weight", kind),
                       "Write amount for numbers of residents or households, share where those of "
                       "an area sum to 1");
    }
    definition.columns.kind =
        kind == "share" ? geo::LookupColumns::Weight::share : geo::LookupColumns::Weight::amount;
    reader.take(weight.end());
}

void read_file_name(TableReader& reader, LookupDefinition& definition) {
    const std::string text = reader.text("file");
    if (text.empty()) {
        return;
    }
    auto pattern = NamePattern::parse(text);
    if (!pattern) {
        reader.problem(reader.line("file"), pattern.error().message, pattern.error().mend);
        return;
    }
    definition.file = std::move(*pattern);
}

std::vector<std::string> needed(const LookupDefinition& definition) {
    std::vector<std::string> all = definition.also;
    for (const std::string* column :
         {&definition.columns.from, &definition.columns.to, &definition.columns.weight}) {
        if (!column->empty()) {
            all.push_back(*column);
        }
    }
    return all;
}

std::size_t weight_of_fit(const LookupDefinition& definition) {
    return needed(definition).size() + (definition.file ? 1 : 0);
}

} // namespace

bool LookupDefinition::fits(const std::vector<std::string>& header,
                            std::string_view file_name) const {
    return (!file || file->match(file_name)) &&
           std::ranges::all_of(needed(*this), [&](const std::string& column) {
               return std::ranges::find(header, column) != header.end();
           });
}

Result<LookupDefinition> parse_lookup_definition(const std::string& toml,
                                                 const std::filesystem::path& file) {
    const auto table = parse_toml(toml, file.string());
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, file.string()};
    LookupDefinition definition;
    definition.id = reader.needed_text("id");
    definition.title = reader.needed_text("title");
    definition.attribution = reader.needed_text("attribution");
    definition.also = reader.texts("also");
    definition.hash = sha256(toml);
    if (definition.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") !=
        std::string::npos) {
        reader.problem(reader.line("id"),
                       fmt::format("'{}' is no id: it names a folder", definition.id),
                       "Use small letters, digits and hyphens");
    }
    Side from = side_in(reader, "from", file.string());
    Side to = side_in(reader, "to", file.string());
    definition.from = std::move(from.set);
    definition.to = std::move(to.set);
    definition.columns.from = std::move(from.column);
    definition.columns.to = std::move(to.column);
    read_weight(reader, file.string(), definition);
    read_file_name(reader, definition);
    if (auto error = reader.end()) {
        return pass(std::move(*error));
    }
    return definition;
}

Result<std::vector<LookupDefinition>>
load_lookup_definitions(const std::vector<std::filesystem::path>& folders) {
    std::vector<LookupDefinition> definitions;
    for (const std::filesystem::path& folder : folders) {
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator{folder, none}) {
            if (entry.path().extension() != ".toml") {
                continue;
            }
            const auto text = store::read_file(entry.path());
            auto definition =
                text ? parse_lookup_definition(*text, entry.path()) : pass(text.error());
            if (!definition) {
                return pass(definition.error());
            }
            if (std::ranges::find(definitions, definition->id, &LookupDefinition::id) !=
                definitions.end()) {
                return fail(ErrorKind::invalid,
                            fmt::format("the lookup '{}' is defined twice", definition->id),
                            fmt::format("{}:1", entry.path().string()),
                            "Give one of them another id");
            }
            definitions.push_back(std::move(*definition));
        }
    }
    std::ranges::sort(definitions, {}, &LookupDefinition::id);
    return definitions;
}

std::vector<LookupDefinition> definitions_for(const std::vector<LookupDefinition>& definitions,
                                              const std::vector<std::string>& header,
                                              std::string_view file_name) {
    std::vector<LookupDefinition> fitting;
    for (const LookupDefinition& definition : definitions) {
        if (!definition.fits(header, file_name)) {
            continue;
        }
        const auto rival = std::ranges::find_if(fitting, [&](const LookupDefinition& other) {
            return other.from == definition.from && other.to == definition.to;
        });
        if (rival == fitting.end()) {
            fitting.push_back(definition);
        } else if (weight_of_fit(definition) > weight_of_fit(*rival)) {
            *rival = definition;
        }
    }
    return fitting;
}

} // namespace mf::facts
