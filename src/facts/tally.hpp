// What is known of an edition when its last row was read: slices, repeats, blanks, categories.
#pragma once

#include "facts/edition.hpp"
#include "facts/fact_writer.hpp"
#include "facts/repeats.hpp"
#include "facts/row_reader.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace mf::facts {

class Tally {
public:
    /// `writer` is the one that the rows go to; its columns' dictionaries name the slices. Cells of a wide file
    /// are not looked through for repeats: a place and category have one row.
    enum class Of { rows, cells };
    Tally(const Layout& layout, FactWriter& writer, Of of);

    /// One kept (or held) row of a long file, or one cell of a wide one; values by the writer's columns.
    void row(std::span<const Ready* const> values);
    /// A text that no category set knows.
    void unrecognised(std::string_view text) { ++unrecognised_[std::string{text}]; }
    void unmatched_place() { ++unmatched_places_; }
    /// After dictionaries were cleared.
    void forget();

    /// Share of rows that stand at least twice; 0 when there were too many to count.
    double share_standing_twice() const;

    /// Fills everything but the row counts of the manifest.
    void finish(Manifest& manifest, const RowReader& reader, const geo::Areas& areas) const;

private:
    struct SliceSum {
        std::uint64_t rows = 0;
        SetHash hash;
        std::int64_t published = INT64_MIN;
    };
    SliceSum& slice_of(std::span<const Ready* const> values);
    void choose_category_set(Manifest& manifest, const RowReader& reader) const;
    void tell_levels(Manifest& manifest, const RowReader& reader, const geo::Areas& areas) const;

    const SourceDefinition& source_;
    FactWriter& writer_;
    Of of_;
    std::vector<std::size_t> slice_columns_;
    std::vector<std::size_t> place_columns_; ///< longitude, latitude, easting, northing
    std::vector<std::size_t> category_columns_;
    std::optional<std::size_t> id_column_;
    std::optional<std::size_t> published_column_;
    std::map<SliceKey, SliceSum> slices_;
    std::map<std::vector<std::uint32_t>, SliceSum*> by_codes_;
    std::vector<std::uint32_t> previous_codes_;
    SliceSum* previous_ = nullptr;
    std::vector<std::uint64_t> blanks_;
    Repeats rows_;
    Repeats rows_with_id_;
    Repeats ids_;
    std::uint64_t row_count_ = 0;
    std::uint64_t without_id_ = 0;
    std::uint64_t without_place_ = 0;
    std::uint64_t unmatched_places_ = 0;
    std::map<std::string, std::uint64_t> unrecognised_;
    std::set<std::string> categories_;
    std::map<std::size_t, std::vector<bool>> categories_seen_; ///< by column, by code
};

} // namespace mf::facts
