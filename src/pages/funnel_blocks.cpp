#include "pages/funnel_blocks.hpp"

#include "pages/addresses.hpp"
#include "pages/area_numbers.hpp"
#include "pages/sentences.hpp"

#include <algorithm>

namespace mf::pages {

namespace {

using release::FunnelTrack;
using release::SignalWord;

FunnelChart chart_of(const Asked& asked,
                     const release::MeasureInfo& measure,
                     const release::AreaInfo& area,
                     FunnelTrack track) {
    const Words& words = asked.words;
    const std::string label = measure_word(words, measure.id, "label");
    FunnelChart chart;
    chart.id = "funnel-" + measure.id;
    chart.area = area.code;
    for (const release::FunnelPlace& place : track.places) {
        const release::AreaInfo* info = asked.release.area(place.area);
        chart.names[place.area] = info == nullptr ? place.area : info->name;
    }
    const auto places = static_cast<std::int64_t>(track.places.size());
    chart.target_label = words("funnel.all", {{"n", places}});
    chart.across = words(measure.kind == "rate" ? "funnel.residents" : "funnel.rows");
    chart.description = words("funnel.description", {{"label", label},
                                                     {"n", places},
                                                     {"level", level_name(words, area)},
                                                     {"period", words.period(track.period)}});
    chart.track = std::move(track);
    return chart;
}

Table table_of(const Asked& asked, const release::MeasureInfo& measure, const FunnelChart& chart) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = chart.id;
    table.caption = chart.description;
    table.columns = {{"area", words("table.area"), Type::link},
                     {"size", chart.across.plain(), Type::count},
                     {"value", measure_word(words, measure.id, "label"), Type::number},
                     {"word", words("table.word"), Type::word},
                     {"code", words("table.code"), Type::code, true}};
    table.folded = words("funnel.table", {{"n", static_cast<std::int64_t>(chart.names.size())}});
    RowGroup group;
    for (const release::FunnelPlace& place : chart.track.places) {
        group.rows.push_back(
            {Text{link(chart.names.at(place.area), area_address(place.area))},
             NumberCell{place.denominator},
             NumberCell{place.value, {}, check_address(measure.id, place.area, chart.track.period)},
             place.word, Text{place.area}});
    }
    std::ranges::stable_sort(group.rows, {}, [](const std::vector<TableCell>& row) {
        return std::get<Text>(row.front()).plain();
    });
    table.groups.push_back(std::move(group));
    return table;
}

std::string finding_of_funnel(const Asked& asked,
                              const release::MeasureInfo& measure,
                              const release::AreaInfo& area,
                              const FunnelTrack& track) {
    const Words& words = asked.words;
    const auto own = std::ranges::find(track.places, area.code, &release::FunnelPlace::area);
    const Argument label{"label", measure_word(words, measure.id, "label")};
    const Argument place{"place", place_name(words, area)};
    const Argument level{"level", level_name(words, area)};
    const SignalWord word = own == track.places.end() ? SignalWord::cannot_say : own->word;
    switch (word) {
    case SignalWord::higher:
        return words("funnel.higher", {label, place, level});
    case SignalWord::lower:
        return words("funnel.lower", {label, place, level});
    case SignalWord::no_change:
        return words("funnel.same", {label, place, level});
    case SignalWord::cannot_say:
        break;
    }
    return words("funnel.cannot_say", {label, place, level});
}

void add_reading(std::vector<Block>& blocks, const Asked& asked, const FunnelTrack& track) {
    const Words& words = asked.words;
    const auto apart = std::ranges::count_if(track.places, [](const auto& place) {
        return place.word == SignalWord::higher || place.word == SignalWord::lower;
    });
    blocks.emplace_back(Heading{words("funnel.reading.heading"), {}, 2, true});
    blocks.emplace_back(Paragraph{words("funnel.reading.size")});
    if (track.widened > 1) {
        blocks.emplace_back(
            Paragraph{words("funnel.reading.widened", {{"n", words.number(track.widened, 1)}})});
    }
    blocks.emplace_back(Paragraph{words(
        "funnel.reading.apart", {{"n", static_cast<std::int64_t>(apart)},
                                 {"total", static_cast<std::int64_t>(track.places.size())}})});
    blocks.emplace_back(Paragraph{words("funnel.reading.above")});
    blocks.emplace_back(Paragraph{words("funnel.reading.no_ranking")});
}

} // namespace

Result<std::vector<Block>> funnel_blocks(const Asked& asked,
                                         const release::MeasureInfo& measure,
                                         const release::AreaInfo& area,
                                         bool for_paper) {
    std::vector<Block> blocks;
    auto track = asked.funnel ? asked.funnel(measure.id, area.level)
                              : Result<std::optional<FunnelTrack>>{std::nullopt};
    if (!track) {
        return pass(track.error());
    }
    if (!*track) {
        return blocks;
    }
    const Words& words = asked.words;
    FunnelChart chart = chart_of(asked, measure, area, **track);
    blocks.emplace_back(Heading{finding_of_funnel(asked, measure, area, chart.track),
                                words("funnel.note", {{"period", words.period(chart.track.period)},
                                                      {"level", level_name(words, area)}}),
                                2, true, "beside-others", !for_paper});
    Table table = table_of(asked, measure, chart);
    const FunnelTrack drawn = chart.track;
    blocks.emplace_back(std::move(chart));
    if (!for_paper) {
        blocks.emplace_back(std::move(table));
        add_reading(blocks, asked, drawn);
    }
    return blocks;
}

} // namespace mf::pages
