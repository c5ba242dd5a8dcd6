// The crimes of one force and month, drawn by chance about the rates: the truth from which every file is written.
#pragma once

#include "demo/geography.hpp"
#include "demo/rates.hpp"
#include "demo/span.hpp"
#include "demo/tables.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace mf::demo {

constexpr std::uint32_t no_spot = std::numeric_limits<std::uint32_t>::max();

struct Crime {
    std::uint32_t spot = no_spot; ///< no_spot: the place is not told
    std::uint32_t beat = no_spot;
    std::uint32_t serial = 0; ///< with force and month it makes the id
    std::uint8_t type = 0;
    std::uint8_t outcome = 0; ///< of CrimeTable::outcomes
    std::uint8_t delay = 0;   ///< months until the outcome
    bool later = false;       ///< whether it goes on to OutcomeKind::later
};

/// One force's month, with what was planted in it.
struct CrimeMonth {
    std::vector<Crime>
        crimes; ///< as the publisher orders rows: by small area, then type; those without place last
    std::uint32_t repeats =
        0; ///< crimes that follow one of the month before at the same place or near it
    std::uint32_t strays = 0; ///< in another force's area
    std::uint32_t shared = 0; ///< rows planted with the id of another row
    std::uint32_t equal = 0;  ///< rows planted equal to another
};

/// Draws months. Each month depends on the seed, the force and the month alone, so they may be drawn in any order
/// and by any thread.
class CrimeMaker {
public:
    CrimeMaker(const Tables& tables,
               const Geography& geography,
               const Rates& rates,
               Span span,
               std::uint64_t seed);

    /// First draw of a month: all crimes but for repeats.
    std::vector<Crime> first_draw(std::size_t force, int month) const;

    /// The whole month from its own first draw and that of the month before; traps are planted and rows ordered.
    CrimeMonth finished(std::size_t force,
                        int month,
                        std::vector<Crime> drawn,
                        const std::vector<Crime>& month_before) const;

private:
    struct Levels;
    Levels levels(std::size_t force, int month) const;
    void draw_beat(std::size_t force,
                   int month,
                   std::size_t place,
                   const Levels& levels,
                   std::vector<Crime>& out) const;
    std::size_t spot_of(const Beat& beat, const CrimeType& type, Stream& stream) const;
    void draw_ending(Crime& crime, Stream& stream) const;
    void add_repeats(std::size_t force,
                     int month,
                     const std::vector<Crime>& before,
                     CrimeMonth& out) const;
    void plant(std::size_t force, int month, CrimeMonth& out) const;
    void plant_strays(std::size_t force, Stream& stream, CrimeMonth& out) const;
    void plant_shared(std::size_t force, int month, Stream& stream, CrimeMonth& out) const;
    /// A crime that has an id and a place; copies are told by their serial. pre: there is one
    std::size_t
    any_with_id(const std::vector<Crime>& crimes, std::size_t count, Stream& stream) const;

    const Tables& tables_;
    const Geography& geography_;
    const Rates& rates_;
    Span span_;
    std::uint64_t seed_;
    Choice spot_;
};

/// What the street file says of how a crime ended, as it stood after the last month; "" for incidents.
const std::string& street_outcome(
    const Tables& tables, const ForceRow& force, const Crime& crime, int month, const Span& span);

/// How many months before the first must be drawn so that the first has all its outcomes.
int months_of_history(const CrimeTable& crime);

} // namespace mf::demo
