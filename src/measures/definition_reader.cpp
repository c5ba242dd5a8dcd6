#include "base/table_reader.hpp"
#include "measures/charting.hpp"
#include "measures/definition.hpp"

#include <fmt/format.h>

namespace mf::measures {

namespace {

constexpr int versions_max = 1'000'000;
constexpr int suppress_below_max = 1000; ///< a larger one hides more than it protects
constexpr int people_max = 1'000'000;
constexpr int after_months_max = 120; // ten years: nobody waits longer for an outcome

/// The key that names the field of the kind: what is summed, averaged or read.
std::string_view field_key(Kind kind) {
    return kind == Kind::mean ? "mean" : kind == Kind::published ? "value" : "sum";
}

void read_field(TableReader& counts, Definition& definition) {
    const std::string_view key = field_key(definition.kind);
    definition.sum = key == "sum" ? counts.text(key) : counts.needed_text(key);
}

void read_periods(TableReader& counts, Definition& definition) {
    const std::string text = counts.text("periods");
    for (const auto& [name, kind] :
         {std::pair{"month", Period::Kind::month}, std::pair{"quarter", Period::Kind::quarter},
          std::pair{"year", Period::Kind::year},
          std::pair{"financial_year", Period::Kind::financial_year}}) {
        if (text == name) {
            definition.periods = kind;
        }
    }
    if (!text.empty() && !definition.periods) {
        counts.problem(counts.line("periods"), fmt::format("'{}' is no kind of period", text),
                       "Use month, quarter, year or financial_year");
    }
}

void read_counts(TableReader& reader, const std::string& file, Definition& definition) {
    const toml::table* table = reader.table("counts");
    if (table == nullptr) {
        reader.problem(1, "'counts' is missing", "Add: counts = { source = \"…\", where = \"…\" }");
        return;
    }
    TableReader counts{*table, file};
    definition.source = counts.needed_text("source");
    definition.where = counts.text("where");
    definition.reported_by = counts.text("reported_by");
    read_field(counts, definition);
    read_periods(counts, definition);
    reader.take(counts.end());
}

std::vector<geo::Level> read_levels(TableReader& reader, const std::string& key) {
    std::vector<geo::Level> levels;
    for (const std::string& name : reader.texts(key)) {
        if (const auto level = geo::level_of(name)) {
            levels.push_back(*level);
        } else {
            reader.problem(reader.line(key), fmt::format("'{}' is no level", name),
                           "Use force, district, ward, msoa2011, msoa2021, lsoa2011 or lsoa2021");
        }
    }
    return levels;
}

std::vector<geo::Level> read_levels(TableReader& reader) {
    auto levels = read_levels(reader, "levels");
    if (levels.empty()) {
        reader.problem(reader.line("levels"), "the measure has no level",
                       "Add: levels = [\"force\"]");
    }
    return levels;
}

/// The same rule, put to another source for further levels.
void read_also(TableReader& reader, const std::string& file, Definition& definition) {
    for (const toml::table* table : reader.tables("also")) {
        TableReader also{*table, file};
        Elsewhere elsewhere;
        elsewhere.source = also.needed_text("source");
        elsewhere.where = also.text("where", definition.where);
        elsewhere.sum = also.text(field_key(definition.kind), definition.sum);
        elsewhere.levels = read_levels(also);
        reader.take(also.end());
        definition.also.push_back(std::move(elsewhere));
    }
}

/// Why the version before was replaced.
void read_change(TableReader& reader, const std::string& file, Definition& definition) {
    if (const toml::table* table = reader.table("change")) {
        TableReader change{*table, file};
        definition.change = Change{change.needed_text("reason"), change.needed_text("author"),
                                   change.needed_text("checker"), change.needed_text("date"),
                                   change.needed_text("replaces")};
        reader.take(change.end());
    }
}

void read_example(TableReader& reader, const std::string& file, Definition& definition) {
    if (const toml::table* table = reader.table("example")) {
        TableReader example{*table, file};
        definition.example = Example{example.needed_text("files"), example.needed_text("area"),
                                     example.needed_text("period"), example.needed_text("is")};
        reader.take(example.end());
    }
}

Kind read_kind(TableReader& reader) {
    const std::string text = reader.needed_text("kind");
    const auto kind = kind_named(text);
    if (!text.empty() && !kind) {
        reader.problem(reader.line("kind"), fmt::format("'{}' is no kind of measure", text),
                       "Use \"count\", \"rate\", \"share\", \"mean\", \"published\" or "
                       "\"time-between\"");
    }
    return kind.value_or(Kind::count);
}

void read_outcome(const toml::table& table,
                  TableReader& reader,
                  const std::string& file,
                  Definition& definition) {
    TableReader inner{table, file};
    Outcome outcome;
    outcome.source = inner.needed_text("source");
    outcome.where = inner.needed_text("where");
    outcome.after_months = inner.whole("after_months", 0, after_months_max).value_or(6);
    reader.take(inner.end());
    definition.outcome = std::move(outcome);
}

/// What the count is divided by.
void read_denominator(TableReader& reader, const std::string& file, Definition& definition) {
    const bool is_rate = definition.kind == Kind::rate;
    if (const toml::table* outcome = is_rate ? nullptr : reader.table("outcome")) {
        read_outcome(*outcome, reader, file, definition);
        return;
    }
    const char* key = is_rate ? "per" : "out_of";
    const toml::table* table = reader.table(key);
    if (table == nullptr) {
        reader.problem(1, fmt::format("'{}' is missing", key),
                       is_rate ? "Add: per = { of = \"residents\", people = 1000 }"
                               : "Add: out_of = { where = \"…\" }");
        return;
    }
    TableReader inner{*table, file};
    if (is_rate) {
        definition.per.of = inner.needed_text("of");
        definition.per.people = inner.whole("people", 1, people_max).value_or(1000);
    } else {
        definition.out_of = inner.text("where");
    }
    reader.take(inner.end());
}

/// Which counts are too small to be shown.
void read_suppression(TableReader& reader, const std::string& file, Definition& definition) {
    if (const toml::table* table = reader.table("suppress")) {
        TableReader inner{*table, file};
        definition.suppress_below = inner.whole("below", 2, suppress_below_max).value_or(0);
        reader.take(inner.end());
    }
}

/// How its changes are judged.
void read_charting(TableReader& reader, Definition& definition) {
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
    definition.judged = read_levels(reader, "judged");
    for (const geo::Level level : definition.judged) {
        if (!definition.counts(level)) {
            reader.problem(
                reader.line("judged"),
                fmt::format("there is no number by {} that could be judged", geo::name(level)),
                "Name only levels at which the measure has numbers");
        }
    }
}

std::optional<Error>
read(const toml::table& table, const std::string& file, Definition& definition) {
    TableReader reader{table, file};
    for (const auto& [key, value] : table) {
        definition.lines[std::string{key.str()}] = reader.line(key.str());
    }
    definition.id = reader.needed_text("id");
    definition.question = reader.text("question");
    definition.version = reader.whole("version", 1, versions_max).value_or(1);
    definition.kind = read_kind(reader);
    read_counts(reader, file, definition);
    if (definition.kind == Kind::rate || definition.kind == Kind::share) {
        read_denominator(reader, file, definition);
    }
    definition.levels = read_levels(reader);
    read_also(reader, file, definition);
    read_change(reader, file, definition);
    definition.headline = reader.flag("headline");
    definition.part_of = reader.text("part_of");
    definition.sum_of = reader.texts("sum_of");
    definition.splits = reader.texts("splits");
    definition.unsaid = reader.texts("unsaid");
    definition.percent = reader.flag("percent");
    definition.serves = reader.texts("serves");
    definition.answers = reader.dictionary("answers");
    read_example(reader, file, definition);
    read_charting(reader, definition);
    read_suppression(reader, file, definition);
    return reader.end();
}

} // namespace

Result<Definition> parse_definition(const std::string& text, const std::filesystem::path& file) {
    const auto table = parse_toml(text, file.string());
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

} // namespace mf::measures
