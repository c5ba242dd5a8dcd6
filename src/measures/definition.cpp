#include "measures/definition.hpp"

#include "facts/table_reader.hpp"
#include "measures/charting.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::measures {

namespace {

constexpr int versions_max = 1'000'000;
constexpr int suppress_below_max = 1000; ///< a larger one hides more than it protects
constexpr int people_max = 1'000'000;

void read_counts(facts::TableReader& reader, const std::string& file, Definition& definition) {
    const toml::table* table = reader.table("counts");
    if (table == nullptr) {
        reader.problem(1, "'counts' is missing", "Add: counts = { source = \"…\", where = \"…\" }");
        return;
    }
    facts::TableReader counts{*table, file};
    definition.source = counts.needed_text("source");
    definition.where = counts.text("where");
    definition.sum = counts.text("sum");
    reader.take(counts.end());
}

void read_levels(facts::TableReader& reader, Definition& definition) {
    for (const std::string& name : reader.texts("levels")) {
        if (const auto level = geo::level_of(name)) {
            definition.levels.push_back(*level);
        } else {
            reader.problem(reader.line("levels"), fmt::format("'{}' is no level", name),
                           "Use force, district, ward, msoa2011, msoa2021, lsoa2011 or lsoa2021");
        }
    }
    if (definition.levels.empty()) {
        reader.problem(reader.line("levels"), "the measure has no level",
                       "Add: levels = [\"force\"]");
    }
}

void read_example(facts::TableReader& reader, const std::string& file, Definition& definition) {
    if (const toml::table* table = reader.table("example")) {
        facts::TableReader example{*table, file};
        definition.example = Example{example.needed_text("files"), example.needed_text("area"),
                                     example.needed_text("period"), example.needed_text("is")};
        reader.take(example.end());
    }
}

Kind read_kind(facts::TableReader& reader) {
    const std::string text = reader.needed_text("kind");
    for (const Kind kind : {Kind::count, Kind::rate, Kind::share}) {
        if (text == name(kind)) {
            return kind;
        }
    }
    if (!text.empty()) {
        reader.problem(reader.line("kind"), fmt::format("'{}' is no kind of measure", text),
                       "Use \"count\", \"rate\" or \"share\"");
    }
    return Kind::count;
}

/// What the count is divided by.
void read_denominator(facts::TableReader& reader, const std::string& file, Definition& definition) {
    const bool is_rate = definition.kind == Kind::rate;
    const char* key = is_rate ? "per" : "out_of";
    const toml::table* table = reader.table(key);
    if (table == nullptr) {
        reader.problem(1, fmt::format("'{}' is missing", key),
                       is_rate ? "Add: per = { of = \"residents\", people = 1000 }"
                               : "Add: out_of = { where = \"…\" }");
        return;
    }
    facts::TableReader inner{*table, file};
    if (is_rate) {
        definition.per.of = inner.needed_text("of");
        definition.per.people = inner.whole("people", 1, people_max).value_or(1000);
    } else {
        definition.out_of = inner.text("where");
    }
    reader.take(inner.end());
}

/// Which counts are too small to be shown.
void read_suppression(facts::TableReader& reader, const std::string& file, Definition& definition) {
    if (const toml::table* table = reader.table("suppress")) {
        facts::TableReader inner{*table, file};
        definition.suppress_below = inner.whole("below", 2, suppress_below_max).value_or(0);
        reader.take(inner.end());
    }
}

/// How its changes are judged.
void read_charting(facts::TableReader& reader, Definition& definition) {
    const std::string text = reader.text("chart");
    definition.chart = chart_named(text);
    if (!text.empty() && (!definition.chart || !fits(*definition.chart, definition.kind))) {
        reader.problem(
            reader.line("chart"),
            fmt::format("'{}' is no chart for a {}", text, name(definition.kind)),
            "Leave it out for the usual one, or see docs/signals.md for those that there are");
    }
    const std::string windows = reader.text("windows", "apart");
    if (windows == "overlapping") {
        definition.windows = stats::Windows::overlapping;
    } else if (windows != "apart") {
        reader.problem(reader.line("windows"), fmt::format("windows are not '{}'", windows),
                       "Write \"overlapping\" where neighbouring periods share data, else nothing");
    }
}

std::optional<Error>
read(const toml::table& table, const std::string& file, Definition& definition) {
    facts::TableReader reader{table, file};
    for (const auto& [key, value] : table) {
        definition.lines[std::string{key.str()}] = reader.line(key.str());
    }
    definition.id = reader.needed_text("id");
    definition.question = reader.text("question");
    definition.version = reader.whole("version", 1, versions_max).value_or(1);
    definition.kind = read_kind(reader);
    read_counts(reader, file, definition);
    if (definition.kind != Kind::count) {
        read_denominator(reader, file, definition);
    }
    read_levels(reader, definition);
    definition.serves = reader.texts("serves");
    definition.answers = reader.dictionary("answers");
    read_example(reader, file, definition);
    read_charting(reader, definition);
    read_suppression(reader, file, definition);
    return reader.end();
}

} // namespace

int Definition::line(const std::string& key) const {
    const auto found = lines.find(key);
    return found == lines.end() ? 1 : found->second;
}

std::string Definition::at(const std::string& key) const {
    return fmt::format("{}:{}", file.string(), line(key));
}

std::string_view name(Kind kind) {
    switch (kind) {
    case Kind::count:
        return "count";
    case Kind::rate:
        return "rate";
    case Kind::share:
        return "share";
    }
    return {};
}

Result<Definition> parse_definition(const std::string& text, const std::filesystem::path& file) {
    const auto table = facts::parse_toml(text, file.string());
    if (!table) {
        return pass(table.error());
    }
    Definition definition;
    definition.file = file;
    definition.text = text;
    if (auto error = read(*table, file.string(), definition)) {
        return pass(*error);
    }
    return definition;
}

std::vector<std::filesystem::path>
definition_files(const std::vector<std::filesystem::path>& folders) {
    std::vector<std::filesystem::path> files;
    for (const auto& folder : folders) {
        std::error_code ignored; // an authority need not have a folder of its own
        for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
            if (entry.path().extension() == ".toml") {
                files.push_back(entry.path());
            }
        }
    }
    std::ranges::sort(files);
    return files;
}

Result<std::vector<Definition>>
load_definitions(const std::vector<std::filesystem::path>& folders) {
    std::vector<Definition> definitions;
    for (const auto& file : definition_files(folders)) {
        const auto text = store::read_file(file);
        if (!text) {
            return pass(text.error());
        }
        auto definition = parse_definition(*text, file);
        if (!definition) {
            return pass(definition.error());
        }
        definitions.push_back(std::move(*definition));
    }
    std::ranges::sort(definitions, {}, &Definition::id);
    const auto twice = std::ranges::adjacent_find(definitions, {}, &Definition::id);
    if (twice != definitions.end()) {
        return fail(ErrorKind::invalid, fmt::format("the measure '{}' is defined twice", twice->id),
                    (twice + 1)->at("id"), "Give one of them another id");
    }
    return definitions;
}

} // namespace mf::measures
