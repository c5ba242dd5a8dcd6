// The same one segment at a time.
#include "base/series.hpp"

namespace mf {

double highest(const Segment& segment) {
    double most = 0;
    for (const Point& point : segment.points()) {
        most = point.value.value().value_or(0) > most ? *point.value.value() : most;
    }
    return most;
}

std::vector<double> highest_of_each(const Series& series, Month since) {
    std::vector<double> all;
    for (const Segment& segment : series.segments) {
        all.push_back(highest(segment.since(since)));
    }
    return all;
}

} // namespace mf
