// A series is a list of segments. Points are joined only inside a segment: no type here offers points
// across a break, so nothing that draws, exports or tests can join them.
#pragma once

#include "base/cell.hpp"
#include "base/period.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace mf {

struct Interval {
    double lower = 0;
    double upper = 0;
    bool operator==(const Interval&) const = default;
};

/// One number and what it is made of. `value` is numerator / denominator times the measure's factor,
/// or the numerator itself for a count (then the denominator is not applicable).
struct Point {
    Period period;
    Cell value;
    Cell numerator;
    Cell denominator = Missing::not_applicable;
    std::optional<Period>
        denominator_period; ///< of whose year the residents are, say; nothing: of the period itself
    std::optional<Interval> interval;
    Marks marks;
    bool operator==(const Point&) const = default;
};

/// What must be the same for two points to be comparable.
struct Basis {
    std::string definition; ///< hash of what determines the measure's numbers
    std::string regime;     ///< recording system, "" when none is declared
    std::string categories; ///< hash of the mapping of those categories that the measure counts
    std::string boundaries; ///< set of boundaries, e.g. "lsoa2021"
    bool operator==(const Basis&) const = default;
};

class Panel;
namespace test {
struct SegmentOf;
}

/// Points that may be joined. A panel alone makes them, each from one of its stretches, and they are only made shorter: so no
/// code can put the points of two into one (tests/compile shows it).
class Segment {
public:
    const Basis& basis() const { return basis_; }
    std::span<const Point> points() const { return points_; }
    /// Words for the break after it; empty for the last segment.
    const std::string& why_it_ends() const { return why_it_ends_; }
    /// Its points of periods that begin in the month or later; none where it ended before.
    Segment since(Month month) const;
    bool operator==(const Segment&) const = default;

private:
    friend class Panel;
    friend struct test::SegmentOf; ///< makes some up (tests/support)

    /// pre: points are in order of period, none twice.
    Segment(Basis basis, std::vector<Point> points, std::string why_it_ends)
        : basis_{std::move(basis)}, points_{std::move(points)},
          why_it_ends_{std::move(why_it_ends)} {}

    Basis basis_;
    std::vector<Point> points_;
    std::string why_it_ends_;
};

/// What one measure says of one area.
struct Series {
    std::string measure;
    int version = 1;
    std::string area;                                            ///< code
    std::vector<std::pair<std::string, std::string>> dimensions; ///< e.g. category = burglary
    std::vector<Segment> segments;                               ///< in order of time
    bool operator==(const Series&) const = default;
};

/// Where a number was counted from; enough to find the rows again.
struct Evidence {
    std::string file;       ///< name as it was met, inside its container: "a.zip/2025-02/b.csv"
    std::string sha256;     ///< of the file's bytes
    std::uint64_t line = 0; ///< physical line, the first is 1
    std::string text;       ///< the record as published
    bool operator==(const Evidence&) const = default;
};

/// One number that knows itself: what a page shows and *Check this number* explains.
struct Figure {
    std::string measure;
    int version = 1;
    std::string definition; ///< hash
    std::string area;       ///< code
    Point point;
    std::string regime;
    std::vector<std::string> editions;
    bool operator==(const Figure&) const = default;
};

} // namespace mf
