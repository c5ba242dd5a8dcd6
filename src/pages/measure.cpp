// /measures/{id}: what is counted, how, and the newest number of each area from A to Z.
#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <fmt/format.h>

namespace mf::pages {

namespace {

constexpr std::size_t fingerprint_shown = 16;

void add_opening(Page& page, const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    const std::string title = measure_word(words, measure.id, "title");
    const auto last = newest_period(asked.release, measure.id);
    const release::AreaInfo* top = top_area(asked.release);
    const auto series = top == nullptr ? std::nullopt : asked.release.series(measure.id, top->code);
    const auto place = series ? newest(*series) : std::nullopt;
    if (place && place->point->value.is_number()) {
        page.finding = finding_of(words, measure.id, *top, *place->point);
    } else if (last) {
        page.finding =
            words("measure.finding", {{"title", title},
                                      {"areas", counted_areas(words, asked.release, measure.id)},
                                      {"period", words.period(*last)}});
    } else {
        page.finding = words("measure.nothing", {{"title", title}});
    }
    page.lead.emplace_back(measure_word(words, measure.id, "explains"));
    page.note =
        words.text("measure.note", {{"version", fmt::format("{}", measure.version)},
                                    {"hash", code(measure.hash.substr(0, fingerprint_shown))}});
}

Table table_of(const Asked& asked,
               const release::MeasureInfo& measure,
               geo::Level level,
               const std::vector<const release::AreaInfo*>& areas,
               const Period& period) {
    using Type = Column::Type;
    const Words& words = asked.words;
    const std::string label = measure_word(words, measure.id, "label");
    const std::string level_title = level_word(words, level, "many");
    Table table{std::string{geo::name(level)},
                words("measure.caption", {{"label", label}, {"level", level_title}}),
                {},
                {},
                {},
                true};
    table.columns = {{"area", words("table.area"), Type::link},
                     {"recorded", words.period(period), Type::number},
                     {"year_before",
                      words("measure.year_before", {{"period", words.period(year_before(period))}}),
                      Type::number},
                     {"code", words("table.code"), Type::code, true},
                     {"level", words("table.level"), Type::text, true},
                     {"period", words("table.period"), Type::period, true}};
    SymbolNotes symbols;
    RowGroup group;
    for (const release::AreaInfo* area : areas) {
        const auto series = asked.release.series(measure.id, area->code);
        const auto place = series ? find(*series, period) : std::nullopt;
        NumberCell now{Missing::not_available};
        NumberCell before{Missing::not_available};
        if (place) {
            const Point earlier = year_before(*series, *place);
            now = {place->point->value, place->point->marks,
                   check_address(measure.id, area->code, period)};
            before = {earlier.value, earlier.marks,
                      earlier.value.is_number()
                          ? check_address(measure.id, area->code, earlier.period)
                          : std::string{}};
        }
        symbols.see(now.value, now.marks);
        symbols.see(before.value, before.marks);
        group.rows.push_back({Text{link(area->name, area_address(area->code))}, std::move(now),
                              std::move(before), Text{area->code},
                              Text{std::string{geo::name(level)}}, period});
    }
    table.groups.push_back(std::move(group));
    table.note = symbols.text(words);
    return table;
}

void add_levels(Page& page, const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    std::string smaller;
    for (const geo::Level level : geo::all_levels()) {
        const auto period = newest_period(asked.release, measure.id, level);
        const auto areas = areas_of(asked.release, level, measure.id);
        if (!period || areas.empty()) {
            continue;
        }
        if (!is_listed(level)) {
            smaller += smaller.empty() ? "" : ", ";
            smaller +=
                level_word(words, level, "count", {{"n", static_cast<std::int64_t>(areas.size())}});
            continue;
        }
        page.blocks.emplace_back(Heading{
            words("measure.heading", {{"level", level_word(words, level, "many")}}),
            words(measure.kind == "count" ? "measure.heading_note" : "measure.heading_note_part")});
        page.blocks.emplace_back(table_of(asked, measure, level, areas, *period));
    }
    if (!smaller.empty()) {
        page.blocks.emplace_back(Paragraph{words("measure.smaller", {{"areas", smaller}}), true});
    }
}

void add_definition(Page& page, const Asked& asked, const release::MeasureInfo& measure) {
    const Words& words = asked.words;
    page.blocks.emplace_back(
        Heading{words("measure.counted.heading"), words("measure.counted.fingerprint"), 2, true});
    Facts facts;
    if (const auto* source = asked.release.source(measure.source)) {
        facts.items.emplace_back(words("measure.counted.source"),
                                 link(source->title, source_address(source->id)));
    }
    facts.items.emplace_back(words("measures.version"), fmt::format("{}", measure.version));
    facts.items.emplace_back(words("measures.fingerprint"), code(measure.hash));
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(Heading{words("measure.counted.leaves_out"), {}, 2, true});
    page.blocks.emplace_back(Paragraph{measure_word(words, measure.id, "leaves_out")});
    page.blocks.emplace_back(Heading{words("measure.counted.rule"), {}});
    page.blocks.emplace_back(
        Definition{words("measure.counted.file", {{"file", measure.definition_file}}), "toml",
                   measure.definition_text});
    page.blocks.emplace_back(Definition{words("measure.counted.sql"), "sql", measure.sql});
}

} // namespace

Result<Page> measure_page(const Asked& asked) {
    const std::string& id = asked.names.at(0);
    const release::MeasureInfo* measure = asked.release.measure(id);
    if (measure == nullptr) {
        return fail(ErrorKind::not_found, fmt::format("there is no measure '{}'", id), {},
                    "Look at the list of measures");
    }
    const Words& words = asked.words;
    const std::string title = measure_word(words, id, "title");
    Page page = start_page(asked.release, words, measure_address(id), "measures", title);
    page.breadcrumb = {{words("measures.title"), "/measures"}, {title, ""}};
    add_opening(page, asked, *measure);
    add_levels(page, asked, *measure);
    add_definition(page, asked, *measure);
    return page;
}

} // namespace mf::pages
