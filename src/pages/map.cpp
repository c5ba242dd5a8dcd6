// /map: one measure in one period, area by area, drawn and listed.
#include "pages/addresses.hpp"
#include "pages/area_numbers.hpp"
#include "pages/area_sections.hpp"
#include "pages/map_chart.hpp"
#include "pages/map_places.hpp"
#include "pages/map_shown.hpp"
#include "pages/measure_parts.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"
#include "pages/trend_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace mf::pages {

namespace {

/// What stays when another month is chosen.
MapView kept_view(const MapShown& shown) {
    return shown.view == MapView::places ? MapView::places : MapView::by_name;
}

MapChart chart_of(const Asked& asked,
                  const MapShown& shown,
                  const std::vector<const release::AreaInfo*>& areas) {
    const Words& words = asked.words;
    const Panel& panel = panel_on_map(asked.release, shown);
    MapChart chart;
    chart.id = "map";
    chart.outlines = shown.outlines;
    chart.unit = shown.measure.percent ? Unit::percent_of_one : Unit::as_is;
    std::vector<double> numbers;
    for (const release::AreaInfo* area : areas) {
        MapArea one{area->code, area->name, Missing::not_available, {}};
        if (const auto place = panel.find(area->code)) {
            const int index = panel.shape().index(shown.period);
            one.value = panel.number(*place, index);
            one.marks = panel.marks(*place, index);
        }
        if (const auto number = one.value.value()) {
            numbers.push_back(*number);
        }
        chart.areas.push_back(std::move(one));
    }
    // The smallest areas were drawn to have about as many residents each: their counts can be set side by side.
    if (shown.measure.kind != "count" || shown.level() > geo::Level::ward) {
        chart.steps = map_steps(std::move(numbers));
    }
    chart.description =
        words("map.description", {{"label", measure_word(words, shown.measure.id, "label")},
                                  {"level", level_word(words, shown.level(), "many")},
                                  {"period", words.period(shown.period)}});
    chart.address = map_address(shown, shown.measure.id, shown.period, kept_view(shown));
    chart.caption = words(chart.steps.empty()             ? "map.caption_counts"
                          : shown.measure.kind == "count" ? "map.caption_small"
                                                          : "map.caption");
    if (!shown.outlines.attribution.empty()) {
        chart.caption.add(Span{Span::Kind::plain, " " + shown.outlines.attribution});
    }
    return chart;
}

void add_finding(Page& page, const Asked& asked, const MapShown& shown, const MapChart& chart) {
    const Words& words = asked.words;
    std::vector<double> numbers;
    for (const MapArea& area : chart.areas) {
        if (const auto number = area.value.value()) {
            numbers.push_back(*number);
        }
    }
    std::string label = measure_word(words, shown.measure.id, "label");
    if (shown.within != nullptr) {
        label =
            words("map.label_in", {{"label", label}, {"place", place_name(words, *shown.within)}});
    }
    const std::string period = words.period(shown.period);
    if (numbers.empty()) {
        page.finding = words("map.nothing", {{"label", label}, {"period", period}});
        return;
    }
    const auto [lowest, highest] = std::ranges::minmax(numbers);
    page.finding = words(
        "map.finding", {{"label", label},
                        {"period", period},
                        {"lower", in_unit(words, lowest, chart.unit)},
                        {"upper", in_unit(words, highest, chart.unit)},
                        {"areas", level_word(words, shown.level(), "count",
                                             {{"n", static_cast<std::int64_t>(numbers.size())}})}});
}

/// The months of the year that is shown, then the same month of other years.
void add_periods(Page& page, const Asked& asked, const MapShown& shown) {
    const Words& words = asked.words;
    const Panel::Shape& shape = panel_on_map(asked.release, shown).shape();
    LinkList near;
    LinkList years;
    const MapView kept = kept_view(shown); // places stay places in another month
    Table all{"periods", words("map.periods"), {}, {}, {}};
    all.data_only = true;
    all.columns = {{"period", words("table.period"), Column::Type::period},
                   {"name", words("map.period_name"), Column::Type::text},
                   {"address", words("map.address"), Column::Type::text}};
    RowGroup rows;
    for (int index = 0; index < shape.periods; ++index) {
        const Period period = shape.period(index);
        const std::string address = map_address(shown, shown.measure.id, period, kept);
        rows.rows.push_back({period, Text{words.period(period)}, Text{address}});
        const Month first = period.first();
        const bool same_year = first.year() == shown.period.first().year();
        const bool same_month = first.month() == shown.period.first().month();
        if (same_year && !same_month) {
            near.items.push_back({words.period(period), address});
        } else if (same_month && !same_year) {
            years.items.push_back({words.period(period), address});
        }
    }
    all.groups.push_back(std::move(rows));
    page.blocks.emplace_back(Heading{words("map.choose_period"), {}, 2, false, "periods"});
    for (LinkList* list : {&near, &years}) {
        if (!list->items.empty()) {
            page.blocks.emplace_back(std::move(*list));
        }
    }
    page.blocks.emplace_back(std::move(all));
}

void add_levels(Page& page, const Asked& asked, const MapShown& shown) {
    LinkList list;
    for (const release::Outlines* outlines : map_levels(asked.release, shown.measure.id)) {
        if (outlines->level != shown.level()) {
            list.items.push_back({level_word(asked.words, outlines->level, "many"),
                                  level_map_address(shown.measure.id, outlines->level)});
        }
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(Heading{asked.words("map.choose_level"), {}, 2, false, "levels"});
        page.blocks.emplace_back(std::move(list));
    }
}

void add_measures(Page& page, const Asked& asked, const MapShown& shown) {
    LinkList list;
    for (const release::MeasureInfo* measure : measures_on_map(asked.release, shown)) {
        if (measure->id == shown.measure.id) {
            continue;
        }
        const auto levels = map_levels(asked.release, measure->id);
        list.items.push_back({measure_word(asked.words, measure->id, "title"),
                              shown.within != nullptr
                                  ? map_address(shown, measure->id, {})
                                  : level_map_address(measure->id, levels.front()->level)});
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(
            Heading{asked.words("map.choose_measure"), {}, 2, false, "measures"});
        page.blocks.emplace_back(std::move(list));
    }
}

/// The list answers what the map answers; in the order that the reader chose.
void add_list(Page& page,
              const Asked& asked,
              const MapShown& shown,
              const std::vector<const release::AreaInfo*>& areas) {
    const Words& words = asked.words;
    Table table = level_table(asked, shown.measure, {shown.level(), areas, shown.period});
    if (shown.view == MapView::lowest_first || shown.view == MapView::highest_first) {
        const auto number = [](const std::vector<TableCell>& row) {
            return std::get<NumberCell>(row.at(1)).value.value();
        };
        for (RowGroup& group : table.groups) {
            std::ranges::stable_sort(group.rows, [&](const auto& a, const auto& b) {
                const auto left = number(a);
                const auto right = number(b);
                if (!left || !right) {
                    return left.has_value() && !right.has_value();
                }
                return shown.view == MapView::lowest_first ? *left < *right : *left > *right;
            });
        }
    }
    Text note{words("map.list_note")};
    for (const MapView view : {MapView::by_name, MapView::lowest_first, MapView::highest_first}) {
        if (view != shown.view) {
            static constexpr std::array keys{"map.order_name", "map.order_lowest",
                                             "map.order_highest"};
            note.add(Span{Span::Kind::plain, " "});
            note.add(link(words(keys.at(static_cast<std::size_t>(view))),
                          map_address(shown, shown.measure.id, shown.period, view) + "#list"));
        }
    }
    page.blocks.emplace_back(
        Heading{words("map.list", {{"level", level_word(words, shown.level(), "many")}}), note, 2,
                false, "list"});
    page.blocks.emplace_back(std::move(table));
}

/// From the map of an area to the places behind its numbers, and back.
void add_way_to_places(Page& page, const Asked& asked, const MapShown& shown) {
    const bool there = shown.view == MapView::places;
    page.blocks.emplace_back(
        Paragraph{link(asked.words(there ? "map.to_areas" : "map.to_places"),
                       map_address(shown, shown.measure.id, shown.period,
                                   there ? MapView::by_name : MapView::places))});
}

Page page_of(const Asked& asked, const MapShown& shown, const std::string& address) {
    const Words& words = asked.words;
    const std::string title = measure_word(words, shown.measure.id, "title");
    if (shown.within == nullptr) {
        Page page =
            start_page(asked.release, words, address, "map", words("map.title") + ": " + title);
        page.breadcrumb = {{words("map.title"), "/map"}, {title, ""}};
        return page;
    }
    const std::string below = address.substr(area_address(shown.within->code).size());
    Page page = start_area_page(asked, *shown.within, below);
    page.title =
        words("map.title_in", {{"place", place_name(words, *shown.within)}}) + ": " + title;
    page.breadcrumb.push_back({words("map.title"), ""});
    return page;
}

} // namespace

Result<Page> map_page(const Asked& asked) {
    if (asked.names.empty() && first_map_measure(asked.release) == nullptr) {
        Page page = start_page(asked.release, asked.words, "/map", "map", asked.words("map.title"));
        page.finding = asked.words("map.no_outlines");
        return page;
    }
    const auto shown = map_shown(asked);
    if (!shown) {
        return pass(shown.error());
    }
    Page page = page_of(asked, *shown,
                        asked.names.empty()
                            ? "/map"
                            : map_address(*shown, shown->measure.id, shown->period, shown->view));
    const auto areas = areas_on_map(asked, *shown);
    MapChart chart = chart_of(asked, *shown, areas);
    add_finding(page, asked, *shown, chart);
    page.lead.emplace_back(measure_word(asked.words, shown->measure.id, "explains"));
    page.note = asked.words("map.dark");
    page.blocks.emplace_back(Heading{chart.description, {}, 2, false, "picture"});
    page.blocks.emplace_back(std::move(chart));
    add_periods(page, asked, *shown);
    add_list(page, asked, *shown, areas);
    add_levels(page, asked, *shown);
    add_measures(page, asked, *shown);
    return page;
}

Result<Page> area_map_page(const Asked& asked) {
    const auto shown = area_map_shown(asked);
    if (!shown) {
        return pass(shown.error());
    }
    const bool of_places = shown->view == MapView::places;
    Page page = page_of(asked, *shown,
                        asked.names.size() < 2
                            ? area_map_address(shown->within->code)
                            : map_address(*shown, shown->measure.id, shown->period, shown->view));
    const auto areas = areas_on_map(asked, *shown);
    MapChart chart = chart_of(asked, *shown, areas);
    add_finding(page, asked, *shown, chart);
    page.note = asked.words("map.dark");
    if (of_places) {
        if (auto added = add_map_places(page, asked, *shown, chart); !added) {
            return pass(added.error());
        }
    } else {
        page.blocks.emplace_back(Heading{chart.description, {}, 2, false, "picture"});
        page.blocks.emplace_back(std::move(chart));
        add_way_to_places(page, asked, *shown);
        add_list(page, asked, *shown, areas);
    }
    if (of_places) {
        add_way_to_places(page, asked, *shown);
    }
    add_periods(page, asked, *shown);
    add_measures(page, asked, *shown);
    return page;
}

} // namespace mf::pages
