// /map: one measure in one period, area by area, drawn and listed.
#include "pages/addresses.hpp"
#include "pages/area_numbers.hpp"
#include "pages/map_chart.hpp"
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

enum class Order { by_name, lowest_first, highest_first };

constexpr std::array order_names{"by-name", "lowest-first", "highest-first"};

/// What is shown: all of it stands in the address.
struct Shown {
    const release::MeasureInfo& measure;
    const release::Outlines& outlines;
    Period period;
    Order order = Order::by_name;

    geo::Level level() const { return outlines.level; }
};

const Panel*
panel_of(const release::Release& release, const std::string& measure, geo::Level level) {
    const auto found = std::ranges::find_if(release.panels, [&](const Panel& panel) {
        return panel.shape().measure == measure && panel.shape().level == geo::name(level);
    });
    return found == release.panels.end() || found->shape().periods == 0 ? nullptr : &*found;
}

/// Levels that the measure has numbers of and the release outlines of.
std::vector<const release::Outlines*> levels_of(const release::Release& release,
                                                const std::string& measure) {
    std::vector<const release::Outlines*> levels;
    for (const release::Outlines& outlines : release.outlines) {
        if (outlines.level <= geo::Level::ward &&
            panel_of(release, measure, outlines.level) != nullptr) {
            levels.push_back(&outlines);
        }
    }
    return levels;
}

/// Larger places have more of everything, so counts are not shaded where there is a rate of them.
bool is_mapped(const release::Release& release, const release::MeasureInfo& measure) {
    return !levels_of(release, measure.id).empty() &&
           release.measure(rate_of(measure.id)) == nullptr;
}

/// The rate of what others are kinds of; else the first that has a map.
const release::MeasureInfo* first_measure(const release::Release& release) {
    for (const release::MeasureInfo& measure : release.measures) {
        const release::MeasureInfo* rate = release.measure(rate_of(measure.part_of));
        if (!measure.part_of.empty() && rate != nullptr && is_mapped(release, *rate)) {
            return rate;
        }
    }
    const auto found = std::ranges::find_if(
        release.measures, [&](const auto& measure) { return is_mapped(release, measure); });
    return found == release.measures.end() ? nullptr : &*found;
}

std::string map_address(const std::string& measure,
                        geo::Level level,
                        const std::optional<Period>& period,
                        Order order = Order::by_name) {
    std::string address = "/map/" + encoded(measure) + "/" + std::string{geo::name(level)};
    if (period) {
        address += "/" + encoded(period->text());
    }
    if (period && order != Order::by_name) {
        address += std::string{"/"} + order_names[static_cast<std::size_t>(order)];
    }
    return address;
}

Result<Shown> shown_of(const Asked& asked) {
    const release::Release& release = asked.release;
    const auto named = [&](std::size_t at) {
        return asked.names.size() > at ? asked.names[at] : std::string{};
    };
    const release::MeasureInfo* measure =
        named(0).empty() ? first_measure(release) : release.measure(named(0));
    if (measure == nullptr) {
        return fail(ErrorKind::not_found, "there is no such map", {},
                    "Look at the list of measures");
    }
    if (const auto* rate = release.measure(rate_of(measure->id))) {
        measure = rate;
    }
    const auto levels = levels_of(release, measure->id);
    const auto level = named(1).empty() ? std::nullopt : geo::level_of(named(1));
    const auto outlines =
        named(1).empty()
            ? std::ranges::find(levels, geo::Level::district, &release::Outlines::level)
            : std::ranges::find_if(levels, [&](const auto* one) { return level == one->level; });
    if (outlines == levels.end() && (levels.empty() || !named(1).empty())) {
        return fail(ErrorKind::not_found, "there is no such map", {},
                    "Look at the list of measures");
    }
    const release::Outlines& ground = outlines == levels.end() ? *levels.front() : **outlines;
    const Panel::Shape& shape = panel_of(release, measure->id, ground.level)->shape();
    const auto asked_period = named(2).empty() ? Result<Period>{shape.period(shape.periods - 1)}
                                               : Period::parse(named(2));
    const auto order =
        named(3).empty() ? order_names.begin() : std::ranges::find(order_names, named(3));
    if (!asked_period || asked_period->kind() != shape.first.kind() ||
        shape.index(*asked_period) < 0 || shape.index(*asked_period) >= shape.periods ||
        order == order_names.end()) {
        return fail(ErrorKind::not_found, "the map has no such period", {}, "Choose another month");
    }
    return Shown{*measure, ground, *asked_period,
                 static_cast<Order>(std::distance(order_names.begin(), order))};
}

std::vector<const release::AreaInfo*> areas_on_map(const Asked& asked, const Shown& shown) {
    auto areas = areas_of(asked.release, shown.level(), shown.measure.id);
    std::erase_if(areas, [&](const release::AreaInfo* area) {
        return shown.outlines.area(area->code) == nullptr;
    });
    return areas;
}

MapChart chart_of(const Asked& asked,
                  const Shown& shown,
                  const std::vector<const release::AreaInfo*>& areas) {
    const Words& words = asked.words;
    const Panel& panel = *panel_of(asked.release, shown.measure.id, shown.level());
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
    if (shown.measure.kind != "count") {
        chart.steps = map_steps(std::move(numbers));
    }
    chart.description =
        words("map.description", {{"label", measure_word(words, shown.measure.id, "label")},
                                  {"level", level_word(words, shown.level(), "many")},
                                  {"period", words.period(shown.period)}});
    chart.address = map_address(shown.measure.id, shown.level(), shown.period);
    chart.caption = words(chart.steps.empty() ? "map.caption_counts" : "map.caption");
    if (!shown.outlines.attribution.empty()) {
        chart.caption.add(Span{Span::Kind::plain, " " + shown.outlines.attribution});
    }
    return chart;
}

void add_finding(Page& page, const Asked& asked, const Shown& shown, const MapChart& chart) {
    const Words& words = asked.words;
    std::vector<double> numbers;
    for (const MapArea& area : chart.areas) {
        if (const auto number = area.value.value()) {
            numbers.push_back(*number);
        }
    }
    const std::string label = measure_word(words, shown.measure.id, "label");
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
void add_periods(Page& page, const Asked& asked, const Shown& shown) {
    const Words& words = asked.words;
    const Panel::Shape& shape = panel_of(asked.release, shown.measure.id, shown.level())->shape();
    LinkList near;
    LinkList years;
    Table all{"periods", words("map.periods"), {}, {}, {}};
    all.data_only = true;
    all.columns = {{"period", words("table.period"), Column::Type::period},
                   {"name", words("map.period_name"), Column::Type::text},
                   {"address", words("map.address"), Column::Type::text}};
    RowGroup rows;
    for (int index = 0; index < shape.periods; ++index) {
        const Period period = shape.period(index);
        const std::string address = map_address(shown.measure.id, shown.level(), period);
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

void add_levels(Page& page, const Asked& asked, const Shown& shown) {
    LinkList list;
    for (const release::Outlines* outlines : levels_of(asked.release, shown.measure.id)) {
        if (outlines->level != shown.level()) {
            list.items.push_back({level_word(asked.words, outlines->level, "many"),
                                  map_address(shown.measure.id, outlines->level, {})});
        }
    }
    if (!list.items.empty()) {
        page.blocks.emplace_back(Heading{asked.words("map.choose_level"), {}, 2, false, "levels"});
        page.blocks.emplace_back(std::move(list));
    }
}

void add_measures(Page& page, const Asked& asked, const Shown& shown) {
    LinkList list;
    for (const release::MeasureInfo& measure : asked.release.measures) {
        if (measure.id != shown.measure.id && is_mapped(asked.release, measure)) {
            list.items.push_back(
                {measure_word(asked.words, measure.id, "title"),
                 map_address(measure.id, levels_of(asked.release, measure.id).front()->level, {})});
        }
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
              const Shown& shown,
              const std::vector<const release::AreaInfo*>& areas) {
    const Words& words = asked.words;
    Table table = level_table(asked, shown.measure, {shown.level(), areas, shown.period});
    if (shown.order != Order::by_name) {
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
                return shown.order == Order::lowest_first ? *left < *right : *left > *right;
            });
        }
    }
    Text note{words("map.list_note")};
    for (const Order order : {Order::by_name, Order::lowest_first, Order::highest_first}) {
        if (order != shown.order) {
            static constexpr std::array keys{"map.order_name", "map.order_lowest",
                                             "map.order_highest"};
            note.add(Span{Span::Kind::plain, " "});
            note.add(
                link(words(keys[static_cast<std::size_t>(order)]),
                     map_address(shown.measure.id, shown.level(), shown.period, order) + "#list"));
        }
    }
    page.blocks.emplace_back(
        Heading{words("map.list", {{"level", level_word(words, shown.level(), "many")}}), note, 2,
                false, "list"});
    page.blocks.emplace_back(std::move(table));
}

} // namespace

Result<Page> map_page(const Asked& asked) {
    const Words& words = asked.words;
    if (asked.names.empty() && first_measure(asked.release) == nullptr) {
        Page page = start_page(asked.release, words, "/map", "map", words("map.title"));
        page.finding = words("map.no_outlines");
        return page;
    }
    const auto shown = shown_of(asked);
    if (!shown) {
        return pass(shown.error());
    }
    const std::string address = asked.names.empty() ? "/map"
                                                    : map_address(shown->measure.id, shown->level(),
                                                                  shown->period, shown->order);
    const std::string title = measure_word(words, shown->measure.id, "title");
    Page page = start_page(asked.release, words, address, "map", words("map.title") + ": " + title);
    page.breadcrumb = {{words("map.title"), "/map"}, {title, ""}};
    const auto areas = areas_on_map(asked, *shown);
    MapChart chart = chart_of(asked, *shown, areas);
    add_finding(page, asked, *shown, chart);
    page.lead.emplace_back(measure_word(words, shown->measure.id, "explains"));
    page.note = words("map.dark");
    page.blocks.emplace_back(Heading{chart.description, {}, 2, false, "picture"});
    page.blocks.emplace_back(std::move(chart));
    add_periods(page, asked, *shown);
    add_list(page, asked, *shown, areas);
    add_levels(page, asked, *shown);
    add_measures(page, asked, *shown);
    return page;
}

} // namespace mf::pages
