// Reads a source definition. Every key is known by name: a key that is not is an error, because a misspelt
// rule that does nothing is worse than none.
#include "base/hash.hpp"
#include "base/period.hpp"
#include "base/text.hpp"
#include "facts/field_type.hpp"
#include "facts/source.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace mf::facts {

namespace {

constexpr double number_max =
    1e15; ///< of a definition: far beyond any count, and exact as a double

/// One TOML table being read. Remembers the first thing that was wrong, and which keys were asked for.
class TableReader {
public:
    TableReader(const toml::table& table, std::string file)
        : table_{table}, file_{std::move(file)} {}

    std::string text(const char* key, std::string otherwise = {}) {
        const toml::node* node = find(key);
        if (node == nullptr) {
            return otherwise;
        }
        const auto value = node->value<std::string>();
        if (!value || !node->is_string()) {
            wrong(*node, key, "a text in quotes", "\"…\"");
            return otherwise;
        }
        return *value;
    }

    std::string needed_text(const char* key) {
        std::string found = text(key);
        if (found.empty()) {
            problem(line(), fmt::format("'{}' is missing or empty", key),
                    fmt::format("Write a line: {} = \"…\"", key));
        }
        return found;
    }

    bool flag(const char* key) {
        const toml::node* node = find(key);
        if (node != nullptr && !node->is_boolean()) {
            wrong(*node, key, "true or false", "true");
        }
        return node != nullptr && node->value_or(false);
    }

    std::optional<double> number(const char* key, double minimum, double maximum) {
        const toml::node* node = find(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        const auto value = node->is_number() ? node->value<double>() : std::nullopt;
        if (!value || !(*value >= minimum && *value <= maximum)) { // nan is no number here
            wrong(*node, key, fmt::format("a number from {} to {}", minimum, maximum), "1");
            return std::nullopt;
        }
        return value;
    }

    /// A text, or a list of texts.
    std::vector<std::string> texts(const char* key) {
        std::vector<std::string> found;
        const toml::node* node = find(key);
        if (node == nullptr) {
            return found;
        }
        if (const auto one = node->value<std::string>(); one && node->is_string()) {
            return {*one};
        }
        const toml::array* list = node->as_array();
        if (list == nullptr) {
            wrong(*node, key, "a text or a list of texts", "[\"…\", \"…\"]");
            return found;
        }
        for (const toml::node& item : *list) {
            if (item.is_string()) {
                found.push_back(item.value_or(std::string{}));
            } else {
                wrong(item, key, "a list of texts only", "[\"…\", \"…\"]");
            }
        }
        return found;
    }

    std::map<std::string, std::string> dictionary(const char* key) {
        std::map<std::string, std::string> found;
        const toml::node* node = find(key);
        const toml::table* pairs = node == nullptr ? nullptr : node->as_table();
        if (node != nullptr && pairs == nullptr) {
            wrong(*node, key, "a table", "{ \"as published\" = \"what is meant\" }");
        }
        if (pairs != nullptr) {
            for (const auto& [name, value] : *pairs) {
                if (!value.is_string()) {
                    wrong(value, key, "a table of texts",
                          "{ \"as published\" = \"what is meant\" }");
                }
                found[name_key(name.str())] = value.value_or(std::string{});
            }
        }
        return found;
    }

    const toml::table* table(const char* key) {
        const toml::node* node = find(key);
        if (node != nullptr && !node->is_table()) {
            wrong(*node, key, "a table", "{ … }");
        }
        return node == nullptr ? nullptr : node->as_table();
    }

    std::vector<const toml::table*> tables(const char* key) {
        std::vector<const toml::table*> found;
        const toml::node* node = find(key);
        const toml::array* list = node == nullptr ? nullptr : node->as_array();
        if (node != nullptr && list == nullptr) {
            wrong(*node, key, "a list of tables", "[{ … }], or each as [[…]]");
        }
        if (list != nullptr) {
            for (const toml::node& item : *list) {
                if (const toml::table* one = item.as_table()) {
                    found.push_back(one);
                } else {
                    wrong(item, key, "a list of tables", "[{ … }], or each as [[…]]");
                }
            }
        }
        return found;
    }

    const toml::node* find(const char* key) {
        asked_.insert(key);
        return table_.get(key);
    }

    int line() const { return static_cast<int>(table_.source().begin.line); }

    void problem(int at, std::string message, std::string mend) {
        if (!error_) {
            error_ = Error{ErrorKind::invalid, std::move(message), fmt::format("{}:{}", file_, at),
                           std::move(mend)};
        }
    }

    void wrong(const toml::node& node,
               std::string_view key,
               std::string_view what,
               std::string_view example) {
        problem(static_cast<int>(node.source().begin.line),
                fmt::format("'{}' should be {}", key, what),
                fmt::format("Write it as: {} = {}", key, example));
    }

    /// To be called last: what was wrong, or a key that nobody asked for.
    std::optional<Error> end() {
        for (const auto& [key, value] : table_) {
            if (!asked_.contains(std::string{key.str()})) {
                problem(static_cast<int>(key.source().begin.line),
                        fmt::format("'{}' is not known here", key.str()),
                        fmt::format("Known are: {}", joined({asked_.begin(), asked_.end()}, ", ")));
            }
        }
        return error_;
    }

private:
    const toml::table& table_;
    std::string file_;
    std::set<std::string> asked_;
    std::optional<Error> error_;
};

FieldType read_type(TableReader& reader, const char* key, FieldType otherwise) {
    const std::string text = reader.text(key);
    if (text.empty()) {
        return otherwise;
    }
    const auto type = field_type_of(text);
    if (!type) {
        reader.problem(reader.line(), fmt::format("'{}' is no type", text),
                       fmt::format("Use one of {}", field_types_in_words()));
    }
    return type.value_or(otherwise);
}

/// Moves on from one table: its error, if it had one, is the definition's.
Done ended(TableReader& reader) {
    if (auto error = reader.end()) {
        return pass(*error);
    }
    return {};
}

Result<ColumnDefinition> read_column(const toml::table& table, const std::string& file) {
    TableReader reader{table, file};
    ColumnDefinition column;
    column.line = reader.line();
    column.names = reader.texts("name");
    column.with = reader.text("with");
    column.from_name = reader.text("from_name");
    column.constant = reader.text("constant");
    column.as = reader.needed_text("as");
    column.type = read_type(reader, "type", FieldType::text);
    const std::string blank = reader.text("blank", "refused");
    if (blank != "allowed" && blank != "refused") {
        reader.problem(column.line, fmt::format("'blank' is '{}'", blank),
                       "Use \"allowed\" or \"refused\"");
    }
    column.blank = blank == "allowed" ? Blank::allowed : Blank::refused;
    column.optional = reader.flag("optional");
    column.format = reader.text("format");
    column.equals = reader.text("equals");
    column.minimum = reader.number("minimum", -number_max, number_max);
    column.maximum = reader.number("maximum", -number_max, number_max);
    column.values = reader.dictionary("values");
    column.missing = reader.texts("missing");
    column.region_first = reader.texts("region_first");
    column.non_places = reader.texts("non_places");
    column.no_place = reader.texts("no_place");
    column.stem = reader.flag("stem");
    column.keep_unknown = reader.flag("keep_unknown");
    column.level = reader.text("level");
    column.group = reader.text("group");
    if (column.names.empty() && column.from_name.empty() && column.constant.empty()) {
        reader.problem(column.line, "the column has neither 'name' nor 'from_name' nor 'constant'",
                       "Say where its value comes from");
    }
    if (auto done = ended(reader); !done) {
        return pass(done.error());
    }
    return column;
}

Result<CategorySet> read_category_set(const toml::table& table, const std::string& file) {
    TableReader reader{table, file};
    CategorySet set;
    set.id = reader.needed_text("id");
    set.first = reader.text("first");
    set.values = reader.dictionary("values");
    set.recast = reader.texts("recast");
    set.never = reader.texts("never");
    if (set.values.empty()) {
        reader.problem(reader.line(), "the category set has no values",
                       "Add: values = { \"As published\" = \"id\" }");
    }
    if (auto done = ended(reader); !done) {
        return pass(done.error());
    }
    return set;
}

Result<PeriodColumns> read_periods(const toml::table& table, const std::string& file) {
    TableReader reader{table, file};
    PeriodColumns periods;
    auto header = NamePattern::parse(reader.needed_text("header"));
    if (header) {
        periods.header = *header;
    } else {
        reader.problem(reader.line(), header.error().message, header.error().mend);
    }
    periods.as = reader.text("as", "month");
    periods.value = reader.text("value", "count");
    periods.period_type = read_type(reader, "period_type", FieldType::month);
    periods.type = read_type(reader, "type", FieldType::whole);
    periods.missing = reader.texts("missing");
    periods.marks = reader.text("marks");
    if (auto done = ended(reader); !done) {
        return pass(done.error());
    }
    return periods;
}

Result<Hold> read_hold(const toml::table& table, const std::string& file) {
    TableReader reader{table, file};
    Hold hold;
    const std::string rule = reader.needed_text("rule");
    if (rule == "rows stand twice") {
        hold.rule = HoldRule::rows_stand_twice;
    } else if (rule == "stale column") {
        hold.rule = HoldRule::stale_column;
        hold.share = 0.05;
    } else {
        reader.problem(reader.line(), fmt::format("'{}' is no rule for holding", rule),
                       "Use \"rows stand twice\" or \"stale column\"");
    }
    hold.share = reader.number("share", 0, 1).value_or(hold.share);
    hold.rows_min =
        static_cast<std::uint64_t>(reader.number("rows_min", 0, number_max).value_or(50));
    if (auto done = ended(reader); !done) {
        return pass(done.error());
    }
    return hold;
}

/// A period and why its numbers are not to be relied on.
Result<std::pair<std::string, std::string>> read_doubt(const toml::table& table,
                                                       const std::string& file) {
    TableReader reader{table, file};
    std::pair doubt{reader.needed_text("period"), reader.needed_text("why")};
    if (!doubt.first.empty() && !Period::parse(doubt.first)) {
        reader.problem(reader.line(), fmt::format("'{}' is no period", doubt.first),
                       "Write it as the facts have it: \"2016/17\", \"2024-02\", \"2024\"");
    }
    if (auto done = ended(reader); !done) {
        return pass(done.error());
    }
    return doubt;
}

Result<PublishedRule> read_published(TableReader& reader, const std::string& file) {
    PublishedRule rule;
    const toml::node* node = reader.find("published");
    const toml::table* table = node == nullptr ? nullptr : node->as_table();
    if (table == nullptr) {
        if (node != nullptr && node->value_or(std::string{}) != "unknown") {
            reader.wrong(*node, "published", "\"unknown\" or where it stands",
                         "{ column = \"…\" } or { name = \"…\" }");
        }
        return rule;
    }
    TableReader inner{*table, file};
    const std::string column = inner.text("column");
    const std::string name = inner.text("name");
    rule.kind = column.empty() ? PublishedRule::Kind::name : PublishedRule::Kind::column;
    rule.field = column.empty() ? name : column;
    if (auto done = ended(inner); !done) {
        return pass(done.error());
    }
    return rule;
}

char one_character(TableReader& reader, const char* key, char otherwise) {
    const std::string text = reader.text(key, std::string(1, otherwise));
    if (text.size() != 1) {
        reader.problem(reader.line(), fmt::format("'{}' should be one character", key),
                       fmt::format("Write it as: {} = \"{}\"", key, otherwise));
        return otherwise;
    }
    return text[0];
}

/// Reads every table of a list with one function; the first error ends it.
template <class T>
Done read_each(const std::vector<const toml::table*>& tables,
               const std::string& file,
               Result<T> (*read)(const toml::table&, const std::string&),
               std::vector<T>& into) {
    for (const toml::table* table : tables) {
        auto one = read(*table, file);
        if (!one) {
            return pass(one.error());
        }
        into.push_back(std::move(*one));
    }
    return {};
}

void read_top(TableReader& reader, SourceDefinition& source) {
    source.id = reader.needed_text("id");
    source.title = reader.needed_text("title");
    source.publisher = reader.needed_text("publisher");
    source.licence = reader.needed_text("licence");
    source.attribution = reader.text("attribution");
    source.link = reader.needed_text("link");
    for (const std::string& name : reader.texts("names")) {
        auto pattern = NamePattern::parse(name);
        if (pattern) {
            source.names.push_back(*pattern);
        } else {
            reader.problem(reader.line(), pattern.error().message, pattern.error().mend);
        }
    }
    source.delimiter = one_character(reader, "delimiter", ',');
    source.decimal = one_character(reader, "decimal", '.');
    source.workbook = reader.flag("workbook");
    source.sheet = reader.text("sheet");
    source.header_below = reader.flag("header_below");
    source.ignored = reader.texts("ignored");
    source.slice = reader.texts("slice");
    source.unit = reader.text("unit", "row");
    source.level = reader.text("level");
    source.zone = reader.text("zone", "UTC");
    source.area_list = reader.text("area_list");
    source.whole_share = reader.number("whole_share", 0, 1).value_or(0.5);
}

/// The hash leaves out what changes no typed row: comments, titles, links, licence. Every other line counts.
std::string rows_hash(const toml::table& table) {
    toml::table counted = table;
    for (const char* key :
         {"title", "publisher", "licence", "attribution", "link", "unit", "doubt"}) {
        counted.erase(key);
    }
    std::ostringstream text;
    text << toml::json_formatter{counted};
    return sha256(text.str());
}

Result<SourceDefinition> read_source(const toml::table& table, const std::string& file) {
    TableReader reader{table, file};
    SourceDefinition source;
    read_top(reader, source);
    if (auto done = read_each(reader.tables("column"), file, read_column, source.columns); !done) {
        return pass(done.error());
    }
    if (auto done =
            read_each(reader.tables("category-set"), file, read_category_set, source.category_sets);
        !done) {
        return pass(done.error());
    }
    if (auto done = read_each(reader.tables("hold"), file, read_hold, source.holds); !done) {
        return pass(done.error());
    }
    std::vector<std::pair<std::string, std::string>> doubts;
    if (auto done = read_each(reader.tables("doubt"), file, read_doubt, doubts); !done) {
        return pass(done.error());
    }
    source.doubts = {doubts.begin(), doubts.end()};
    if (const toml::table* periods = reader.table("periods")) {
        auto read = read_periods(*periods, file);
        if (!read) {
            return pass(read.error());
        }
        source.periods = std::move(*read);
    }
    if (const toml::table* withheld = reader.table("withheld")) {
        TableReader inner{*withheld, file};
        source.withheld =
            Withheld{inner.needed_text("field"), inner.text("unless", "any above zero")};
        if (auto done = ended(inner); !done) {
            return pass(done.error());
        }
    }
    auto published = read_published(reader, file);
    if (!published) {
        return pass(published.error());
    }
    source.published = *published;
    if (const auto what = contradiction(source)) {
        reader.problem(1, what->message, what->mend);
    }
    if (auto done = ended(reader); !done) {
        return pass(done.error());
    }
    source.hash = rows_hash(table);
    return source;
}

} // namespace

const ColumnDefinition* SourceDefinition::column(const std::string& as) const {
    const auto found = std::ranges::find(columns, as, &ColumnDefinition::as);
    return found == columns.end() ? nullptr : &*found;
}

Result<SourceDefinition> parse_source(const std::string& text, const std::filesystem::path& file) {
    try {
        const toml::table table = toml::parse(text, file.string());
        auto source = read_source(table, file.string());
        if (source) {
            source->file = file;
            source->text = text;
        }
        return source;
    } catch (const toml::parse_error& error) {
        return fail(ErrorKind::invalid, std::string{error.description()},
                    fmt::format("{}:{}", file.string(), error.source().begin.line),
                    "Mend the TOML there");
    }
}

} // namespace mf::facts
