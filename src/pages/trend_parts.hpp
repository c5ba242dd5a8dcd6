// Lines, bands and marks of a trend. Not for other files than trend_layout.cpp.
#pragma once

#include "pages/trend_layout.hpp"
#include "pages/trend_scale.hpp"

#include <vector>

namespace mf::pages {

/// Turns months and values into places of the plot. The layout and the steps outlive it.
class TrendPlace {
public:
    TrendPlace(const TrendLayout& layout, MonthSpan months, const std::vector<double>& steps)
        : layout_{layout}, months_{months}, lowest_{steps.front()}, highest_{steps.back()} {}

    double x(double month) const;
    double y(double value) const;
    double month_width() const;     ///< of a month; of a plot of one month all of it
    double clipped(double x) const; ///< to the plot
    /// pre: the point is a number.
    ChartPoint at(const Point& point) const;

private:
    const TrendLayout& layout_;
    MonthSpan months_;
    double lowest_;
    double highest_;
};

/// The last point of a series, when it is a number.
const Point* end_of(const Series& series);

/// Sets layout.last to the last number of the series.
void add_runs(TrendLayout& layout, const Series& series, const TrendPlace& place, bool other);
void add_bands(TrendLayout& layout, const Chart& chart, const TrendPlace& place);
void add_marks(TrendLayout& layout, const Chart& chart, const TrendPlace& place);
/// The limits at the newest point.
void add_limit_ends(TrendLayout& layout, const Chart& chart, const TrendPlace& place);

} // namespace mf::pages
