// All series of one measure at one level, packed: area by period. The only way to read it is series by series,
// each cut into its segments.
#pragma once

#include "base/panel_parts.hpp"
#include "base/series.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mf {

/// Which periods of a panel may be joined, and on what basis. Periods are counted from the panel's first.
struct Stretch {
    int first = 0;
    int last = 0; ///< inclusive
    Basis basis;
    std::string why_it_ends;
    bool operator==(const Stretch&) const = default;
};

/// The stretches of one area in order; periods in none of them are not part of its series.
using Stretches = std::vector<Stretch>;

/// Numbers by area and period. An area has cells from its first stretch to its last. Five bytes a cell where it
/// is whole, so that 35,000 areas by 180 months fit in 32 MB; else thirteen. With parts four more, and some fifty for each
/// that differs: a rate of 5,000 small areas by 180 months has about 20 MB.
class Panel {
public:
    struct Shape {
        std::string measure;
        int version = 1;
        std::string level;
        Period first = Period::month(Month::of(2000, 1));
        int periods = 0;
        std::vector<std::string> areas; ///< codes, ascending, none twice

        /// pre: 0 <= index < periods.
        Period period(int index) const;
        /// The reverse; below 0 or past the last for a period outside. pre: of the kind of `first`.
        int index(const Period& period) const;
    };

    /// Every cell begins as "not available". `stretches_of` names, for each area, one of `stretches`.
    Panel(Shape shape, std::vector<Stretches> stretches, std::vector<std::uint32_t> stretches_of);

    const Shape& shape() const { return shape_; }
    /// O(log areas).
    std::optional<std::size_t> find(const std::string& area) const;
    /// pre: area < areas, and the period lies in the area's stretches or between them.
    void set(std::size_t area, int period, Cell number, Marks marks = {});
    /// Says what a number was made of; the panel then keeps parts for every cell. pre: as set().
    void set_parts(std::size_t area, int period, const Parts& parts);
    /// Adds to a number; a reason why there is none stays, and so does what lies outside the area's stretches.
    void add(std::size_t area, int period, double number);
    /// Gives an area all cells and marks of another. pre: they have the same stretches.
    void copy(std::size_t from, std::size_t to);
    /// "Not available" outside the area's stretches.
    Cell number(std::size_t area, int period) const {
        if (!holds(area, period)) {
            return Missing::not_available;
        }
        const std::size_t place = at(area, period);
        const std::int32_t packed = whole_[place];
        if (packed <= in_exact) {
            return exact_[static_cast<std::size_t>(in_exact - packed)];
        }
        return packed >= 0 ? Cell{static_cast<double>(packed)}
                           : Cell{static_cast<Missing>(-1 - packed)};
    }
    /// What a number that is no count was made of; nothing for counts, and outside the area's stretches.
    std::optional<Parts> parts(std::size_t area, int period) const {
        return parts_.empty() || !holds(area, period) ? std::nullopt
                                                      : std::optional{parts_.at(at(area, period))};
    }
    /// None outside the area's stretches.
    Marks marks(std::size_t area, int period) const {
        return holds(area, period) ? marks_[at(area, period)] : Marks{};
    }
    bool has_parts() const { return !parts_.empty(); }
    const Stretches& stretches(std::size_t area) const { return stretches_[stretches_of_[area]]; }
    /// Each set of stretches once, and by area the place of its own among them.
    std::span<const Stretches> all_stretches() const { return stretches_; }
    std::span<const std::uint32_t> stretches_of() const { return stretches_of_; }

    /// The series of one area; the last point of every segment but the newest carries the mark [b].
    Series series(std::size_t area) const;

private:
    /// So much, and less by its place, where the number stands in exact_.
    static constexpr std::int32_t in_exact = -1'000;

    void put(std::size_t place, double number);

    bool holds(std::size_t area, int period) const {
        const Stretches& own = stretches_[stretches_of_[area]];
        return !own.empty() && period >= own.front().first && period <= own.back().last;
    }
    /// pre: holds().
    std::size_t at(std::size_t area, int period) const {
        return begins_[area] +
               static_cast<std::size_t>(period - stretches_[stretches_of_[area]].front().first);
    }

    Shape shape_;
    std::vector<Stretches> stretches_;
    std::vector<std::uint32_t> stretches_of_;
    std::vector<std::size_t> begins_; ///< where each area's cells begin, and where the last's end
    std::vector<std::int32_t>
        whole_; ///< below zero: minus one minus the reason's number, or where it stands in exact_
    std::vector<double> exact_; ///< numbers that are not whole, below zero or past 2^31
    std::vector<Marks> marks_;
    PackedParts parts_; ///< empty for counts, which are their own numerators
};

} // namespace mf
