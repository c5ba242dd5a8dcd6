// The rows behind one number, by edition and line. Their text is fetched by the facts.
#pragma once

#include "base/period.hpp"
#include "measures/series.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace mf::measures {

struct RowPlace {
    std::string edition;
    std::uint64_t line = 0;
    bool operator==(const RowPlace&) const = default;
};

struct RowsBehind {
    std::vector<RowPlace>
        rows; ///< by name of the file, then by line; at most as many as were asked for
    std::uint64_t total = 0;      ///< how many there are
    std::uint64_t sharing_id = 0; ///< of all of them: rows that share an id with another
};

/// The rows that were counted for the area in the period; months that could not be counted have none.
/// `usage` and `not_found` as for ask().
Result<RowsBehind> evidence(const Plan& plan,
                            const Setting& setting,
                            geo::Level level,
                            const std::string& area,
                            const Period& period,
                            std::uint64_t limit);

/// Rows of the number that were given the same place.
struct RowsAtPlace {
    std::string name; ///< "" where it has none
    double longitude = 0;
    double latitude = 0;
    std::uint64_t rows = 0;
};

/// Fields of a source that tell where a row was put.
struct PlaceFields {
    std::string name;
    std::string longitude;
    std::string latitude;
};

/// The rows of evidence() by place, in no order; those without a place are in none. `unsupported` where the source has not
/// all of the fields. One question to the engine.
Result<std::vector<RowsAtPlace>> rows_by_place(const Plan& plan,
                                               const Setting& setting,
                                               geo::Level level,
                                               const std::string& area,
                                               const Period& period,
                                               const PlaceFields& fields);

} // namespace mf::measures
