#include "pages/map_places.hpp"

#include "pages/sentences.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mf::pages {

namespace {

Table table_of(const Words& words, const std::vector<release::PlacedRows>& places) {
    Table table{"places", words("map.places.caption"), {}, {}, {}};
    table.columns = {{"place", words("map.places.place"), Column::Type::text},
                     {"recorded", words("table.recorded"), Column::Type::number},
                     {"longitude", words("map.places.longitude"), Column::Type::number, true},
                     {"latitude", words("map.places.latitude"), Column::Type::number, true}};
    RowGroup rows;
    for (const release::PlacedRows& place : places) {
        rows.rows.push_back({Text{place.name.empty() ? words("map.places.unnamed") : place.name},
                             NumberCell{static_cast<double>(place.rows)},
                             NumberCell{place.longitude}, NumberCell{place.latitude}});
    }
    table.groups.push_back(std::move(rows));
    return table;
}

} // namespace

Done add_map_places(Page& page, const Asked& asked, const MapShown& shown, MapChart chart) {
    const Words& words = asked.words;
    auto behind = asked.places(shown.measure.id, shown.within->code, shown.period);
    if (!behind) {
        return pass(behind.error());
    }
    std::ranges::sort(*behind, {}, [](const release::PlacedRows& place) {
        return std::tie(place.name, place.longitude, place.latitude);
    });
    std::uint64_t rows = 0;
    for (const release::PlacedRows& place : *behind) {
        rows += place.rows;
        if (place.on_grid) {
            chart.places.push_back({place.name, place.on_grid->x, place.on_grid->y, place.rows});
        }
    }
    chart.steps.clear(); // a ring on a shade would say two things at once
    chart.caption = words("map.places.caption_map");
    const std::string heading =
        words("map.places.heading", {{"label", measure_word(words, shown.measure.id, "label")},
                                     {"rows", static_cast<std::int64_t>(rows)},
                                     {"places", static_cast<std::int64_t>(behind->size())}});
    page.blocks.emplace_back(Heading{heading, words("map.places.note"), 2, false, "picture"});
    page.blocks.emplace_back(std::move(chart));
    page.blocks.emplace_back(Heading{words("map.places.caption"), {}, 2, false, "list"});
    page.blocks.emplace_back(table_of(words, *behind));
    return {};
}

} // namespace mf::pages
