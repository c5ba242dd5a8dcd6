#include "release/outlines_bytes.hpp"

#include "release/bytes.hpp"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace mf::release {

namespace {

constexpr std::string_view first_bytes = "metforward outlines 1\n";
constexpr std::uint32_t arc_points_min = 2;

/// A number of either sign so that small ones are small: 0, -1, 1, -2, …
std::uint32_t folded(std::int32_t value) {
    return (static_cast<std::uint32_t>(value) << 1) ^ static_cast<std::uint32_t>(value >> 31);
}

std::int32_t unfolded(std::uint32_t bits) {
    return static_cast<std::int32_t>((bits >> 1) ^ (~(bits & 1) + 1));
}

void put(ByteWriter& out, const OutlinesExtent& extent) {
    out.put(static_cast<std::uint8_t>(extent.is_national_grid));
    out.put(extent.low_east_m);
    out.put(extent.low_north_m);
    out.put(extent.unit_m);
    out.put(extent.width);
    out.put(extent.height);
}

/// The first point, then from each the way to the next.
void put(ByteWriter& out, const geo::Arc& arc) {
    out.put_short(static_cast<std::uint32_t>(arc.size()));
    geo::GridPoint last;
    for (const geo::GridPoint point : arc) {
        out.put_short(folded(point.x - last.x));
        out.put_short(folded(point.y - last.y));
        last = point;
    }
}

void put(ByteWriter& out, const geo::ArcArea& area) {
    out.put(std::string_view{area.code});
    out.put_short(static_cast<std::uint32_t>(area.rings.size()));
    for (const geo::ArcRing& ring : area.rings) {
        out.put_short(static_cast<std::uint32_t>(ring.size()));
        for (const std::int32_t number : ring) {
            out.put_short(folded(number));
        }
    }
}

OutlinesExtent extent_in(ByteReader& in) {
    OutlinesExtent extent;
    const auto plane = in.get<std::uint8_t>();
    extent.is_national_grid = plane == 1;
    extent.low_east_m = in.get<double>();
    extent.low_north_m = in.get<double>();
    extent.unit_m = in.get<double>();
    extent.width = in.get<std::int32_t>();
    extent.height = in.get<std::int32_t>();
    if (plane > 1 || !std::isfinite(extent.low_east_m) || !std::isfinite(extent.low_north_m) ||
        !std::isfinite(extent.unit_m) || extent.unit_m <= 0 || extent.width < 0 ||
        extent.height < 0) {
        in.fail();
    }
    return extent;
}

/// How many things follow, none of which has fewer bytes than that.
std::uint32_t count_in(ByteReader& in, std::uint32_t bytes_each) {
    const std::uint32_t count = in.get_short();
    if (std::uint64_t{count} * bytes_each > in.left()) {
        in.fail();
    }
    return in.ok() ? count : 0;
}

geo::Arc arc_in(ByteReader& in, const OutlinesExtent& extent) {
    geo::Arc arc;
    const std::uint32_t count = count_in(in, 2);
    if (count < arc_points_min) {
        in.fail();
        return arc;
    }
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
        x += unfolded(in.get_short());
        y += unfolded(in.get_short());
        if (x < 0 || y < 0 || x > extent.width || y > extent.height) {
            in.fail();
            return arc;
        }
        const geo::GridPoint point{static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)};
        if (!arc.empty() && arc.back() == point) {
            in.fail();
        }
        arc.push_back(point);
    }
    return arc;
}

/// Where the ring is after an arc that begins where it was; nothing when the arc does not go on from there.
std::optional<geo::GridPoint>
after(const std::vector<geo::Arc>& arcs, std::int32_t number, std::optional<geo::GridPoint> was) {
    const auto index = static_cast<std::size_t>(number < 0 ? ~number : number);
    if (index >= arcs.size() || arcs[index].empty()) {
        return std::nullopt;
    }
    const geo::GridPoint begin = number < 0 ? arcs[index].back() : arcs[index].front();
    const geo::GridPoint end = number < 0 ? arcs[index].front() : arcs[index].back();
    return was && *was != begin ? std::nullopt : std::optional{end};
}

geo::ArcRing ring_in(ByteReader& in, const std::vector<geo::Arc>& arcs) {
    geo::ArcRing ring;
    std::optional<geo::GridPoint> at;
    const std::uint32_t count = count_in(in, 1);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
        const std::int32_t number = unfolded(in.get_short());
        at = after(arcs, number, at);
        if (!at) {
            in.fail();
        }
        ring.push_back(number);
    }
    if (ring.empty() || !in.ok() || after(arcs, ring.front(), at) == std::nullopt) {
        in.fail(); // it must end where it begins
    }
    return ring;
}

geo::ArcArea area_in(ByteReader& in, const std::vector<geo::Arc>& arcs) {
    geo::ArcArea area{in.text(), {}};
    const std::uint32_t count = count_in(in, 2);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
        area.rings.push_back(ring_in(in, arcs));
    }
    if (area.rings.empty()) {
        in.fail();
    }
    return area;
}

} // namespace

std::string to_bytes(const Outlines& outlines) {
    ByteWriter out;
    for (const char c : first_bytes) {
        out.put(c);
    }
    out.put(geo::name(outlines.level));
    out.put(std::string_view{outlines.vintage});
    out.put(std::string_view{outlines.source});
    out.put(std::string_view{outlines.attribution});
    put(out, outlines.extent);
    out.put_short(static_cast<std::uint32_t>(outlines.arcs.size()));
    for (const geo::Arc& arc : outlines.arcs) {
        put(out, arc);
    }
    out.put_short(static_cast<std::uint32_t>(outlines.areas.size()));
    for (const geo::ArcArea& area : outlines.areas) {
        put(out, area);
    }
    return out.take();
}

Result<Outlines> outlines_of(std::string_view bytes) {
    const auto damaged = [](std::size_t place) {
        return fail(ErrorKind::integrity,
                    fmt::format("the outlines are damaged at byte {}", place + first_bytes.size()),
                    {}, "Bring the release back from a backup");
    };
    if (!bytes.starts_with(first_bytes)) {
        return damaged(0);
    }
    ByteReader in{bytes.substr(first_bytes.size())};
    Outlines outlines;
    const auto level = geo::level_of(in.text());
    outlines.vintage = in.text();
    outlines.source = in.text();
    outlines.attribution = in.text();
    outlines.extent = extent_in(in);
    if (!level || !in.ok()) {
        return damaged(in.place());
    }
    outlines.level = *level;
    const std::uint32_t arcs = count_in(in, 5);
    for (std::uint32_t i = 0; i < arcs && in.ok(); ++i) {
        outlines.arcs.push_back(arc_in(in, outlines.extent));
    }
    const std::uint32_t areas = count_in(in, 7);
    for (std::uint32_t i = 0; i < areas && in.ok(); ++i) {
        outlines.areas.push_back(area_in(in, outlines.arcs));
        if (i > 0 && outlines.areas[i - 1].code >= outlines.areas[i].code) {
            in.fail();
        }
    }
    if (!in.ok() || !in.at_end()) {
        return damaged(in.place());
    }
    return outlines;
}

} // namespace mf::release
