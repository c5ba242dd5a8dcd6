// Points a second of point in area, beside GEOS: prepared geometries in its STRtree, one thread each, the same points.
// Both must answer the same. Usage: point_in_area FILE CODE-FIELD [points]
#include "geo/point_in_area.hpp"

#include "geo/boundary_table.hpp"
#include "geo/wkt.hpp"
#include "store/boundary_file.hpp"

#include <geos_c.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace mf;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 5;
constexpr double promised = 20; // times as many points a second as GEOS

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// GEOS as it is meant to be used for this: geometries prepared, and a tree of their boxes.
class Geos {
public:
    explicit Geos(const geo::BoundarySet& set) : context_{GEOS_init_r()} {
        GEOSWKTReader* reader = GEOSWKTReader_create_r(context_);
        tree_ = GEOSSTRtree_create_r(context_, 10);
        areas_.resize(set.areas.size());
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            Area& area = areas_[i];
            area.number = static_cast<std::uint32_t>(i);
            area.shape =
                GEOSWKTReader_read_r(context_, reader, geo::wkt(set.areas[i].shape).c_str());
            area.prepared = GEOSPrepare_r(context_, area.shape);
            GEOSSTRtree_insert_r(context_, tree_, area.shape, &area);
        }
        GEOSWKTReader_destroy_r(context_, reader);
    }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;
    ~Geos() {
        GEOSSTRtree_destroy_r(context_, tree_);
        for (const Area& area : areas_) {
            GEOSPreparedGeom_destroy_r(context_, area.prepared);
            GEOSGeom_destroy_r(context_, area.shape);
        }
        GEOS_finish_r(context_);
    }

    void find(std::span<const geo::Place> places, std::span<std::uint32_t> found) const {
        for (std::size_t i = 0; i < places.size(); ++i) {
            GEOSGeometry* point = GEOSGeom_createPointFromXY_r(context_, places[i].x, places[i].y);
            Asked asked{context_, point, geo::PointInArea::nowhere};
            GEOSSTRtree_query_r(context_, tree_, point, &ask, &asked);
            found[i] = asked.first;
            GEOSGeom_destroy_r(context_, point);
        }
    }

private:
    struct Area {
        GEOSGeometry* shape = nullptr;
        const GEOSPreparedGeometry* prepared = nullptr;
        std::uint32_t number = 0;
    };
    struct Asked {
        GEOSContextHandle_t context;
        GEOSGeometry* point;
        std::uint32_t first;
    };

    static void ask(void* item, void* user) {
        const auto* area = static_cast<const Area*>(item);
        auto* asked = static_cast<Asked*>(user);
        if (area->number < asked->first &&
            GEOSPreparedIntersects_r(asked->context, area->prepared, asked->point) == 1) {
            asked->first = area->number;
        }
    }

    GEOSContextHandle_t context_;
    GEOSSTRtree* tree_ = nullptr;
    std::vector<Area> areas_;
};

/// Half of them anywhere in the set's box, half near the middle of an area, so that small areas have as many.
std::vector<geo::Place> places_in(const geo::BoundarySet& set, std::size_t count) {
    std::mt19937_64 random{20'260'331};
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution{low, high}(random);
    };
    const geo::Box whole = set.box();
    std::vector<geo::Place> places;
    while (places.size() < count) {
        const geo::Box& box =
            places.size() % 2 == 0 ? whole : set.areas[random() % set.areas.size()].box;
        places.push_back({between(box.low.x, box.high.x), between(box.low.y, box.high.y)});
    }
    return places;
}

struct Times {
    double geos = 1e9;
    double ours = 1e9;
    double ours_one_by_one = 1e9;
    std::size_t different = 0; ///< of twice as many answers as places
};

std::size_t differences(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        count += one[i] != other[i] ? 1U : 0U;
    }
    return count;
}

/// GEOS and ours take turns every so many places, so that what else the machine does slows both.
Times measure(const Geos& geos,
              const geo::PointInArea& index,
              const std::vector<geo::Place>& places) {
    constexpr std::size_t turn = 50'000;
    Times best;
    std::vector<std::uint32_t> theirs(places.size());
    std::vector<std::uint32_t> ours(places.size());
    for (int round = 0; round < rounds; ++round) {
        Times sum{0, 0, 0, 0};
        for (std::size_t at = 0; at < places.size(); at += turn) {
            const auto some = std::span{places}.subspan(at, std::min(turn, places.size() - at));
            const auto answer = [&](std::vector<std::uint32_t>& all) {
                return std::span{all}.subspan(at, some.size());
            };
            auto start = Clock::now();
            geos.find(some, answer(theirs));
            sum.geos += seconds_since(start);
            start = Clock::now();
            for (std::size_t i = 0; i < some.size(); ++i) {
                ours[at + i] = static_cast<std::uint32_t>(
                    index.find(some[i]).value_or(geo::PointInArea::nowhere));
            }
            sum.ours_one_by_one += seconds_since(start);
            sum.different += differences(answer(ours), answer(theirs));
            start = Clock::now();
            index.find(some, answer(ours));
            sum.ours += seconds_since(start);
            sum.different += differences(answer(ours), answer(theirs));
        }
        best = {std::min(best.geos, sum.geos), std::min(best.ours, sum.ours),
                std::min(best.ours_one_by_one, sum.ours_one_by_one), sum.different};
    }
    return best;
}

} // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fprintf(stderr, "Usage: point_in_area FILE CODE-FIELD [points]\n");
        return 2;
    }
    const std::size_t points = count > 3 ? std::stoul(words[3]) : 1'000'000;
    store::BoundaryRequest request;
    request.fields.code = words[2];
    const auto read = store::read_boundaries(words[1], request);
    if (!read) {
        std::fprintf(stderr, "%s\n", sentence(read.error()).c_str());
        return 1;
    }
    const auto table = geo::parse_boundaries(read->table, words[1], {});
    if (!table) {
        std::fprintf(stderr, "%s\n", sentence(table.error()).c_str());
        return 1;
    }
    const auto start = Clock::now();
    const auto index = geo::PointInArea::over(table->set);
    const double build = seconds_since(start);
    const Geos geos{table->set};
    const Times times = measure(geos, index, places_in(table->set, points));
    const auto millions = static_cast<double>(points) / 1e6;
    const double ratio = times.geos / times.ours;
    std::printf("| %s | %zu | %.2f | %.1f | %.1f | %.1f | %.2f | %.0f | %zu of %zu |\n",
                std::string{words[1]}.substr(std::string{words[1]}.rfind('/') + 1).c_str(),
                table->set.areas.size(), millions / times.geos, millions / times.ours_one_by_one,
                millions / times.ours, ratio, build, static_cast<double>(index.bytes()) / 1e6,
                2 * points - times.different, 2 * points);
    return times.different == 0 && ratio >= promised ? 0 : 1;
}
