#include "facts/odd_places.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mf::facts {

namespace {

/// The force whose file it is: the same in every slice, or "".
std::string force_of(const SourceDefinition& source, const Edition& edition) {
    for (std::size_t i = 0; i < source.slice.size(); ++i) {
        const ColumnDefinition* column = source.column(source.slice[i]);
        const auto& slices = edition.manifest.slices;
        if (column != nullptr && column->type == FieldType::force && !slices.empty()) {
            const bool same = std::ranges::all_of(
                slices, [&](const Slice& slice) { return slice.key[i] == slices.front().key[i]; });
            return same ? slices.front().key[i] : "";
        }
    }
    return "";
}

/// A pair of columns of the edition's kept rows; no place where one of them is empty.
Result<std::vector<geo::Place>> places_in(const store::Database& database,
                                          const Edition& edition,
                                          const std::string& x,
                                          const std::string& y) {
    const auto file = edition.folder / "part-0.parquet";
    std::vector<geo::Place> places;
    if (!std::filesystem::exists(file)) {
        return places; // every row is held
    }
    const auto table = database.query_columns(
        fmt::format("SELECT {0}, {1} FROM read_parquet({2}) WHERE {0} IS NOT NULL OR {1} IS NOT "
                    "NULL",
                    store::sql_name(x), store::sql_name(y), store::sql_text(file.string())));
    if (!table) {
        return pass(table.error());
    }
    if (table->rows == 0) {
        return places;
    }
    const auto& xs = std::get<store::NumberColumn>(table->columns[0]);
    const auto& ys = std::get<store::NumberColumn>(table->columns[1]);
    places.reserve(table->rows);
    for (std::size_t i = 0; i < table->rows; ++i) {
        places.push_back({xs[i], ys[i]});
    }
    return places;
}

/// Grid references as degrees. What was left empty stays at 0,0; what is no place of the grid cannot be degrees either.
void to_degrees(const geo::Projection& projection, std::vector<geo::Place>& places) {
    for (geo::Place& place : places) {
        if (place != geo::Place{0, 0} && !std::isnan(place.x) && !std::isnan(place.y)) {
            place = projection.to_degrees(place).value_or(geo::Place{place.x, place.y});
        }
    }
}

/// What the numbers themselves tell.
geo::PlaceFlag flag_without_land(geo::Place place) {
    if (std::isnan(place.x) || std::isnan(place.y)) {
        return geo::PlaceFlag::no_place;
    }
    if (place == geo::Place{0, 0}) {
        return geo::PlaceFlag::zero;
    }
    return geo::doubt_of_degrees(place) == geo::DegreesDoubt::none ? geo::PlaceFlag::none
                                                                   : geo::PlaceFlag::not_degrees;
}

void count(geo::PlaceFlag flag, bool is_country, OddPlaces& odd) {
    odd.placed += flag == geo::PlaceFlag::no_place ? 0 : 1;
    switch (flag) {
    case geo::PlaceFlag::none:
    case geo::PlaceFlag::no_place:
        break;
    case geo::PlaceFlag::zero:
        ++odd.zero;
        break;
    case geo::PlaceFlag::not_degrees:
        ++odd.not_degrees;
        break;
    case geo::PlaceFlag::swapped:
        ++odd.swapped;
        break;
    case geo::PlaceFlag::in_sea:
        ++(is_country ? odd.in_sea : odd.outside_force);
        break;
    case geo::PlaceFlag::outside_country:
        ++(is_country ? odd.outside_country : odd.outside_force);
        break;
    }
}

void count_all(const std::vector<geo::Place>& places, const Land* land, OddPlaces& odd) {
    std::vector<geo::PlaceFlag> flags(places.size());
    if (land != nullptr) {
        land->outline.flag(places, flags);
    } else {
        std::ranges::transform(places, flags.begin(), flag_without_land);
    }
    for (const geo::PlaceFlag flag : flags) {
        count(flag, land != nullptr && land->is_country, odd);
    }
}

bool has_pair(const SourceDefinition& source, const char* x, const char* y) {
    return source.column(x) != nullptr && source.column(y) != nullptr;
}

} // namespace

bool has_places(const SourceDefinition& source) {
    return has_pair(source, "longitude", "latitude") || has_pair(source, "easting", "northing");
}

Result<std::vector<OddPlaces>> odd_places(const State& state,
                                          const store::Database& database,
                                          const std::vector<Land>& lands,
                                          const geo::Projection& projection,
                                          const std::vector<std::string>& editions) {
    std::vector<OddPlaces> all;
    for (const std::string& id : editions) {
        const Edition& edition = state.editions.at(id);
        const SourceDefinition& source = *state.source(edition.manifest.source);
        if (!has_places(source)) {
            continue;
        }
        OddPlaces odd;
        odd.edition = id;
        odd.force = force_of(source, edition);
        const Land* land = land_of(lands, odd.force);
        odd.land = land == nullptr ? "" : land->source;
        for (const auto& [x, y] :
             {std::pair{"longitude", "latitude"}, std::pair{"easting", "northing"}}) {
            if (!has_pair(source, x, y)) {
                continue;
            }
            auto places = places_in(database, edition, x, y);
            if (!places) {
                return pass(places.error());
            }
            if (std::string_view{x} == "easting") {
                to_degrees(projection, *places);
            }
            count_all(*places, land, odd);
        }
        all.push_back(std::move(odd));
    }
    return all;
}

std::vector<std::pair<std::string, std::uint64_t>> in_words(const OddPlaces& odd) {
    return {{"place at 0,0", odd.zero},
            {"place that cannot be degrees", odd.not_degrees},
            {"longitude and latitude changed about", odd.swapped},
            {"place in the sea", odd.in_sea},
            {"place outside the country", odd.outside_country},
            {"place outside the force's area", odd.outside_force}};
}

} // namespace mf::facts
