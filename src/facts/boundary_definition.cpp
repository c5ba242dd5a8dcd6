#include "facts/boundary_definition.hpp"

#include "base/hash.hpp"
#include "base/table_reader.hpp"
#include "base/text.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

constexpr double drawn_within_max = 5'000; // metres; a coarser map tells land from sea no more

void read_level(TableReader& reader, BoundaryDefinition& definition) {
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
    definition.set.level = level.value_or(geo::Level::district);
}

void read_fields(TableReader& reader, store::BoundaryRequest& request) {
    request.fields = {reader.text("code"),    reader.text("name"), reader.text("parent"),
                      reader.text("aliases"), reader.text("from"), reader.text("to")};
    request.layer = reader.text("layer");
    request.frame = reader.text("frame");
    if (request.fields.code.empty() && request.fields.name.empty()) {
        reader.problem(reader.line(),
                       "neither 'code' nor 'name' says which field tells the areas apart",
                       "Write code = \"FIELD\"");
    }
    if (!request.frame.empty() && request.frame != "degrees" && request.frame != "national_grid") {
        reader.problem(reader.line("frame"), fmt::format("'{}' is no frame", request.frame),
                       "Write degrees or national_grid, or leave it out to go by the file");
    }
}

void read_file_name(TableReader& reader, BoundaryDefinition& definition) {
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

/// Fields that must be there.
std::vector<std::string> needed(const BoundaryDefinition& definition) {
    const store::BoundaryFields& fields = definition.request.fields;
    std::vector<std::string> all = definition.also;
    for (const std::string* field :
         {&fields.code, &fields.name, &fields.parent, &fields.aliases, &fields.from, &fields.to}) {
        if (!field->empty()) {
            all.push_back(*field);
        }
    }
    return all;
}

} // namespace

bool BoundaryDefinition::fits(const std::vector<std::string>& fields,
                              std::string_view file_name) const {
    if (file && !file->match(file_name)) {
        return false;
    }
    const auto has = [&](const std::string& wanted) {
        return std::ranges::any_of(
            fields, [&](const std::string& field) { return lower(field) == lower(wanted); });
    };
    return std::ranges::all_of(needed(*this), has);
}

Result<BoundaryDefinition> parse_boundary_definition(const std::string& toml,
                                                     const std::filesystem::path& file) {
    const auto table = parse_toml(toml, file.string());
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, file.string()};
    BoundaryDefinition definition;
    definition.id = reader.needed_text("id");
    definition.title = reader.needed_text("title");
    definition.attribution = reader.needed_text("attribution");
    definition.set.vintage = reader.text("vintage");
    definition.set.source = definition.id;
    definition.also = reader.texts("also");
    definition.drawn_within_m = reader.number("drawn_within", 0, drawn_within_max).value_or(0);
    definition.hash = sha256(toml);
    if (definition.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") !=
        std::string::npos) {
        reader.problem(reader.line("id"),
                       fmt::format("'{}' is no id: it names a folder", definition.id),
                       "Use small letters, digits and hyphens");
    }
    read_level(reader, definition);
    read_fields(reader, definition.request);
    read_file_name(reader, definition);
    if (auto error = reader.end()) {
        return pass(std::move(*error));
    }
    return definition;
}

Result<std::vector<BoundaryDefinition>>
load_boundary_definitions(const std::vector<std::filesystem::path>& folders) {
    std::vector<BoundaryDefinition> definitions;
    for (const std::filesystem::path& folder : folders) {
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator{folder, none}) {
            if (entry.path().extension() != ".toml") {
                continue;
            }
            const auto text = store::read_file(entry.path());
            auto definition =
                text ? parse_boundary_definition(*text, entry.path()) : pass(text.error());
            if (!definition) {
                return pass(definition.error());
            }
            if (std::ranges::find(definitions, definition->id, &BoundaryDefinition::id) !=
                definitions.end()) {
                return fail(ErrorKind::invalid,
                            fmt::format("the boundaries '{}' are defined twice", definition->id),
                            fmt::format("{}:1", entry.path().string()),
                            "Give one of them another id");
            }
            definitions.push_back(std::move(*definition));
        }
    }
    std::ranges::sort(definitions, {}, &BoundaryDefinition::id);
    return definitions;
}

Result<BoundaryDefinition> definition_for(const std::vector<BoundaryDefinition>& definitions,
                                          const std::vector<std::string>& fields,
                                          std::string_view file_name) {
    std::vector<const BoundaryDefinition*> fitting;
    std::size_t most = 0;
    for (const BoundaryDefinition& definition : definitions) {
        const std::size_t count = needed(definition).size() + (definition.file ? 1 : 0);
        if (!definition.fits(fields, file_name) || count < most) {
            continue;
        }
        if (count > most) {
            fitting.clear();
            most = count;
        }
        fitting.push_back(&definition);
    }
    if (fitting.empty()) {
        return fail(ErrorKind::not_found, "no definition fits these boundaries",
                    std::string{file_name},
                    "Their fields are " + joined(fields, ", ") +
                        ". Write a definition into definitions/boundaries (docs/boundaries.md)");
    }
    if (fitting.size() > 1) {
        return fail(ErrorKind::invalid,
                    fmt::format("two definitions fit these boundaries: {} and {}", fitting[0]->id,
                                fitting[1]->id),
                    std::string{file_name},
                    "Give one of them a field in `also` that the other lacks");
    }
    return *fitting.front();
}

} // namespace mf::facts
