// How many crimes are to be expected, by force, place, type and month: shares, seasons, trends, hot spots and the
// planted change. Chance comes on top (crimes.hpp).
#pragma once

#include "demo/geography.hpp"
#include "demo/span.hpp"
#include "demo/tables.hpp"

#include <cstdint>
#include <vector>

namespace mf::demo {

class Rates {
public:
    /// The expected rows over the months shown sum to `rows`, the planted change left out.
    Rates(const Tables& tables, const Geography& geography, const Span& span, std::int64_t rows);

    /// The part of a type that falls to one beat of a force: `place` counts in Geography::beats_of_force. The
    /// weights of a type sum to 1.
    double weight(std::size_t force, std::size_t type, std::size_t place) const {
        return weights_[force][type][place];
    }

    /// Expected rows of the type in a month if the whole force were like this borough (or like no borough:
    /// `nowhere`). Without repeats of the month before, which come on top.
    double level(std::size_t force, std::size_t type, std::size_t borough, int month) const;

    /// What season, trends and length of the month make of a mean month.
    double movement(std::size_t type, std::size_t borough, int month) const;

    /// The factor of the planted change: 1 where there is none.
    double change(std::size_t type, std::size_t borough, int month) const;

private:
    void set_weights(const Geography& geography);
    void set_scales(const Geography& geography, std::int64_t rows);

    const Tables& tables_;
    Span span_;
    std::vector<std::vector<std::vector<double>>> weights_; ///< force, type, beat
    std::vector<std::vector<double>> scales_;               ///< force, type: rows of a mean month
};

} // namespace mf::demo
