// All that the writers of files look at; it does not change any more.
#pragma once

#include "demo/crimes.hpp"
#include "demo/geography.hpp"
#include "demo/span.hpp"
#include "demo/tables.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace mf::demo {

/// The parts of a row that are the same for all crimes at one spot, ready to be copied.
struct SpotText {
    std::string street; ///< ",longitude,latitude,location,code,name,"
    std::string stop;   ///< "latitude,longitude"
};

struct World {
    Tables tables;
    Geography geography;
    Span span;
    std::uint64_t seed = 1;
    std::int64_t rows = 0;
    std::vector<SpotText> spot_text;             ///< by spot
    std::vector<std::vector<CrimeMonth>> crimes; ///< force, then month, from the first of history

    const CrimeMonth& month_of(std::size_t force, int month) const {
        return crimes[force]
                     [static_cast<std::size_t>(month) + static_cast<std::size_t>(span.before)];
    }
    /// The street text of a spot, or that of a crime without a place.
    std::string street_text(std::uint32_t spot) const {
        return spot == no_spot ? no_place_text() : spot_text[spot].street;
    }
    std::string no_place_text() const { return ",,," + tables.names.no_location + ",,,"; }
    /// "2026-09/2026-09-slug-kind.csv"
    std::string police_file(std::size_t force, int month, const std::string& kind) const;
    /// The key of a month's crime ids.
    std::uint64_t id_key(std::size_t force, int month) const;
    bool is_missing(std::size_t force, int month) const {
        return tables.traps.missing.in(force, month);
    }
};

std::vector<SpotText> spot_texts(const Geography& geography);

} // namespace mf::demo
