#include "measures/source_fields.hpp"

#include <algorithm>

namespace mf::measures {

using facts::FieldType;

bool is_number(FieldType type) {
    return type == FieldType::whole || type == FieldType::number;
}

std::vector<std::pair<std::string, FieldType>> fields_of(const facts::SourceDefinition& source) {
    std::vector<std::pair<std::string, FieldType>> fields;
    for (const auto& column : source.columns) {
        fields.emplace_back(column.as, column.type);
    }
    if (source.periods) {
        fields.emplace_back(source.periods->as, source.periods->period_type);
        fields.emplace_back(source.periods->value, source.periods->type);
    }
    return fields;
}

namespace {

std::string first_of(const facts::SourceDefinition& source, FieldType type) {
    for (const auto& [name, kind] : fields_of(source)) {
        if (kind == type) {
            return name;
        }
    }
    return "";
}

std::optional<Period::Kind> period_kind(FieldType type) {
    switch (type) {
    case FieldType::month:
        return Period::Kind::month;
    case FieldType::quarter:
        return Period::Kind::quarter;
    case FieldType::year:
        return Period::Kind::year;
    case FieldType::financial_year:
        return Period::Kind::financial_year;
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<std::pair<std::string, Period::Kind>>
find_period(const facts::SourceDefinition& source, std::optional<Period::Kind> wanted) {
    for (const auto& [name, type] : fields_of(source)) {
        const bool in_slice = std::ranges::find(source.slice, name) != source.slice.end();
        const auto kind = wanted && type == FieldType::text ? wanted : period_kind(type);
        if (kind && in_slice && (!wanted || *kind == *wanted)) {
            return std::pair{name, *kind};
        }
    }
    return std::nullopt;
}

namespace {

/// The code column of a level, or the first district's name.
void find_areas(const facts::SourceDefinition& source, Fields& fields) {
    fields.force = first_of(source, FieldType::force);
    fields.district = first_of(source, FieldType::district);
    for (const facts::ColumnDefinition& column : source.columns) {
        if (column.type != FieldType::code) {
            continue;
        }
        const auto level = geo::level_of(column.level);
        if (!level) {
            // The columns that hold places of several sets: each row's code tells its own.
            if (column.as == "lsoa") {
                fields.small = column.as;
                fields.small_levels = {geo::Level::lsoa2011, geo::Level::lsoa2021};
            }
        } else if (*level == geo::Level::district) {
            fields.district = column.as;
        } else if (*level == geo::Level::ward) {
            fields.ward = column.as;
        } else {
            fields.small = column.as;
            fields.small_levels = {*level};
        }
    }
}

} // namespace

Fields find_fields(const facts::SourceDefinition& source, std::optional<Period::Kind> periods) {
    Fields fields;
    if (const auto period = find_period(source, periods)) {
        fields.period = period->first;
    }
    find_areas(source, fields);
    fields.id = first_of(source, FieldType::id);
    fields.category = first_of(source, FieldType::category);
    return fields;
}

std::optional<std::size_t> place_in_slice(const facts::SourceDefinition& source,
                                          const std::string& field) {
    const auto found = std::ranges::find(source.slice, field);
    return field.empty() || found == source.slice.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - source.slice.begin())};
}

const std::string& Fields::of(geo::Level level) const {
    static const std::string none;
    switch (level) {
    case geo::Level::force:
        return force;
    case geo::Level::district:
        return district;
    case geo::Level::ward:
        return ward;
    default:
        return std::ranges::find(small_levels, level) == small_levels.end() ? none : small;
    }
}

} // namespace mf::measures
