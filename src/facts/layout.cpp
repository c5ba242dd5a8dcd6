#include "facts/layout.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace mf::facts {

namespace {

std::optional<std::size_t> column_named(const std::vector<std::string>& keys,
                                        const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        const auto found = std::ranges::find(keys, name_key(name));
        if (found != keys.end()) {
            return static_cast<std::size_t>(found - keys.begin());
        }
    }
    return std::nullopt;
}

bool rarely_repeats(const ColumnDefinition& column) {
    return column.type == FieldType::id ||
           (column.group.empty() &&
            (column.type == FieldType::whole || column.type == FieldType::number));
}

/// The span of columns that a group covers, when they stand side by side and nothing else stands between.
std::optional<std::pair<std::size_t, std::size_t>> group_span(const Layout& layout,
                                                              const std::string& group) {
    std::vector<std::size_t> columns;
    for (std::size_t field = 0; field < layout.column.size(); ++field) {
        if (layout.source->columns[field].group == group && layout.column[field]) {
            columns.push_back(*layout.column[field]);
        }
    }
    std::ranges::sort(columns);
    columns.erase(std::ranges::unique(columns).begin(), columns.end());
    if (columns.empty() || columns.back() - columns.front() + 1 != columns.size()) {
        return std::nullopt;
    }
    return std::pair{columns.front(), columns.back()};
}

void make_units(Layout& layout) {
    for (std::size_t field = 0; field < layout.column.size(); ++field) {
        if (!layout.column[field]) {
            continue;
        }
        const ColumnDefinition& definition = layout.source->columns[field];
        Unit unit{*layout.column[field],
                  layout.second[field].value_or(*layout.column[field]),
                  !rarely_repeats(definition),
                  {field}};
        if (unit.last < unit.first) {
            std::swap(unit.first, unit.last);
        }
        if (!definition.group.empty()) {
            if (const auto span = group_span(layout, definition.group)) {
                std::tie(unit.first, unit.last) = *span;
            }
        }
        const auto same = std::ranges::find_if(layout.units, [&](const Unit& other) {
            return other.first == unit.first && other.last == unit.last;
        });
        if (same == layout.units.end()) {
            layout.units.push_back(std::move(unit));
        } else {
            same->fields.push_back(field);
            same->interned = same->interned || unit.interned;
        }
    }
    std::ranges::sort(layout.units, {}, &Unit::first);
}

/// Headings that neither a field nor a period nor `ignored` accounts for.
void find_extra(Layout& layout, const std::vector<std::string>& keys) {
    std::vector<bool> known(keys.size(), false);
    for (const auto& columns : {layout.column, layout.second}) {
        for (const auto& column : columns) {
            if (column) {
                known[*column] = true;
            }
        }
    }
    for (const auto& [column, period] : layout.periods) {
        known[column] = true;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const bool ignored =
            std::ranges::any_of(layout.source->ignored, [&](const std::string& name) {
                return matches_glob(lower(name), lower(layout.headings[i])) ||
                       name_key(name) == keys[i];
            });
        if (!known[i] && !ignored && !(keys[i].empty() && trimmed(layout.headings[i]).empty())) {
            layout.extra.push_back(layout.headings[i]);
        }
    }
}

} // namespace

std::optional<Layout> match_header(const SourceDefinition& source,
                                   std::span<const std::string_view> headings) {
    Layout layout;
    layout.source = &source;
    layout.width = headings.size();
    layout.headings.assign(headings.begin(), headings.end());
    std::vector<std::string> keys;
    std::ranges::transform(headings, std::back_inserter(keys), name_key);
    for (const ColumnDefinition& column : source.columns) {
        const auto found = column_named(keys, column.names);
        const auto second = column.with.empty() ? std::nullopt : column_named(keys, {column.with});
        const bool needed = !column.names.empty() && !column.optional;
        if (needed && (!found || (!column.with.empty() && !second))) {
            return std::nullopt;
        }
        layout.column.push_back(found);
        layout.second.push_back(found ? second : std::nullopt);
    }
    if (source.periods) {
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (std::string period = period_of_heading(*source.periods, headings[i]);
                !period.empty()) {
                layout.periods.emplace_back(i, std::move(period));
            }
        }
        if (layout.periods.empty()) {
            return std::nullopt;
        }
    }
    make_units(layout);
    find_extra(layout, keys);
    return layout;
}

Result<Recognised> recognise(const std::vector<const SourceDefinition*>& sources,
                             std::span<const std::string_view> headings,
                             std::string_view file_name) {
    std::vector<Recognised> best;
    int best_rank = 0;
    for (const SourceDefinition* source : sources) {
        auto layout = match_header(*source, headings);
        if (!layout) {
            continue;
        }
        std::optional<std::map<std::string, std::string>> parts;
        for (const NamePattern& pattern : source->names) {
            parts = parts ? parts : pattern.match(file_name);
        }
        const bool whole = layout->extra.empty();
        const int rank = whole ? (parts ? 3 : 2) : (parts ? 1 : 0);
        if (rank > best_rank) {
            best.clear();
            best_rank = rank;
        }
        if (rank == best_rank && rank > 0) {
            best.push_back(
                {std::move(*layout), parts.value_or(std::map<std::string, std::string>{})});
        }
    }
    if (best.empty()) {
        return fail(ErrorKind::not_found, "no source definition describes these columns", {},
                    "Add a definition for it (docs/sources.md), or leave the file out");
    }
    if (best.size() > 1) {
        return fail(ErrorKind::invalid,
                    fmt::format("both '{}' and '{}' describe these columns",
                                best[0].layout.source->id, best[1].layout.source->id),
                    {}, "Name the file as one of them expects");
    }
    return std::move(best.front());
}

} // namespace mf::facts
