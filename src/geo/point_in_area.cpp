#include "geo/point_in_area.hpp"

#include "geo/orientation.hpp"
#include "geo/point_index.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace mf::geo {

namespace {

using Index = PointInArea::Index;

/// Above or below nought: on which side of the line from `from` along `way` the place lies; 0 when rounding hides it.
int quick_side(Place from, Place way, Place place) {
    constexpr double bound = 4e-16; // orientation.hpp has 3.33e-16
    const double left = way.x * (place.y - from.y);
    const double right = way.y * (place.x - from.x);
    const double difference = left - right;
    if (std::abs(difference) > bound * (std::abs(left) + std::abs(right))) {
        return difference > 0 ? 1 : -1;
    }
    return 0;
}

/// The areas of the cell that have the place: those of its reference place, changed by each edge on the way from there.
/// Where a corner lies on that way it counts as lying to the left of it, which moves the way by as good as nothing.
AreaMask areas_in(const Index& index, const MixedCell& cell, Place place) {
    const Place way{place.x - cell.reference.x, place.y - cell.reference.y};
    AreaMask inside = cell.at_reference;
    AreaMask on = 0;
    const CellEdge* const end = index.edges.data() + cell.first_edge + cell.edges;
    for (const CellEdge* edge = end - cell.edges; edge != end; ++edge) {
        int from = quick_side(cell.reference, way, edge->from);
        int to = quick_side(cell.reference, way, edge->to);
        if (from * to > 0) {
            continue; // the edge lies beside the way
        }
        from = from != 0 ? from : orientation(cell.reference, place, edge->from);
        to = to != 0 ? to : orientation(cell.reference, place, edge->to);
        const int side = orientation(edge->from, edge->to, place);
        if (side == 0 && lies_on(edge->from, edge->to, place)) {
            on |= edge->areas;
        } else if (side < 0 && (from >= 0) != (to >= 0)) {
            inside ^= edge->areas;
        }
    }
    return inside | on;
}

/// Whether the area has the place, by all its edges: is the number of those on the way to the west odd?
bool has(const Index& index, std::size_t area, Place place) {
    if (!index.area_boxes[area].has(place)) {
        return false;
    }
    bool inside = false;
    for (auto i = index.first_edge_of[area]; i < index.first_edge_of[area + 1]; ++i) {
        const auto& [a, b] = index.area_edges[i];
        if (lies_on(a, b, place)) {
            return true;
        }
        if ((a.y > place.y) != (b.y > place.y)) {
            const auto& [lower, upper] = a.y < b.y ? std::pair{a, b} : std::pair{b, a};
            inside ^= orientation(lower, upper, place) < 0;
        }
    }
    return inside;
}

CellWord finest(const Index& index, CellWord word, Place place) {
    while (word.kind() == CellWord::parted) {
        word = index.cells[index.grids[word.number()].cell(place)];
    }
    return word;
}

/// Of more areas than a mask holds, each by itself.
std::uint32_t first_of_many(const Index& index, const MixedCell& cell, Place place) {
    const auto areas = std::span{index.cell_areas}.subspan(cell.first_area, cell.areas);
    const auto found =
        std::ranges::find_if(areas, [&](std::uint32_t area) { return has(index, area, place); });
    return found == areas.end() ? PointInArea::nowhere : *found;
}

std::uint32_t first_in(const Index& index, CellWord coarse, Place place) {
    const CellWord word = finest(index, coarse, place);
    if (word.kind() == CellWord::owner) {
        return word.number() - 1; // of none: `nowhere`
    }
    const MixedCell& cell = index.mixed[word.number()];
    if (word.kind() == CellWord::crowded) {
        return first_of_many(index, cell, place);
    }
    const AreaMask areas = areas_in(index, cell, place);
    return areas == 0 ? PointInArea::nowhere
                      : index.cell_areas[cell.first_area +
                                         static_cast<std::uint32_t>(std::countr_zero(areas))];
}

/// The cell's word, with what it names on its way here from memory.
CellWord fetched(const Index& index, CellWord coarse, Place place) {
    const CellWord word = finest(index, coarse, place);
    if (word.kind() != CellWord::owner) {
        __builtin_prefetch(&index.mixed[word.number()]);
    }
    return word;
}

void fetch_edges(const Index& index, CellWord word) {
    if (word.kind() != CellWord::mixed) {
        return;
    }
    constexpr std::uint32_t edges_max = 8; // as many as a cell usually has at most
    const MixedCell& cell = index.mixed[word.number()];
    for (std::uint32_t i = 0; i < std::min(cell.edges, edges_max); ++i) {
        __builtin_prefetch(index.edges.data() + cell.first_edge + i);
    }
}

} // namespace

PointInArea::PointInArea(std::unique_ptr<const Index> index) : index_{std::move(index)} {}
PointInArea::PointInArea(PointInArea&&) noexcept = default;
PointInArea& PointInArea::operator=(PointInArea&&) noexcept = default;
PointInArea::~PointInArea() = default;

std::optional<std::size_t> PointInArea::find(Place place) const {
    if (!index_->box.has(place)) {
        return std::nullopt;
    }
    const std::uint32_t area = first_in(*index_, index_->word_at(place), place);
    return area == nowhere ? std::nullopt : std::optional<std::size_t>{area};
}

void PointInArea::find(std::span<const Place> places, std::span<std::uint32_t> areas) const {
    constexpr std::size_t together =
        32; // fetches under way at once; tried with bench/point_in_area
    std::array<const CellWord*, together> coarse;
    std::array<CellWord, together> words;
    const Index& index = *index_;
    const CellWord nothing{};
    for (std::size_t done = 0; done < places.size(); done += together) {
        const auto some = places.subspan(done, std::min(together, places.size() - done));
        for (std::size_t i = 0; i < some.size(); ++i) {
            coarse[i] =
                index.box.has(some[i]) ? &index.cells[index.grids.front().cell(some[i])] : &nothing;
            __builtin_prefetch(coarse[i]);
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            words[i] = fetched(index, *coarse[i], some[i]);
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            fetch_edges(index, words[i]);
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            areas[done + i] = first_in(index, words[i], some[i]);
        }
    }
}

std::size_t PointInArea::bytes() const {
    const auto of = [](const auto& values) { return values.size() * sizeof(values[0]); };
    const Index& index = *index_;
    return of(index.grids) + of(index.cells) + of(index.mixed) + of(index.edges) +
           of(index.cell_areas) + of(index.area_edges) + of(index.first_edge_of) +
           of(index.area_boxes);
}

std::vector<std::size_t> PointInArea::all(Place place) const {
    std::vector<std::size_t> areas;
    for (std::size_t area = 0; area < index_->area_boxes.size(); ++area) {
        if (has(*index_, area, place)) {
            areas.push_back(area);
        }
    }
    return areas;
}

} // namespace mf::geo
