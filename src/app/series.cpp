#include "measures/series.hpp"

#include "app/area_option.hpp"
#include "app/commands.hpp"
#include "app/measures_of.hpp"
#include "app/release_of.hpp"
#include "app/releases.hpp"
#include "app/series_onto.hpp"
#include "app/series_table.hpp"
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
    std::vector<measures::Plan> plans; ///< of one version, each with levels of its own

    measures::Setting setting() const { return {facts.state, facts.database, authority.regimes}; }
    /// The one that counts the level, or the first, which will say that it does not.
    const measures::Plan& plan(geo::Level level) const {
        const auto found = std::ranges::find_if(
            plans, [&](const measures::Plan& one) { return one.counts(level); });
        return found == plans.end() ? plans.front() : *found;
    }
    bool counts(geo::Level level) const { return plan(level).counts(level); }
};

/// The plans of the measure's version that was asked for.
Result<std::vector<measures::Plan>> chosen(std::vector<measures::Plan> plans,
                                           const SeriesCommand& command) {
    int newest = 0;
    for (const measures::Plan& plan : plans) {
        newest = std::max(newest, plan.definition.version);
    }
    const int version = command.version == 0 ? newest : command.version;
    std::erase_if(plans,
                  [&](const measures::Plan& plan) { return plan.definition.version != version; });
    if (plans.empty()) {
        return fail(ErrorKind::not_found,
                    fmt::format("'{}' has no version {}", command.measure, version), "--version",
                    fmt::format("The newest is {}", newest));
    }
    return plans;
}

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
    auto plans = plans_of_measure(facts->workspace, facts->state, command.measure);
    if (!authority || !plans) {
        return pass(authority ? plans.error() : authority.error());
    }
    auto asked = chosen(std::move(*plans), command);
    if (!asked) {
        return pass(asked.error());
    }
    return Asking{std::move(*facts), std::move(*authority), std::move(*asked)};
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

Result<measures::Question> question_of(const Asking& asking, const SeriesCommand& command) {
    const auto from = month_option(command.from, "--from", false);
    const auto to = month_option(command.to, "--to", true);
    if (!from || !to) {
        return pass(from ? to.error() : from.error());
    }
    measures::Question question{{}, "", *from, *to, command.by};
    if (!command.level.empty()) {
        const auto level = asking.authority.level(level_option(command.level).level);
        if (!level) {
            return fail(ErrorKind::usage, fmt::format("'{}' is no level", command.level), "--level",
                        "Use force, district, ward, msoa2011, msoa2021, lsoa2011 or lsoa2021");
        }
        question.levels = {*level};
    }
    if (command.onto.empty() && !level_option(command.level).vintage.empty()) {
        return fail(ErrorKind::usage, "numbers have no vintage of their own", "--level",
                    "Write the level alone; with --onto it says where they come from");
    }
    if (!command.onto.empty()) { // then the area is one that numbers are brought to
        const bool can_be = !command.level.empty() && command.by.empty() && !command.evidence;
        return can_be ? Result<measures::Question>{std::move(question)}
                      : fail(ErrorKind::usage, "say which level is brought over", "--onto",
                             "Add --level LEVEL; numbers that are brought over are not split, and "
                             "have no rows");
    }
    if (!command.area.empty()) {
        const auto counts = [&](geo::Level level) {
            return question.levels.empty() ? asking.counts(level)
                                           : level == question.levels.front();
        };
        auto named =
            area_option(asking.facts.workspace, asking.facts.state.areas, command.area, counts);
        if (!named) {
            return pass(named.error());
        }
        question.area = std::move(named->code);
        if (command.level.empty()) {
            question.levels = std::move(named->levels);
        }
    }
    if (!command.area.empty() && command.level.empty()) {
        const auto other = [&](geo::Level level) { return !asking.counts(level); };
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

bool has_number(const measures::Answer& answer, const std::string& area) {
    const auto row = answer.panel.find(area);
    if (!row) {
        return false;
    }
    const Stretches& stretches = answer.panel.stretches(*row);
    for (int period = stretches.front().first; period <= stretches.back().last; ++period) {
        if (answer.panel.number(*row, period).is_number()) {
            return true;
        }
    }
    return false;
}

/// The level at which the area is known: the first of the likely ones that has a number, else the first that answers.
Result<std::vector<measures::Answer>> one_area(const Asking& asking, measures::Question question) {
    std::optional<std::vector<measures::Answer>> found;
    Error error{ErrorKind::not_found,
                fmt::format("there is no area '{}'", question.area),
                {},
                "A force's code is its short name on data.police.uk; other areas have codes of "
                "nine characters"};
    for (const geo::Level level : std::vector{question.levels}) {
        question.levels = {level};
        auto answers = measures::ask(asking.plan(level), asking.setting(), question);
        if (!answers) {
            if (answers.error().kind != ErrorKind::not_found) {
                return pass(answers.error());
            }
            error = answers.error();
            continue;
        }
        if (std::ranges::any_of(*answers, [&](const measures::Answer& answer) {
                return has_number(answer, question.area);
            })) {
            return answers;
        }
        found = found ? std::move(found) : std::optional{std::move(*answers)};
    }
    return found ? Result<std::vector<measures::Answer>>{std::move(*found)} : pass(error);
}

/// A measure that withholds small counts is counted everywhere, since totals and neighbours can tell them, and shown as a
/// release would show it.
Result<std::vector<measures::Answer>> with_small_withheld(const Asking& asking,
                                                          const measures::Question& question) {
    if (!question.by.empty()) {
        return fail(ErrorKind::usage, "a measure that withholds small counts is not split", "--by",
                    "Leave out --by");
    }
    auto release =
        newest_release(asking.facts, asking.authority, asking.plans, geo::Level::lsoa2021);
    if (!release) {
        return pass(release.error());
    }
    std::vector<measures::Answer> answers;
    for (Panel& panel : release->panels) {
        const auto level = geo::level_of(panel.shape().level);
        const bool wanted =
            level && std::ranges::find(question.levels, *level) != question.levels.end();
        if (wanted && (question.area.empty() || panel.find(question.area))) {
            answers.push_back({*level, "", std::move(panel)});
        }
    }
    if (answers.empty()) {
        return fail(ErrorKind::not_found, "there is no such area or level for this measure", {},
                    "`metforward measures` shows the levels");
    }
    return answers;
}

/// Takes out the rows of periods that were not asked for.
void keep_periods(const measures::Question& question, store::Table& table) {
    constexpr std::size_t period_column = 4;
    std::erase_if(table.rows, [&](const std::vector<store::Value>& row) {
        const auto period = Period::parse(text_of(row[period_column]));
        return period && ((question.from && period->first() < *question.from) ||
                          (question.to && period->first() > *question.to));
    });
}

Result<store::Table> numbers(const Context& context,
                             const Asking& asking,
                             const PublishedNumbers& published,
                             const SeriesCommand& command,
                             const measures::Question& question) {
    const bool withholds = asking.plans.front().definition.suppress_below > 0;
    auto answers = withholds               ? with_small_withheld(asking, question)
                   : question.area.empty() ? measures::ask(asking.plan(question.levels.front()),
                                                           asking.setting(), question)
                                           : one_area(asking, question);
    if (!answers) {
        return pass(answers.error());
    }
    const measures::Plan& plan = asking.plan(answers->front().level);
    if (!command.onto.empty()) {
        answers = brought_onto(context, asking.facts.workspace, plan, *answers, command);
        if (!answers) {
            return pass(answers.error());
        }
    }
    const std::string& wanted = command.onto.empty() ? question.area : command.area;
    const PublishedNumbers
        none; // no release has parts of a split, or numbers that were brought over
    const PublishedNumbers& known = command.by.empty() && command.onto.empty() ? published : none;
    store::Table table = series_table(command.by);
    for (const measures::Answer& answer : *answers) {
        for (const std::string& area : answer.panel.shape().areas) {
            if (wanted.empty() || area == wanted) {
                add_series({plan, *answers, answer, area, area_name(asking, area), known},
                           command.by, table);
            }
        }
    }
    if (withholds) {
        keep_periods(question, table);
    }
    return table;
}

/// One row for each row that was counted, period by period.
Result<store::Table> rows_counted(const Asking& asking, const measures::Question& question) {
    if (question.area.empty()) {
        return fail(ErrorKind::usage, "--evidence needs one area", {}, "Add --area CODE");
    }
    if (asking.plans.front().definition.suppress_below > 0) {
        return fail(ErrorKind::refused,
                    "the rows of a measure that withholds small counts are not shown", "--evidence",
                    "Ask without --evidence");
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
    const measures::Answer& answer = found->front();
    const measures::Plan& plan = asking.plan(answer.level);
    std::vector<facts::RowAt> rows;
    std::vector<Period> periods;
    const Panel::Shape& shape = answer.panel.shape();
    for (int index = 0; index < shape.periods; ++index) {
        const Period period = shape.period(index);
        const auto behind = measures::evidence(plan, asking.setting(), answer.level, question.area,
                                               period, UINT64_MAX);
        if (!behind) {
            return pass(behind.error());
        }
        for (const measures::RowPlace& place : behind->rows) {
            rows.push_back({place.edition, place.line});
            periods.push_back(period);
        }
    }
    const auto texts = facts::texts_of(asking.facts.workspace, asking.facts.state, rows);
    if (!texts) {
        return pass(texts.error());
    }
    for (std::size_t i = 0; i < texts->size(); ++i) {
        const Evidence& row = (*texts)[i];
        table.rows.push_back({plan.definition.id, std::int64_t{plan.definition.version},
                              question.area, name, periods[i].text(), row.file,
                              static_cast<std::int64_t>(row.line), row.text, row.sha256});
    }
    return table;
}

/// Which facts the reader looks at, and what of it everyone has been shown.
std::string in_words(const PublishedNumbers& published,
                     const SeriesCommand& command,
                     const store::Table& table) {
    const std::string facts = command.asof.empty() ? "These are the newest facts."
                                                   : "These are the facts of an earlier day.";
    if (!published.release()) {
        return facts + " Nothing of them is published yet.";
    }
    const std::string release = shortened(*published.release());
    if (command.evidence || !command.by.empty()) {
        return fmt::format("{} The release {} is published.", facts, release);
    }
    const auto standing = std::ranges::count_if(
        table.rows, [](const auto& row) { return text_of(row[published_column]) == is_published; });
    return fmt::format("{} {} of {} numbers are as in the published release {}.", facts, standing,
                       table.rows.size(), release);
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
    const auto published = PublishedNumbers::of(context, command.measure);
    if (!published) {
        return pass(published.error());
    }
    const auto table = command.evidence ? rows_counted(*asking, *question)
                                        : numbers(context, *asking, *published, command, *question);
    if (!table) {
        return pass(cause_of(asking->facts.state, table.error()));
    }
    context.say(in_words(*published, command, *table));
    auto printed = print(rendered(*table, *format));
    return printed ? Result<int>{done} : pass(printed.error());
}

} // namespace mf::app
