// All series of one measure at one level, packed: area by month. The only way to read it is series by series,
// each cut into its segments.
#pragma once

#include "base/series.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mf {

/// Which months of a panel may be joined, and on what basis. Months are counted from the panel's first.
struct Stretch {
    int first = 0;
    int last = 0; ///< inclusive
    Basis basis;
    std::string why_it_ends;
    bool operator==(const Stretch&) const = default;
};

/// The stretches of one area in order; months in none of them are not part of its series.
using Stretches = std::vector<Stretch>;

/// Counts by area and month. Five bytes a cell, so that 35,000 areas by 180 months fit in 32 MB.
class Panel {
public:
    struct Shape {
        std::string measure;
        int version = 1;
        std::string level;
        Month first = Month::of(2000, 1);
        int months = 0;
        std::vector<std::string> areas; ///< codes, ascending, none twice
    };

    /// Every cell begins as "not available". `stretches_of` names, for each area, one of `stretches`.
    Panel(Shape shape, std::vector<Stretches> stretches, std::vector<std::uint32_t> stretches_of);

    const Shape& shape() const { return shape_; }
    /// O(log areas).
    std::optional<std::size_t> find(const std::string& area) const;
    /// pre: area < areas, 0 <= month < months; a number is whole and at most 2^31 - 1.
    void set(std::size_t area, int month, Cell count, Marks marks = {});
    Cell count(std::size_t area, int month) const;

    /// The series of one area; the last point of every segment but the newest carries the mark [b].
    Series series(std::size_t area) const;

private:
    std::size_t at(std::size_t area, int month) const {
        return area * static_cast<std::size_t>(shape_.months) + static_cast<std::size_t>(month);
    }

    Shape shape_;
    std::vector<Stretches> stretches_;
    std::vector<std::uint32_t> stretches_of_;
    std::vector<std::int32_t> counts_; ///< below zero: minus one minus the reason's number
    std::vector<Marks> marks_;
};

} // namespace mf
