#include "facts/odd_places.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

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

/// A place and the kept rows of one edition that have it.
struct PlaceRows {
    geo::Place place;
    std::uint64_t rows = 0;
};

/// A pair of columns that a source may have, and whether they are degrees.
struct Pair {
    const char* x;
    const char* y;
    bool degrees;
};

constexpr std::array<Pair, 2> pairs{
    {{"longitude", "latitude", true}, {"easting", "northing", false}}};

bool has_pair(const SourceDefinition& source, const Pair& pair) {
    return source.column(pair.x) != nullptr && source.column(pair.y) != nullptr;
}

/// The different places of each file, in the files' order; no place where both columns are empty.
Result<std::vector<std::vector<PlaceRows>>>
places_in(const store::Database& database, std::span<const std::string> files, const Pair& pair) {
    std::vector<std::string> names;
    for (const std::string& file : files) {
        names.push_back(store::sql_text(file));
    }
    const auto table = database.query_columns(fmt::format(
        "SELECT file_index::DOUBLE, {0}, {1}, count(*)::DOUBLE FROM read_parquet([{2}]) "
        "WHERE {0} IS NOT NULL OR {1} IS NOT NULL GROUP BY file_index, {0}, {1}",
        store::sql_name(pair.x), store::sql_name(pair.y), fmt::join(names, ", ")));
    if (!table) {
        return pass(table.error());
    }
    std::vector<std::vector<PlaceRows>> places(files.size());
    if (table->rows == 0) {
        return places;
    }
    const auto number = [&](std::size_t column, std::size_t row) {
        return std::get<store::NumberColumn>(table->columns[column])[row];
    };
    for (std::size_t row = 0; row < table->rows; ++row) {
        places[static_cast<std::size_t>(number(0, row))].push_back(
            {{number(1, row), number(2, row)}, static_cast<std::uint64_t>(number(3, row))});
    }
    return places;
}

/// Grid references as degrees. What was left empty stays at 0,0; what is no place of the grid cannot be degrees either.
void to_degrees(const geo::Projection& projection, std::vector<PlaceRows>& places) {
    for (auto& [place, rows] : places) {
        if (place != geo::Place{0, 0} && !std::isnan(place.x) && !std::isnan(place.y)) {
            place = projection.to_degrees(place).value_or(place);
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

void count(geo::PlaceFlag flag, std::uint64_t rows, bool is_country, OddPlaces& odd) {
    odd.placed += flag == geo::PlaceFlag::no_place ? 0 : rows;
    switch (flag) {
    case geo::PlaceFlag::none:
    case geo::PlaceFlag::no_place:
        break;
    case geo::PlaceFlag::zero:
        odd.zero += rows;
        break;
    case geo::PlaceFlag::not_degrees:
        odd.not_degrees += rows;
        break;
    case geo::PlaceFlag::swapped:
        odd.swapped += rows;
        break;
    case geo::PlaceFlag::in_sea:
        (is_country ? odd.in_sea : odd.outside_force) += rows;
        break;
    case geo::PlaceFlag::outside_country:
        (is_country ? odd.outside_country : odd.outside_force) += rows;
        break;
    }
}

void count_all(const std::vector<PlaceRows>& places, const Land* land, OddPlaces& odd) {
    std::vector<geo::PlaceFlag> flags(places.size());
    if (land != nullptr) {
        std::vector<geo::Place> at(places.size());
        std::ranges::transform(places, at.begin(), &PlaceRows::place);
        land->outline.flag(at, flags);
    } else {
        std::ranges::transform(places, flags.begin(), flag_without_land, &PlaceRows::place);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        count(flags[i], places[i].rows, land != nullptr && land->is_country, odd);
    }
}

/// One edition that has a pair of columns, and where its kept rows stand.
struct Asked {
    std::size_t answer; ///< which of the answers is its own
    std::string file;
    std::uint64_t rows = 0;
};

/// Those editions that have the pair and kept a row of it.
std::vector<Asked>
asked_for(const State& state, const std::vector<OddPlaces>& all, const Pair& pair) {
    std::vector<Asked> asked;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Edition& edition = state.editions.at(all[i].edition);
        const auto file = edition.folder / "part-0.parquet"; // not there when every row is held
        if (has_pair(*state.source(edition.manifest.source), pair) &&
            std::filesystem::exists(file)) {
            asked.push_back({i, file.string(), edition.manifest.rows_kept});
        }
    }
    return asked;
}

/// The first of them that one question is asked for: opening a file for each question takes longer than reading it.
std::size_t batch_of(std::span<const Asked> asked) {
    constexpr std::uint64_t rows_max = 4'000'000; // each may have a place of its own, of 32 bytes
    std::size_t size = 1;
    for (std::uint64_t rows = asked[0].rows; size < asked.size(); ++size) {
        rows += asked[size].rows;
        if (rows > rows_max) {
            break;
        }
    }
    return size;
}

} // namespace

bool has_places(const SourceDefinition& source) {
    return std::ranges::any_of(pairs, [&](const Pair& pair) { return has_pair(source, pair); });
}

Result<std::vector<OddPlaces>> odd_places(const State& state,
                                          const store::Database& database,
                                          const std::vector<Land>& lands,
                                          const geo::Projection& projection,
                                          const std::vector<std::string>& editions) {
    std::vector<OddPlaces> all;
    std::vector<const Land*> land;
    for (const std::string& id : editions) {
        const Edition& edition = state.editions.at(id);
        const SourceDefinition& source = *state.source(edition.manifest.source);
        if (has_places(source)) {
            const std::string force = force_of(source, edition);
            land.push_back(land_of(lands, force));
            all.push_back({id, force, land.back() == nullptr ? "" : land.back()->source});
        }
    }
    for (const Pair& pair : pairs) {
        const std::vector<Asked> asked = asked_for(state, all, pair);
        for (std::span rest{asked}; !rest.empty();) {
            const auto batch = rest.first(batch_of(rest));
            std::vector<std::string> files(batch.size());
            std::ranges::transform(batch, files.begin(), &Asked::file);
            auto places = places_in(database, files, pair);
            if (!places) {
                return pass(places.error());
            }
            for (std::size_t i = 0; i < batch.size(); ++i) {
                if (!pair.degrees) {
                    to_degrees(projection, (*places)[i]);
                }
                count_all((*places)[i], land[batch[i].answer], all[batch[i].answer]);
            }
            rest = rest.subspan(batch.size());
        }
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
