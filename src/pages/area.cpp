// /areas/{code}: what was recorded there.
#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"
#include "pages/signal_sentences.hpp"
#include "pages/trend_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>

namespace mf::pages {

namespace {

/// Named limit: a place has at most this many areas in its table; the largest district has about 240 small areas.
constexpr std::size_t children_max = 1000;

/// Named limit: a number older than two years before the newest month is no news; it is told below, not on top.
constexpr int news_months = 24;

struct Known {
    const release::MeasureInfo* measure = nullptr;
    Series series;
};

/// Whether the area has a number of it from the last two years.
bool is_news(const release::Release& release, const Series& series) {
    const auto number = newest_number(series);
    const auto month = newest_month(release);
    return number && (!month || number->point->period.last() > month->plus(-news_months));
}

/// Where a measure stands on the page.
enum class Part {
    figures, ///< the headline of a question, with news
    more,    ///< with news, but another measure answers the same question first
    older,   ///< without a number from the last two years
};

Part part_of(const release::Release& release, const Known& known) {
    return !is_news(release, known.series) ? Part::older
           : known.measure->headline       ? Part::figures
                                           : Part::more;
}

/// The measures that know the area and say anything of it: part by part, each in the release's order. A rate stands
/// beside its count.
std::vector<Known> known_of(const release::Release& release, const std::string& code) {
    std::vector<Known> known;
    for (const release::MeasureInfo& measure : release.measures) {
        if (is_rate_of_a_count(release, measure)) {
            continue;
        }
        if (auto series = release.series(measure.id, code); series && newest(*series)) {
            known.push_back({&measure, std::move(*series)});
        }
    }
    std::ranges::stable_sort(known, {}, [&](const Known& one) { return part_of(release, one); });
    return known;
}

void add_opening(Page& page,
                 const Asked& asked,
                 const release::AreaInfo& area,
                 const std::vector<Known>& known) {
    const Words& words = asked.words;
    if (known.empty()) {
        page.finding = words("area.nothing", {{"place", place_name(words, area)}});
        return;
    }
    const Known& first = known.front();
    const Place place = *newest(first.series);
    page.finding = finding_of(words, first.measure->id, area, *place.point);
    if (place.point->value.is_number()) {
        if (const auto before = before_of(words, year_before(first.series, place));
            !before.empty()) {
            page.lead.emplace_back(before);
        }
    } else {
        page.lead.push_back(why_missing(words, asked.release, *first.measure, *place.point));
        if (const auto number = newest_number(first.series)) {
            page.lead.emplace_back(
                words("area.newest", {{"n", words.amount(*number->point->value.value())},
                                      {"period", words.period(number->point->period)}}));
        }
    }
    page.note = words.text("area.note", {{"level", level_name(words, area)},
                                         {"code", area.code},
                                         {"where", link(words("area.where"), "#sources")}});
}

/// "That is 0.74 for each 1,000 residents …", empty where there is no such rate.
std::string rate_beside(const Asked& asked, const Known& known, const Period& period) {
    const auto series = asked.release.series(rate_of(known.measure->id), known.series.area);
    const auto place = series ? find(*series, period) : std::nullopt;
    if (!place || !place->point->interval || !place->point->denominator_period) {
        return {};
    }
    const Words& words = asked.words;
    const Point& point = *place->point;
    return words("figure.rate", {{"n", words.fixed(*point.value.value(), 2)},
                                 {"lower", words.fixed(point.interval->lower, 2)},
                                 {"upper", words.fixed(point.interval->upper, 2)},
                                 {"year", words.period(*point.denominator_period)}});
}

FigureBlock figure_block(const Asked& asked, const Known& known) {
    const Words& words = asked.words;
    const Place place = *newest(known.series);
    const std::string& id = known.measure->id;
    FigureBlock block{words("figure.label", {{"label", measure_word(words, id, "label")},
                                             {"period", words.period(place.point->period)}}),
                      figure_of(known.series, place),
                      {},
                      check_address(id, known.series.area, place.point->period)};
    for (std::string& said :
         corrections_of(words, asked.release, id, known.series.area, place.point->period)) {
        block.words.emplace_back(std::move(said));
    }
    if (!place.point->value.is_number()) {
        block.words.push_back(why_missing(words, asked.release, *known.measure, *place.point));
        if (const auto number = newest_number(known.series)) {
            block.words.emplace_back(
                words("area.newest", {{"n", words.amount(*number->point->value.value())},
                                      {"period", words.period(number->point->period)}}));
        }
        return block;
    }
    if (auto rate = rate_beside(asked, known, place.point->period); !rate.empty()) {
        block.words.emplace_back(std::move(rate));
    }
    if (auto remark =
            signal_remark(words, asked.release, id, known.series.area, place.point->period);
        !remark.empty()) {
        block.words.emplace_back(std::move(remark));
    }
    const Point before = year_before(known.series, place);
    const std::string said = before_of(words, before);
    block.words.emplace_back(
        said.empty() ? words("figure.before_none", {{"period", words.period(before.period)}})
                     : said);
    return block;
}

/// The area's number of the measure for that month: "not available" where it has none.
NumberCell number_of(const Asked& asked,
                     const std::string& measure,
                     const std::string& code,
                     const Period& period) {
    const auto series = asked.release.series(measure, code);
    const auto place = series ? find(*series, period) : std::nullopt;
    if (!place) {
        return NumberCell{Missing::not_available};
    }
    return NumberCell{place->point->value, place->point->marks,
                      check_address(measure, code, period)};
}

/// The measures that are counted by month at a level of these areas.
std::vector<const release::MeasureInfo*>
measures_of(const release::Release& release, const std::vector<const release::AreaInfo*>& areas) {
    std::vector<const release::MeasureInfo*> found;
    for (const release::MeasureInfo& measure : release.measures) {
        const bool counted = !is_rate_of_a_count(release, measure) &&
                             std::ranges::any_of(release.panels, [&](const Panel& panel) {
                                 return panel.shape().measure == measure.id &&
                                        panel.shape().periods > 0 &&
                                        panel.shape().first.kind() == Period::Kind::month &&
                                        std::ranges::any_of(areas, [&](const auto* area) {
                                            return panel.shape().level == geo::name(area->level);
                                        });
                             });
        if (counted) {
            found.push_back(&measure);
        }
    }
    return found;
}

std::vector<Column> children_columns(const Asked& asked,
                                     const std::vector<const release::MeasureInfo*>& measures) {
    using Type = Column::Type;
    std::vector<Column> columns{{"area", asked.words("table.area"), Type::link},
                                {"code", asked.words("table.code"), Type::code, true},
                                {"period", asked.words("table.period"), Type::period, true}};
    for (const release::MeasureInfo* measure : measures) {
        columns.push_back(
            {measure->id, measure_word(asked.words, measure->id, "label"), Type::number});
    }
    return columns;
}

/// The cause of a break is told once, however many measures it breaks.
void add_trends(Page& page,
                const Asked& asked,
                const release::AreaInfo& area,
                const std::vector<Known>& known) {
    std::vector<Text> told;
    for (const Known& one : known) {
        if (!newest_number(one.series)) {
            continue;
        }
        for (Block& block : trend_blocks(asked, *one.measure, area, one.series)) {
            if (const auto* notice = std::get_if<Notice>(&block)) {
                if (std::ranges::find(told, notice->body) != told.end()) {
                    continue;
                }
                told.push_back(notice->body);
            }
            page.blocks.push_back(std::move(block));
        }
    }
}

/// "3 districts", or "12 areas" where they are of several levels.
std::string counted(const Words& words, const std::vector<const release::AreaInfo*>& areas) {
    const auto n = static_cast<std::int64_t>(areas.size());
    const geo::Level level = areas.front()->level;
    const bool alike =
        std::ranges::all_of(areas, [&](const auto* area) { return area->level == level; });
    return alike ? level_word(words, level, "count", {{"n", n}})
                 : words("area.children.mixed", {{"n", n}});
}

void add_children(Page& page, const Asked& asked, const release::AreaInfo& area) {
    const Words& words = asked.words;
    auto children = asked.release.children(area.code);
    const auto month = newest_month(asked.release);
    if (children.empty() || !month) {
        return;
    }
    const Period period = Period::month(*month);
    page.blocks.emplace_back(
        Heading{words("area.children.heading",
                      {{"areas", counted(words, children)}, {"place", place_name(words, area)}}),
                words("area.children.note", {{"period", words.period(period)}})});
    if (children.size() > children_max) {
        children.resize(children_max);
        page.blocks.emplace_back(Paragraph{
            words("area.children.first", {{"n", static_cast<std::int64_t>(children_max)}}), true});
    }
    const auto measures = measures_of(asked.release, children);
    Table table{"areas", words("area.children.caption", {{"period", words.period(period)}}),
                children_columns(asked, measures)};
    SymbolNotes symbols;
    std::map<geo::Level, RowGroup> by_level;
    for (const release::AreaInfo* child : children) {
        std::vector<TableCell> row{Text{link(child->name, area_address(child->code))},
                                   Text{child->code}, period};
        for (const release::MeasureInfo* measure : measures) {
            NumberCell number = number_of(asked, measure->id, child->code, period);
            symbols.see(number.value, number.marks);
            row.emplace_back(std::move(number));
        }
        by_level[child->level].rows.push_back(std::move(row));
    }
    for (auto& [level, group] : by_level) {
        if (by_level.size() > 1) {
            group.heading = level_word(words, level, "many");
        }
        table.groups.push_back(std::move(group));
    }
    table.note = symbols.text(words);
    page.blocks.emplace_back(std::move(table));
}

/// The newest number of each measure of a part, in a line.
void add_list(Page& page, const Asked& asked, std::span<const Known> part, Heading heading) {
    if (part.empty()) {
        return;
    }
    const Words& words = asked.words;
    page.blocks.emplace_back(std::move(heading));
    Facts facts;
    for (const Known& one : part) {
        const std::string& id = one.measure->id;
        const auto number = newest_number(one.series);
        const Point& point = number ? *number->point : *newest(one.series)->point;
        Text said{number ? words("area.newest", {{"n", words.amount(*point.value.value())},
                                                 {"period", words.period(point.period)}})
                         : words("area.older.none")};
        said.add(Span{Span::Kind::plain, " "});
        said.add(link(words("area.older.check"), check_address(id, one.series.area, point.period)));
        facts.items.emplace_back(measure_word(words, id, "label"), std::move(said));
    }
    page.blocks.emplace_back(std::move(facts));
}

void add_sources(Page& page, const Asked& asked, const std::vector<Known>& known) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("area.sources.heading"), {}, 2, false, "sources"});
    Facts facts;
    for (const Known& one : known) {
        const release::SourceInfo* source = asked.release.source(one.measure->source);
        if (source == nullptr) {
            continue;
        }
        Text value = words.text("area.sources.source",
                                {{"publisher", source->publisher},
                                 {"title", link(source->title, source_address(source->id))},
                                 {"first", words.begin_of(source->first_period)},
                                 {"last", words.end_of(source->last_period)}});
        value.add(Span{Span::Kind::plain, " "});
        value.add(link(words("area.sources.definition"), measure_address(one.measure->id)));
        facts.items.emplace_back(measure_word(words, one.measure->id, "title"), std::move(value));
    }
    page.blocks.emplace_back(std::move(facts));
}

} // namespace

Result<Page> area_page(const Asked& asked) {
    const std::string& code = asked.names.at(0);
    const release::AreaInfo* area = asked.release.area(code);
    if (area == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("no area has the code '{}'", code), {},
                    "Look for it by its name");
    }
    const Words& words = asked.words;
    Page page = start_page(asked.release, words, area_address(code), "areas", area->name);
    page.breadcrumb.push_back({words("areas.title"), "/areas"});
    for (const release::AreaInfo* parent : parents_of(asked.release, *area)) {
        page.breadcrumb.push_back({parent->name, area_address(parent->code)});
    }
    page.breadcrumb.push_back({area->name, ""});
    const auto known = known_of(asked.release, code);
    add_opening(page, asked, *area, known);
    const auto in = [&](Part part) {
        return std::ranges::equal_range(
            known, part, {}, [&](const Known& one) { return part_of(asked.release, one); });
    };
    for (const Known& one : in(Part::figures)) {
        page.blocks.emplace_back(figure_block(asked, one));
    }
    add_list(page, asked, in(Part::more),
             Heading{words("area.more.heading"), words("area.more.note")});
    add_list(page, asked, in(Part::older),
             Heading{words("area.older.heading"), words("area.older.note")});
    add_trends(page, asked, *area, known);
    add_children(page, asked, *area);
    if (!known.empty()) {
        add_sources(page, asked, known);
    }
    return page;
}

} // namespace mf::pages
