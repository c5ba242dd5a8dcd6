// Reads a source definition. Every key is known by name: a key that is not is an error, because a misspelt
// rule that does nothing is worse than none.
#include "base/hash.hpp"
#include "base/period.hpp"
#include "base/table_reader.hpp"
#include "base/text.hpp"
#include "facts/field_type.hpp"
#include "facts/source.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

namespace mf::facts {

namespace {

/// Of a definition: far beyond any count, and exact as a double.
constexpr double number_max = 1e15;

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
    source.denominator = reader.text("denominator");
    source.whole_share = reader.number("whole_share", 0, 1).value_or(0.5);
}

/// The hash leaves out what changes no typed row: comments, titles, links, licence. Every other line counts.
std::string rows_hash(const toml::table& table) {
    toml::table counted = table;
    for (const char* key :
         {"title", "publisher", "licence", "attribution", "link", "unit", "doubt", "denominator"}) {
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
    const auto table = parse_toml(text, file.string());
    if (!table) {
        return pass(table.error());
    }
    auto source = read_source(*table, file.string());
    if (source) {
        source->file = file;
        source->text = text;
    }
    return source;
}

} // namespace mf::facts
