// What the numbers of a panel were made of, packed: equal parts are kept once.
#pragma once

#include "base/cell.hpp"
#include "base/period.hpp"
#include "base/series.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace mf {

/// What a number that is no count was made of.
struct Parts {
    Cell numerator = Missing::not_available;
    Cell denominator = Missing::not_available;
    std::optional<Period> denominator_period; ///< as in Point
    std::optional<Interval> interval;
    bool operator==(const Parts&) const = default;
};

/// Parts by cell. Few differ: a small area has the same residents for twelve months and the same few counts in most of them.
/// Four bytes a cell, and some fifty for each that differs. What was set before and is used no more stays kept.
class PackedParts {
public:
    bool empty() const { return number_of_.empty(); }
    /// Cells that were never set have Parts{}. pre: not empty, cell < the cells of set().
    Parts at(std::size_t cell) const;
    /// `cells`: how many there are. pre: cell < cells, and cells is always the same.
    void set(std::size_t cell, std::size_t cells, const Parts& parts);

private:
    /// Numbers as they are; a reason as a number that is none, which says which.
    struct Entry {
        double numerator = 0;
        double denominator = 0;
        double lower = 0;
        double upper = 0;
        std::uint16_t period = 0;          ///< place in periods_ and one; 0: none
        std::uint8_t numerator_reason = 0; ///< the reason's number and one; 0: there is a number
        std::uint8_t denominator_reason = 0;
        bool has_interval = false;
        bool is(const Entry& other) const;
        std::size_t hash() const;
    };

    Entry packed(const Parts& parts);
    std::uint32_t number_of(const Entry& entry);
    void grow();

    std::vector<std::uint32_t> number_of_; ///< by cell: place in entries_
    std::vector<Entry> entries_;           ///< the first is Parts{}
    std::vector<Period> periods_;
    std::vector<std::uint32_t> slots_; ///< open addressing: place in entries_ and one, 0 free
};

} // namespace mf
