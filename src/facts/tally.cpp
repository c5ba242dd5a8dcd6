#include "facts/tally.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace mf::facts {

namespace {

constexpr std::uint32_t no_code = UINT32_MAX;

/// The rows of a set are added up, so each is mixed first: or two rows could stand for two others.
SetHash row_hash(std::span<const Ready* const> values) {
    SetHash sum;
    for (const Ready* value : values) {
        sum.add(value->set_hash);
    }
    return {mixed(sum.low ^ 0x8EBC6AF09C88C6E3U, sum.high | 1),
            mixed(sum.high ^ 0x589965CC75374CC3U, sum.low | 1)};
}

bool is_place(const std::string& field) {
    constexpr std::array<std::string_view, 4> fields{"longitude", "latitude", "easting",
                                                     "northing"};
    return std::ranges::find(fields, field) != fields.end();
}

/// The earliest month or year that a slice key holds, "" when none does.
std::string first_period(const std::vector<Slice>& slices) {
    std::string first;
    for (const Slice& slice : slices) {
        for (const std::string& part : slice.key) {
            const bool period = part.size() >= 4 && whole_number(part.substr(0, 4)).has_value();
            if (period && (first.empty() || part < first)) {
                first = part;
            }
        }
    }
    return first;
}

} // namespace

Tally::Tally(const Layout& layout, FactWriter& writer, Of of)
    : source_{*layout.source}, writer_{writer}, of_{of}, blanks_(writer.size(), 0) {
    for (std::size_t i = 0; i < writer.size(); ++i) {
        const std::string& name = writer.column(i).name();
        if (is_place(name)) {
            place_columns_.push_back(i);
        }
        if (i < source_.columns.size()) {
            if (source_.columns[i].type == FieldType::id) {
                id_column_ = i;
            } else if (source_.columns[i].type == FieldType::category) {
                category_columns_.push_back(i);
            }
        }
        if (source_.published.kind == PublishedRule::Kind::column &&
            source_.published.field == name) {
            published_column_ = i;
        }
    }
    for (const std::string& field : source_.slice) {
        for (std::size_t i = 0; i < writer.size(); ++i) {
            if (writer.column(i).name() == field) {
                slice_columns_.push_back(i);
            }
        }
    }
}

Tally::SliceSum& Tally::slice_of(std::span<const Ready* const> values) {
    bool same = previous_ != nullptr;
    previous_codes_.resize(slice_columns_.size());
    for (std::size_t i = 0; i < slice_columns_.size(); ++i) {
        const Ready& value = *values[slice_columns_[i]];
        const std::uint32_t code = value.state == Typed::State::value ? value.code : no_code;
        same = same && previous_codes_[i] == code;
        previous_codes_[i] = code;
    }
    if (same) {
        return *previous_;
    }
    auto& found = by_codes_[previous_codes_];
    if (found == nullptr) {
        SliceKey key;
        for (std::size_t i = 0; i < slice_columns_.size(); ++i) {
            key.emplace_back(previous_codes_[i] == no_code
                                 ? std::string_view{}
                                 : writer_.column(slice_columns_[i]).text(previous_codes_[i]));
        }
        found = &slices_[key];
    }
    previous_ = found;
    return *found;
}

void Tally::row(std::span<const Ready* const> values) {
    ++row_count_;
    const SetHash hash = row_hash(values);
    if (of_ == Of::rows) {
        rows_.add(hash.low);
    }
    SliceSum& slice = slice_of(values);
    ++slice.rows;
    slice.hash.add(hash);
    for (std::size_t i = 0; i < values.size(); ++i) {
        blanks_[i] += values[i]->state == Typed::State::blank ? 1U : 0U;
    }
    if (published_column_ && values[*published_column_]->state == Typed::State::value) {
        slice.published = std::max(slice.published, values[*published_column_]->whole);
    }
    if (id_column_) {
        const Ready& id = *values[*id_column_];
        if (id.state == Typed::State::value) {
            std::uint64_t key = 0;
            std::memcpy(&key, id.hash.data(), sizeof key);
            ids_.add(key);
            rows_with_id_.add(hash.low);
        } else {
            ++without_id_;
        }
    }
    std::size_t placed = 0;
    for (const std::size_t i : place_columns_) {
        placed += values[i]->state == Typed::State::value ? 1U : 0U;
    }
    without_place_ += !place_columns_.empty() && placed < 2 ? 1U : 0U;
    for (const std::size_t i : category_columns_) {
        const Ready& value = *values[i];
        auto& seen = categories_seen_[i];
        if (value.state == Typed::State::value &&
            (value.code >= seen.size() || !seen[value.code])) {
            seen.resize(std::max<std::size_t>(seen.size(), value.code + 1));
            seen[value.code] = true;
            categories_.emplace(writer_.column(i).text(value.code));
        }
    }
}

void Tally::forget() {
    by_codes_.clear();
    previous_ = nullptr;
    categories_seen_.clear();
}

double Tally::share_standing_twice() const {
    // Rows without an id are often equal and real: several crimes on one street. Where rows have ids, those tell.
    const Repeats& rows = id_column_ ? rows_with_id_ : rows_;
    return row_count_ == 0 || !rows.complete()
               ? 0
               : static_cast<double>(rows.sharing()) / static_cast<double>(row_count_);
}

void Tally::choose_category_set(Manifest& manifest, const RowReader& reader) const {
    const std::string period = first_period(manifest.slices);
    const CategorySet* best = nullptr;
    std::ptrdiff_t best_unknown = 0;
    for (const CategorySet& set : source_.category_sets) {
        const auto unknown =
            std::ranges::count_if(reader.category_texts(), [&](const std::string& text) {
                return !set.values.contains(text);
            });
        const bool begun = set.first.empty() || period.empty() || set.first <= period;
        const bool better = best == nullptr || unknown < best_unknown ||
                            (unknown == best_unknown && begun && set.first > best->first);
        if (better) {
            best = &set;
            best_unknown = unknown;
        }
    }
    if (best == nullptr || row_count_ == 0) {
        return;
    }
    manifest.category_set = best->id;
    std::set<std::string> ids;
    for (const auto& [text, id] : best->values) {
        ids.insert(id);
    }
    const auto present =
        std::ranges::count_if(categories_, [&](const std::string& id) { return ids.contains(id); });
    manifest.cut =
        static_cast<double>(present) < source_.whole_share * static_cast<double>(ids.size());
}

void Tally::tell_levels(Manifest& manifest,
                        const RowReader& reader,
                        const geo::Areas& areas) const {
    // A file of few areas that has no code of the newer set alone may be coded in either.
    constexpr std::size_t few_codes = 200;
    std::set<std::string> levels;
    if (!source_.level.empty() && row_count_ > 0) {
        levels.insert(source_.level);
    }
    for (const auto& [field, codes] : reader.area_codes()) {
        const std::string& level = source_.columns[field].level;
        if (!level.empty()) {
            levels.insert(level);
            continue;
        }
        const auto newer = std::ranges::count_if(
            codes, [&](const std::string& code) { return areas.is_2021_only(code); });
        const char third = codes.begin()->size() > 2 ? (*codes.begin())[2] : '0';
        const std::string stem = third == '1' ? "lsoa" : "msoa";
        if (static_cast<std::size_t>(newer) < codes.size()) {
            levels.insert(stem + "2011");
        }
        if (newer > 0 || codes.size() < few_codes) {
            levels.insert(stem + "2021");
        }
    }
    for (std::size_t i = 0; i < source_.columns.size(); ++i) {
        if (source_.columns[i].type == FieldType::district && blanks_[i] < row_count_) {
            levels.insert("district");
        }
    }
    manifest.levels.assign(levels.begin(), levels.end());
}

void Tally::finish(Manifest& manifest, const RowReader& reader, const geo::Areas& areas) const {
    for (const auto& [key, sum] : slices_) {
        Slice slice{key, sum.rows, 0, fmt::format("{:016x}{:016x}", sum.hash.high, sum.hash.low),
                    "",  {}};
        if (sum.published != INT64_MIN) {
            slice.published = Day::at(static_cast<std::int32_t>(sum.published));
        }
        manifest.slices.push_back(std::move(slice));
    }
    manifest.rows_sharing_id = ids_.sharing();
    manifest.distinct_ids = ids_.distinct();
    manifest.rows_without_id = without_id_;
    manifest.rows_without_place = without_place_;
    manifest.rows_equal_to_another = rows_.surplus();
    manifest.unmatched_places = unmatched_places_;
    manifest.unrecognised = unrecognised_;
    manifest.categories.assign(categories_.begin(), categories_.end());
    for (std::size_t i = 0; i < blanks_.size(); ++i) {
        manifest.blanks[writer_.column(i).name()] = blanks_[i];
    }
    if (!rows_.complete() || !ids_.complete()) {
        manifest.notes.emplace_back("too many rows to look for repeats");
    }
    choose_category_set(manifest, reader);
    tell_levels(manifest, reader, areas);
}

} // namespace mf::facts
