// Each way to have the points of two segments in one.
#include "base/series.hpp"

namespace mf {

void join(Segment before, const Segment& after, const Series& series) {
    std::vector<Point> both{before.points().begin(), before.points().end()};
    both.insert(both.end(), after.points().begin(), after.points().end());
    const Segment made{before.basis(), both, ""};      // refused
    const Segment added = before + after;              // refused
    before.append(after);                              // refused
    before.points().push_back(after.points().front()); // refused
    before.points().front() = after.points().front();  // refused
    const auto across = series.points();               // refused
}

} // namespace mf
