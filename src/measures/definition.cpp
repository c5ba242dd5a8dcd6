#include "measures/definition.hpp"

#include "store/files.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>

namespace mf::measures {

namespace {

constexpr std::array<std::string_view, 9> known_keys{
    "id", "version", "kind", "counts", "levels", "question", "serves", "answers", "example"};
constexpr std::array<std::string_view, 3> known_counts{"source", "where", "sum"};

constexpr std::int64_t versions_max = 1'000'000;
constexpr const char* answers_mend = "Write it as: answers = { force = \"chief-officer\" }";

int line_of(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

/// Reads one TOML table into a Definition; the first thing that is wrong is its error.
class Reader {
public:
    Reader(const toml::table& table, Definition& definition)
        : table_{table}, definition_{definition} {}

    std::optional<Error> read() {
        for (const auto& [key, value] : table_) {
            definition_.lines[std::string{key.str()}] = line_of(value);
            if (std::ranges::find(known_keys, key.str()) == known_keys.end()) {
                wrong(line_of(value), fmt::format("'{}' is not known here", key.str()),
                      "Known are: id, version, kind, counts, levels, question, serves, answers, "
                      "example");
            }
        }
        definition_.id = text(table_, "id", true);
        definition_.question = text(table_, "question", false);
        read_version();
        read_kind();
        read_counts();
        read_levels();
        definition_.serves = texts("serves");
        read_answers();
        read_example();
        return error_;
    }

private:
    void wrong(int line, std::string message, std::string mend) {
        if (!error_) {
            error_ = Error{ErrorKind::invalid, std::move(message),
                           fmt::format("{}:{}", definition_.file.string(), line), std::move(mend)};
        }
    }

    std::string text(const toml::table& table, const std::string& key, bool needed) {
        const toml::node* node = table.get(key);
        if (needed && (node == nullptr || node->value_or(std::string{"a"}).empty())) {
            wrong(static_cast<int>(table.source().begin.line),
                  fmt::format("'{}' is missing or empty", key),
                  fmt::format("Write a line: {} = \"…\"", key));
        }
        if (node == nullptr) {
            return {};
        }
        if (!node->is_string()) {
            wrong(line_of(*node), fmt::format("'{}' should be a text in quotes", key),
                  fmt::format("Write it as: {} = \"…\"", key));
        }
        return node->value_or(std::string{});
    }

    std::vector<std::string> texts(const std::string& key) {
        std::vector<std::string> found;
        const toml::node* node = table_.get(key);
        const toml::array* list = node == nullptr ? nullptr : node->as_array();
        if (node != nullptr && list == nullptr) {
            wrong(line_of(*node), fmt::format("'{}' should be a list of texts", key),
                  fmt::format("Write it as: {} = [\"…\", \"…\"]", key));
        }
        if (list != nullptr) {
            for (const toml::node& item : *list) {
                if (!item.is_string()) {
                    wrong(line_of(item), fmt::format("'{}' should hold texts only", key),
                          fmt::format("Write it as: {} = [\"…\", \"…\"]", key));
                }
                found.push_back(item.value_or(std::string{}));
            }
        }
        return found;
    }

    void read_version() {
        const toml::node* node = table_.get("version");
        const auto version = node == nullptr ? 1 : node->value_or(std::int64_t{0});
        if (version < 1 || version > versions_max) {
            wrong(line_of(*node), "'version' should be a whole number from 1 on",
                  "Write it as: version = 1");
        } else {
            definition_.version = static_cast<int>(version);
        }
    }

    void read_kind() {
        const std::string kind = text(table_, "kind", true);
        if (!kind.empty() && kind != "count") {
            wrong(definition_.line("kind"), fmt::format("'{}' is no kind of measure", kind),
                  "Use \"count\"");
        }
    }

    void read_counts() {
        const toml::table* counts = table_["counts"].as_table();
        if (counts == nullptr) {
            wrong(1, "'counts' is missing", "Add: counts = { source = \"…\", where = \"…\" }");
            return;
        }
        for (const auto& [key, value] : *counts) {
            if (std::ranges::find(known_counts, key.str()) == known_counts.end()) {
                wrong(line_of(value), fmt::format("'{}' is not known in 'counts'", key.str()),
                      "Known are: source, where, sum");
            }
        }
        definition_.source = text(*counts, "source", true);
        definition_.where = text(*counts, "where", false);
        definition_.sum = text(*counts, "sum", false);
    }

    void read_levels() {
        for (const std::string& name : texts("levels")) {
            if (const auto level = geo::level_of(name)) {
                definition_.levels.push_back(*level);
            } else {
                wrong(definition_.line("levels"), fmt::format("'{}' is no level", name),
                      "Use force, district, ward, msoa2011, msoa2021, lsoa2011 or lsoa2021");
            }
        }
        if (definition_.levels.empty()) {
            wrong(definition_.line("levels"), "the measure has no level",
                  "Add: levels = [\"force\"]");
        }
    }

    void read_answers() {
        const toml::node* node = table_.get("answers");
        if (node == nullptr) {
            return;
        }
        const toml::table* answers = node->as_table();
        if (answers == nullptr) {
            wrong(line_of(*node), "'answers' should be a table", answers_mend);
            return;
        }
        for (const auto& [level, post] : *answers) {
            if (!post.is_string()) {
                wrong(line_of(post), "'answers' should hold texts only", answers_mend);
            }
            definition_.answers[std::string{level.str()}] = post.value_or(std::string{});
        }
    }

    void read_example() {
        if (const toml::table* example = table_["example"].as_table()) {
            definition_.example =
                Example{text(*example, "files", true), text(*example, "area", true),
                        text(*example, "period", true), text(*example, "is", true)};
        } else if (const toml::node* node = table_.get("example")) {
            wrong(line_of(*node), "'example' should be a table",
                  "Write it as: example = { files = \"…\", area = \"…\", period = \"…\", is = "
                  "\"…\" }");
        }
    }

    const toml::table& table_;
    Definition& definition_;
    std::optional<Error> error_;
};

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
    }
    return {};
}

Result<Definition> parse_definition(const std::string& text, const std::filesystem::path& file) {
    Definition definition;
    definition.file = file;
    definition.text = text;
    try {
        const toml::table table = toml::parse(text, file.string());
        if (auto error = Reader{table, definition}.read()) {
            return pass(*error);
        }
        return definition;
    } catch (const toml::parse_error& error) {
        return fail(ErrorKind::invalid, std::string{error.description()},
                    fmt::format("{}:{}", file.string(), error.source().begin.line),
                    "Mend the TOML there");
    }
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
