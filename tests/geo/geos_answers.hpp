// What GEOS says, as an answer that is not ours.
#pragma once

#include "geo/boundary.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace mf::geo {

class GeosAnswers {
public:
    explicit GeosAnswers(const BoundarySet& set);
    ~GeosAnswers();
    GeosAnswers(const GeosAnswers&) = delete;
    GeosAnswers& operator=(const GeosAnswers&) = delete;

    /// All areas that intersect the place, ascending.
    std::vector<std::size_t> all(Place place) const;
    bool valid(std::size_t area) const;
    /// Length of what the boundaries of two areas share, and the area of what they both cover.
    double border(std::size_t one, std::size_t other) const;
    double shared_area(std::size_t one, const GeosAnswers& others, std::size_t other) const;

private:
    struct Held;
    std::unique_ptr<Held> held_;
};

} // namespace mf::geo
