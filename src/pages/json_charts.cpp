// Figures and charts in JSON: what they draw, as numbers.
#include "pages/json_parts.hpp"

#include <nlohmann/json.hpp>

namespace mf::pages {

namespace {

Json segments(const Series& series) {
    Json list = Json::array();
    for (const Segment& segment : series.segments) {
        Json points = Json::array();
        for (const Point& one : segment.points()) {
            points.push_back(point_of(one));
        }
        const Basis& basis = segment.basis();
        list.push_back({{"definition", basis.definition},
                        {"regime", basis.regime},
                        {"categories", basis.categories},
                        {"boundaries", basis.boundaries},
                        {"why_it_ends", segment.why_it_ends()},
                        {"points", std::move(points)}});
    }
    return list;
}

/// One list for each segment of the line: limits and the word at each point.
Json limits(const release::ChartTrack& track) {
    Json list = Json::array();
    for (const release::TrackSegment& segment : track.segments) {
        Json points = Json::array();
        for (const release::TrackPoint& one : segment.points) {
            points.push_back({{"period", one.period.text()},
                              {"lower", value_of(one.lower)},
                              {"centre", value_of(one.centre)},
                              {"upper", value_of(one.upper)},
                              {"word", release::name(one.word)}});
        }
        list.push_back({{"based_on", segment.based_on},
                        {"trial", segment.trial},
                        {"points", std::move(points)}});
    }
    return list;
}

} // namespace

Json json_block(const FigureBlock& figure) {
    const Figure& number = figure.figure;
    Json object = point_of(number.point);
    return {{"kind", "figure"},
            {"label", figure.label.plain()},
            {"number",
             {{"measure", number.measure},
              {"version", number.version},
              {"definition", number.definition},
              {"area", number.area},
              {"period", object["period"]},
              {"value", object["value"]},
              {"symbol", object["symbol"]},
              {"interval", object["interval"]}}},
            {"word", figure.word ? Json(release::name(*figure.word)) : Json(nullptr)},
            {"words", texts(figure.words)},
            {"check", figure.check}};
}

Json json_block(const SmallCharts& charts) {
    Json list = Json::array();
    for (const SmallChart& chart : charts.charts) {
        const Json links = links_of(chart.name);
        list.push_back({{"measure", chart.id},
                        {"name", chart.name.plain()},
                        {"address", links.empty() ? Json(nullptr) : links[0]["address"]},
                        {"value", value_of(chart.value)},
                        {"symbol", symbols(chart.value, chart.marks)},
                        {"usual", interval_of(chart.usual)},
                        {"word", release::name(chart.word)}});
    }
    return {{"kind", "small_charts"},
            {"id", charts.id},
            {"legend", charts.legend.plain()},
            {"charts", std::move(list)}};
}

Json json_block(const Chart& chart) {
    Json others = Json::array();
    for (const OtherLine& other : chart.others) {
        others.push_back({{"label", other.label},
                          {"area", other.series.area},
                          {"segments", segments(other.series)}});
    }
    return {{"kind", "chart"},
            {"id", chart.id},
            {"description", chart.description.plain()},
            {"caption", chart.caption.plain()},
            {"measure", chart.series.measure},
            {"version", chart.series.version},
            {"area", chart.series.area},
            {"segments", segments(chart.series)},
            {"limits", limits(chart.track)},
            {"others", std::move(others)}};
}

Json json_block(const FunnelChart& chart) {
    Json places = Json::array();
    for (const release::FunnelPlace& place : chart.track.places) {
        const auto name = chart.names.find(place.area);
        places.push_back({{"area", place.area},
                          {"name", name == chart.names.end() ? place.area : name->second},
                          {"size", written(place.denominator)},
                          {"value", place.value},
                          {"word", release::name(place.word)}});
    }
    Json edges = Json::array();
    for (const release::FunnelEdge& edge : chart.track.edges) {
        edges.push_back({{"size", edge.denominator},
                         {"percent_95", interval_of(edge.percent_95)},
                         {"percent_99_8", interval_of(edge.percent_99_8)}});
    }
    return {{"kind", "funnel"},
            {"id", chart.id},
            {"description", chart.description.plain()},
            {"caption", chart.caption.plain()},
            {"area", chart.area},
            {"period", chart.track.period.text()},
            {"target", chart.track.target},
            {"widened", chart.track.widened},
            {"places", std::move(places)},
            {"limits", std::move(edges)}};
}

Json json_block(const MapChart& chart) {
    Json areas = Json::array();
    for (const MapArea& area : chart.areas) {
        const auto step = chart.step_of(area.value);
        areas.push_back({{"code", area.code},
                         {"name", area.name},
                         {"value", value_of(area.value)},
                         {"symbol", symbols(area.value, area.marks)},
                         {"step", step ? Json(*step + 1) : Json(nullptr)}});
    }
    Json steps = Json::array();
    for (const MapStep& step : chart.steps) {
        steps.push_back({{"lower", written(step.lower)}, {"upper", written(step.upper)}});
    }
    return {{"kind", "map"},
            {"id", chart.id},
            {"description", chart.description.plain()},
            {"caption", chart.caption.plain()},
            {"steps", std::move(steps)},
            {"areas", std::move(areas)}}; // places stand in the table that follows
}

} // namespace mf::pages
