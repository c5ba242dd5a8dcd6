#include "geo/geos_answers.hpp"

#include "geo/wkt.hpp"

#include <geos_c.h>

namespace mf::geo {

namespace {

struct FreeGeometry {
    GEOSContextHandle_t context;
    void operator()(GEOSGeometry* shape) const { GEOSGeom_destroy_r(context, shape); }
};
using Geometry = std::unique_ptr<GEOSGeometry, FreeGeometry>;

} // namespace

struct GeosAnswers::Held {
    GEOSContextHandle_t context = GEOS_init_r();
    std::vector<Geometry> shapes;

    Geometry made(GEOSGeometry* shape) const { return {shape, FreeGeometry{context}}; }
};

GeosAnswers::GeosAnswers(const BoundarySet& set) : held_{std::make_unique<Held>()} {
    GEOSWKTReader* reader = GEOSWKTReader_create_r(held_->context);
    for (const Boundary& area : set.areas) {
        held_->shapes.push_back(
            held_->made(GEOSWKTReader_read_r(held_->context, reader, wkt(area.shape).c_str())));
    }
    GEOSWKTReader_destroy_r(held_->context, reader);
}

GeosAnswers::~GeosAnswers() {
    held_->shapes.clear();
    GEOS_finish_r(held_->context);
}

std::vector<std::size_t> GeosAnswers::all(Place place) const {
    const auto point = held_->made(GEOSGeom_createPointFromXY_r(held_->context, place.x, place.y));
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < held_->shapes.size(); ++i) {
        if (GEOSIntersects_r(held_->context, held_->shapes[i].get(), point.get()) == 1) {
            found.push_back(i);
        }
    }
    return found;
}

bool GeosAnswers::valid(std::size_t area) const {
    return GEOSisValid_r(held_->context, held_->shapes[area].get()) == 1;
}

double GeosAnswers::border(std::size_t one, std::size_t other) const {
    const auto a = held_->made(GEOSBoundary_r(held_->context, held_->shapes[one].get()));
    const auto b = held_->made(GEOSBoundary_r(held_->context, held_->shapes[other].get()));
    const auto both = held_->made(GEOSIntersection_r(held_->context, a.get(), b.get()));
    double length = 0;
    GEOSLength_r(held_->context, both.get(), &length);
    return length;
}

double
GeosAnswers::shared_area(std::size_t one, const GeosAnswers& others, std::size_t other) const {
    const auto both = held_->made(GEOSIntersection_r(held_->context, held_->shapes[one].get(),
                                                     others.held_->shapes[other].get()));
    double area = 0;
    GEOSArea_r(held_->context, both.get(), &area);
    return area;
}

} // namespace mf::geo
