#include "measures/series.hpp"

#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "base/text.hpp"
#include "facts/evidence.hpp"
#include "measures/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::app {

namespace {

/// All that a question about one measure needs.
struct Asking {
    Facts facts;
    measures::Authority authority;
    measures::Plan plan;

    measures::Setting setting() const { return {facts.state, facts.database, authority.regimes}; }
};

Result<Asking> prepare(const Context& context, const SeriesCommand& command) {
    const auto asof = day_option(command.asof, "--asof");
    if (!asof) {
        return pass(asof.error());
    }
    auto facts = open_facts(context, *asof);
    if (!facts) {
        return pass(facts.error());
    }
    auto authority = authority_of(facts->workspace, facts->state.areas);
    auto plans = plans_of(facts->workspace, facts->state);
    if (!authority || !plans) {
        return pass(authority ? plans.error() : authority.error());
    }
    const auto plan = std::ranges::find_if(
        *plans, [&](const measures::Plan& one) { return one.definition.id == command.measure; });
    if (plan == plans->end()) {
        std::vector<std::string> ids;
        std::ranges::transform(*plans, std::back_inserter(ids),
                               [](const auto& one) { return one.definition.id; });
        return fail(ErrorKind::not_found, fmt::format("there is no measure '{}'", command.measure),
                    {}, fmt::format("There are: {}", joined(ids, ", ")));
    }
    return Asking{std::move(*facts), std::move(*authority), std::move(*plan)};
}

Result<std::optional<Month>>
month_option(const std::string& text, const std::string& option, bool last) {
    if (text.empty()) {
        return std::optional<Month>{};
    }
    const auto period = Period::parse(text);
    if (!period) {
        return fail(ErrorKind::usage, period.error().message, option, period.error().mend);
    }
    return std::optional{last ? period->last() : period->first()};
}

std::string area_name(const Asking& asking, const std::string& code) {
    if (const geo::Force* force = asking.facts.state.areas.force(code)) {
        return force->name;
    }
    const geo::District* district = asking.facts.state.areas.district(code);
    return district == nullptr ? "" : district->name;
}

store::Value cell(const Cell& value) {
    return value.value() ? store::Value{*value.value()} : store::Value{};
}

store::Table series_table(const std::string& by) {
    store::Table table{{{"measure", ""},
                        {"version", ""},
                        {"area_code", ""},
                        {"area_name", ""},
                        {"period", ""},
                        {"numerator", ""},
                        {"denominator", ""},
                        {"value", ""},
                        {"lower", ""},
                        {"upper", ""},
                        {"symbol", ""},
                        {"segment", ""},
                        {"definition", ""},
                        {"published", ""},
                        {"denominator_period", ""}},
                       {}};
    if (!by.empty()) {
        table.columns.push_back({by, ""});
    }
    return table;
}

void add_series(const Asking& asking,
                const Series& series,
                const std::string& by,
                const std::string& value,
                store::Table& table) {
    std::int64_t number = 0;
    const std::string name = area_name(asking, series.area);
    for (const Segment& segment : series.segments) {
        ++number;
        for (const Point& point : segment.points()) {
            std::vector<store::Value> row{
                series.measure,
                std::int64_t{series.version},
                series.area,
                name,
                point.period.text(),
                cell(point.numerator),
                cell(point.denominator),
                cell(point.value),
                point.interval ? store::Value{point.interval->lower} : store::Value{},
                point.interval ? store::Value{point.interval->upper} : store::Value{},
                symbols(point.value, point.marks),
                number,
                asking.plan.hash.substr(0, 16),
                std::string{"unpublished"},
                point.denominator_period ? point.denominator_period->text() : ""};
            if (!by.empty()) {
                row.emplace_back(value);
            }
            table.rows.push_back(std::move(row));
        }
    }
}

Result<measures::Question> question_of(const Asking& asking, const SeriesCommand& command) {
    const auto from = month_option(command.from, "--from", false);
    const auto to = month_option(command.to, "--to", true);
    if (!from || !to) {
        return pass(from ? to.error() : from.error());
    }
    measures::Question question{{}, command.area, *from, *to, command.by};
    if (!command.level.empty()) {
        const auto level = asking.authority.level(command.level);
        if (!level) {
            return fail(ErrorKind::usage, fmt::format("'{}' is no level", command.level), "--level",
                        "Use force, district, ward, msoa2011, msoa2021, lsoa2011 or lsoa2021");
        }
        question.levels = {*level};
    } else if (!command.area.empty()) {
        question.levels = measures::levels_of(asking.facts.state.areas, command.area);
        const auto& counted = asking.plan.definition.levels;
        const auto other = [&](geo::Level level) {
            return std::ranges::find(counted, level) == counted.end();
        };
        if (!std::ranges::all_of(question.levels, other)) { // else the error says which there are
            std::erase_if(question.levels, other);
        }
    }
    if (command.area.empty() == command.level.empty() && command.area.empty()) {
        return fail(ErrorKind::usage, "say which area or which level", {},
                    "Add --area CODE or --level LEVEL");
    }
    return question;
}

bool has_number(const std::vector<Series>& found) {
    for (const Series& series : found) {
        for (const Segment& segment : series.segments) {
            if (std::ranges::any_of(segment.points(),
                                    [](const Point& point) { return point.value.is_number(); })) {
                return true;
            }
        }
    }
    return false;
}

/// The level at which the area is known: the first of the likely ones that has a number, else the first that answers.
Result<std::pair<geo::Level, std::vector<Series>>> one_area(const Asking& asking,
                                                            measures::Question question) {
    std::optional<std::pair<geo::Level, std::vector<Series>>> found;
    Error error{ErrorKind::not_found,
                fmt::format("there is no area '{}'", question.area),
                {},
                "A force's code is its short name on data.police.uk; other areas have codes of "
                "nine characters"};
    for (const geo::Level level : std::vector{question.levels}) {
        question.levels = {level};
        auto series = measures::ask_series(asking.plan, asking.setting(), question);
        if (!series) {
            if (series.error().kind != ErrorKind::not_found) {
                return pass(series.error());
            }
            error = series.error();
            continue;
        }
        if (has_number(*series)) {
            return std::pair{level, std::move(*series)};
        }
        found = found ? std::move(found) : std::optional{std::pair{level, std::move(*series)}};
    }
    return found ? Result<std::pair<geo::Level, std::vector<Series>>>{std::move(*found)}
                 : pass(error);
}

Result<store::Table>
numbers(const Asking& asking, const SeriesCommand& command, const measures::Question& question) {
    store::Table table = series_table(command.by);
    if (!question.area.empty()) {
        const auto found = one_area(asking, question);
        if (!found) {
            return pass(found.error());
        }
        for (const Series& series : found->second) {
            add_series(asking, series, command.by,
                       series.dimensions.empty() ? "" : series.dimensions[0].second, table);
        }
        return table;
    }
    const auto answers = measures::ask(asking.plan, asking.setting(), question);
    if (!answers) {
        return pass(answers.error());
    }
    for (const measures::Answer& answer : *answers) {
        for (std::size_t area = 0; area < answer.panel.shape().areas.size(); ++area) {
            add_series(asking, answer.panel.series(area), command.by, answer.value, table);
        }
    }
    return table;
}

/// One row for each row that was counted, period by period.
Result<store::Table> rows_counted(const Asking& asking, const measures::Question& question) {
    if (question.area.empty()) {
        return fail(ErrorKind::usage, "--evidence needs one area", {}, "Add --area CODE");
    }
    const auto found = one_area(asking, question);
    if (!found) {
        return pass(found.error());
    }
    store::Table table{{{"measure", ""},
                        {"version", ""},
                        {"area_code", ""},
                        {"area_name", ""},
                        {"period", ""},
                        {"file", ""},
                        {"line", ""},
                        {"text", ""},
                        {"sha256", ""}},
                       {}};
    const std::string name = area_name(asking, question.area);
    std::vector<facts::RowAt> rows;
    std::vector<Period> periods;
    for (const Segment& segment : found->second.front().segments) {
        for (const Point& point : segment.points()) {
            const auto behind = measures::evidence(asking.plan, asking.setting(), found->first,
                                                   question.area, point.period, UINT64_MAX);
            if (!behind) {
                return pass(behind.error());
            }
            for (const measures::RowPlace& place : behind->rows) {
                rows.push_back({place.edition, place.line});
                periods.push_back(point.period);
            }
        }
    }
    const auto texts = facts::texts_of(asking.facts.workspace, asking.facts.state, rows);
    if (!texts) {
        return pass(texts.error());
    }
    for (std::size_t i = 0; i < texts->size(); ++i) {
        const Evidence& row = (*texts)[i];
        table.rows.push_back({asking.plan.definition.id,
                              std::int64_t{asking.plan.definition.version}, question.area, name,
                              periods[i].text(), row.file, static_cast<std::int64_t>(row.line),
                              row.text, row.sha256});
    }
    return table;
}

} // namespace

Result<int> series(const Context& context, const SeriesCommand& command) {
    const auto format = format_of(context.json ? "json" : command.format);
    if (!format) {
        return pass(format.error());
    }
    const auto asking = prepare(context, command);
    if (!asking) {
        return pass(asking.error());
    }
    const auto question = question_of(*asking, command);
    if (!question) {
        return pass(question.error());
    }
    const auto table =
        command.evidence ? rows_counted(*asking, *question) : numbers(*asking, command, *question);
    if (!table) {
        return pass(cause_of(asking->facts.state, table.error()));
    }
    context.say("These are the newest facts. Nothing of them is published yet.");
    auto printed = print(rendered(*table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
