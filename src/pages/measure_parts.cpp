#include "pages/measure_parts.hpp"

#include "pages/addresses.hpp"
#include "pages/area_numbers.hpp"
#include "pages/posts.hpp"
#include "pages/sentences.hpp"

#include <algorithm>
#include <optional>

namespace mf::pages {

namespace {

using release::SignalWord;

/// What is shown of one place.
struct Row {
    const release::AreaInfo* area = nullptr;
    std::optional<Series> series;
    std::optional<Series> rate;
    SignalWord word = SignalWord::cannot_say;
};

std::optional<Place> at_period(const std::optional<Series>& series, const Period& period) {
    return series ? find(*series, period) : std::nullopt;
}

std::vector<Row>
rows_of(const Asked& asked, const release::MeasureInfo& measure, const MeasuredLevel& at) {
    std::vector<Row> rows;
    for (const release::AreaInfo* area : at.areas) {
        Row row{area, asked.release.series(measure.id, area->code),
                asked.release.series(rate_of(measure.id), area->code), SignalWord::cannot_say};
        const auto* signal = signal_of(asked.release, measure.id, area->code);
        if (signal != nullptr && signal->period == at.period) {
            row.word = signal->word;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The numbers that have an interval: the rate beside a count, else the measure itself.
const std::optional<Series>& sure_of(const Row& row) {
    return row.rate ? row.rate : row.series;
}

/// The end of the scale that all intervals share: one place far out does not crowd the others at its foot.
double scale_of(const std::vector<Row>& rows, const Period& period) {
    std::vector<double> ends;
    for (const Row& row : rows) {
        const auto place = at_period(sure_of(row), period);
        if (place && place->point->interval) {
            ends.push_back(place->point->interval->upper);
        }
    }
    if (ends.empty()) {
        return 0;
    }
    constexpr double far_out = 4;
    std::ranges::sort(ends);
    return std::min(ends.back(), ends[ends.size() / 2] * far_out);
}

NumberCell number_cell(const std::optional<Place>& place, const std::string& check) {
    return place ? NumberCell{place->point->value, place->point->marks, check}
                 : NumberCell{Missing::not_available};
}

std::vector<Column> columns_of(const Asked& asked,
                               const release::MeasureInfo& measure,
                               const Period& period,
                               bool rates,
                               bool intervals) {
    using Type = Column::Type;
    const Words& words = asked.words;
    const Unit unit = measure.percent ? Unit::percent_of_one : Unit::as_is;
    std::vector<Column> columns{{"area", words("table.area"), Type::link},
                                {"recorded", words.period(period), Type::number, false, unit}};
    if (rates) {
        columns.push_back({"rate", words("measure.rate_column"), Type::number});
    }
    if (intervals) {
        columns.push_back({"picture", words("measure.interval_picture"), Type::picture});
        columns.push_back({"interval", words("measure.interval"), Type::interval});
    }
    columns.push_back({"word", words("table.word"), Type::word});
    columns.push_back(
        {"year_before",
         words("measure.year_before", {{"period", words.period(year_before(period))}}),
         Type::number, true});
    columns.push_back({"code", words("table.code"), Type::code, true});
    columns.push_back({"level", words("table.level"), Type::text, true});
    columns.push_back({"period", words("table.period"), Type::period, true});
    return columns;
}

/// The place that all of them are part of, as a line to hold each against.
std::optional<double>
reference_of(const Asked& asked, const release::MeasureInfo& measure, const MeasuredLevel& at) {
    const release::AreaInfo* parent =
        at.areas.empty() ? nullptr : asked.release.area(at.areas.front()->parent);
    if (parent == nullptr) {
        return std::nullopt;
    }
    auto series = asked.release.series(rate_of(measure.id), parent->code);
    if (!series && measure.kind != "count") {
        series = asked.release.series(measure.id, parent->code);
    }
    const auto place = at_period(series, at.period);
    return place ? place->point->value.value() : std::nullopt;
}

} // namespace

std::string
level_finding(const Asked& asked, const release::MeasureInfo& measure, const MeasuredLevel& at) {
    const Words& words = asked.words;
    std::int64_t higher = 0;
    std::int64_t below = 0;
    for (const Row& row : rows_of(asked, measure, at)) {
        higher += row.word == SignalWord::higher ? 1 : 0;
        below += row.word == SignalWord::lower ? 1 : 0;
    }
    const std::string areas =
        level_word(words, at.level, "count", {{"n", static_cast<std::int64_t>(at.areas.size())}});
    return words(
        higher + below == 0 ? "measure.level_none" : "measure.level",
        {{"areas", areas}, {"n", higher}, {"total", below}, {"period", words.period(at.period)}});
}

Table level_table(const Asked& asked,
                  const release::MeasureInfo& measure,
                  const MeasuredLevel& at) {
    const Words& words = asked.words;
    const auto rows = rows_of(asked, measure, at);
    const bool rates =
        std::ranges::any_of(rows, [](const Row& row) { return row.rate.has_value(); });
    const double full = scale_of(rows, at.period);
    const auto reference = reference_of(asked, measure, at);
    Table table;
    table.id = std::string{geo::name(at.level)};
    table.caption = words("measure.caption", {{"label", measure_word(words, measure.id, "label")},
                                              {"level", level_word(words, at.level, "many")}});
    table.main = true;
    table.columns = columns_of(asked, measure, at.period, rates, full > 0);
    SymbolNotes symbols;
    RowGroup group;
    for (const Row& row : rows) {
        const auto place = at_period(row.series, at.period);
        const auto rate = at_period(row.rate, at.period);
        const auto sure = at_period(sure_of(row), at.period);
        const std::string& code = row.area->code;
        std::vector<TableCell> cells{
            Text{link(row.area->name, area_measure_address(code, measure.id))},
            number_cell(place, check_address(measure.id, code, at.period))};
        if (rates) {
            cells.emplace_back(
                number_cell(rate, check_address(rate_of(measure.id), code, at.period)));
        }
        if (full > 0) {
            const IntervalCell interval{sure ? sure->point->value : Cell{Missing::not_available},
                                        sure ? sure->point->interval : std::nullopt, reference,
                                        full};
            cells.emplace_back(interval);
            cells.emplace_back(interval);
        }
        const Point before = place ? year_before(*row.series, *place)
                                   : Point{year_before(at.period),
                                           Missing::not_available,
                                           Missing::not_available,
                                           Missing::not_applicable,
                                           {},
                                           {},
                                           {}};
        cells.insert(cells.end(), {row.word, NumberCell{before.value, before.marks}, Text{code},
                                   Text{std::string{geo::name(at.level)}}, at.period});
        symbols.see(std::get<NumberCell>(cells[1]).value, std::get<NumberCell>(cells[1]).marks);
        group.rows.push_back(std::move(cells));
    }
    table.groups.push_back(std::move(group));
    table.note = symbols.text(words);
    return table;
}

void add_same_question(Page& page, const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    LinkList list;
    for (const release::MeasureInfo& other : asked.release.measures) {
        if (other.id != measure.id && other.question == measure.question &&
            !measure.question.empty() && !is_rate_of_a_count(asked.release, other)) {
            list.items.push_back(
                {measure_word(words, other.id, "title"), measure_address(other.id)});
        }
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(Heading{words("measure.same_question"), {}, 3});
        page.blocks.emplace_back(std::move(list));
        page.blocks.emplace_back(
            Paragraph{link(words("differ.title"), "/why-numbers-differ"), true});
    }
}

void add_answering(Page& page, const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("answers.heading"), {}, 2, true, "answers"});
    Facts facts;
    for (const auto& [level_text, post] : measure.answers) {
        if (const auto level = geo::level_of(level_text)) {
            facts.items.emplace_back(level_word(words, *level, "one"),
                                     post_in_words(asked, post, true));
        }
    }
    if (const auto* source = asked.release.source(measure.source)) {
        facts.items.emplace_back(words("answers.number"), source->publisher);
    }
    facts.items.emplace_back(words("answers.site"), asked.release.authority.empty()
                                                        ? words("answers.site_none")
                                                        : asked.release.authority);
    page.blocks.emplace_back(std::move(facts));
}

} // namespace mf::pages
