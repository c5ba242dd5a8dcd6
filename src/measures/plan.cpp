#include "measures/plan.hpp"

#include "base/hash.hpp"
#include "facts/state.hpp"
#include "measures/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::measures {

namespace {

using facts::FieldType;

/// Field names by type, with the periods of a wide source.
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

std::string first_of(const facts::SourceDefinition& source, FieldType type) {
    for (const auto& [name, kind] : fields_of(source)) {
        if (kind == type) {
            return name;
        }
    }
    return "";
}

Fields find_fields(const facts::SourceDefinition& source) {
    Fields fields;
    fields.month = first_of(source, FieldType::month);
    fields.force = first_of(source, FieldType::force);
    fields.district = first_of(source, FieldType::district);
    fields.id = first_of(source, FieldType::id);
    fields.category = first_of(source, FieldType::category);
    fields.lsoa = source.column("lsoa") != nullptr ? "lsoa" : "";
    return fields;
}

std::optional<std::size_t> place_in_slice(const facts::SourceDefinition& source,
                                          const std::string& field) {
    const auto found = std::ranges::find(source.slice, field);
    return field.empty() || found == source.slice.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - source.slice.begin())};
}

std::set<std::string> ids_of(const std::vector<facts::CategorySet>& sets) {
    std::set<std::string> ids;
    for (const auto& set : sets) {
        for (const auto& [text, id] : set.values) {
            ids.insert(id);
        }
    }
    return ids;
}

Categories find_categories(const facts::SourceDefinition& source,
                           const Filter& filter,
                           const std::string& field) {
    Categories categories{source.category_sets, {}, {}, false};
    std::ranges::stable_sort(categories.sets, {}, &facts::CategorySet::first);
    if (field.empty()) {
        return categories;
    }
    categories.named = named_values(filter, field);
    for (const std::string& id : ids_of(source.category_sets)) {
        if (may_count(filter, field, id)) {
            categories.counted.push_back(id);
        }
    }
    categories.closed = !may_count(filter, field, "unrecognised") && !may_count(filter, field, "");
    return categories;
}

bool is_number(FieldType type) {
    return type == FieldType::whole || type == FieldType::number;
}

void level_problems(const Definition& definition,
                    const Fields& fields,
                    std::vector<Error>& errors) {
    for (const geo::Level level : definition.levels) {
        const bool known = (level == geo::Level::force && !fields.force.empty()) ||
                           (level == geo::Level::district && !fields.district.empty()) ||
                           ((level == geo::Level::lsoa2011 || level == geo::Level::lsoa2021) &&
                            !fields.lsoa.empty());
        if (!known) {
            errors.push_back(
                {ErrorKind::invalid,
                 fmt::format("the source has no field for the level '{}'", name(level)),
                 definition.at("levels"), "Take the level out, or count from another source"});
        }
    }
}

} // namespace

std::vector<Error> problems(const Definition& definition, const facts::SourceDefinition& source) {
    std::vector<Error> errors;
    const Fields fields = find_fields(source);
    const auto filter = parse_filter(definition.where);
    if (!filter) {
        Error error = filter.error();
        error.where = definition.at("counts");
        errors.push_back(std::move(error));
    } else {
        for (Error& error : problems(*filter, source)) {
            error.where = definition.at("counts");
            errors.push_back(std::move(error));
        }
    }
    if (!definition.sum.empty()) {
        std::vector<std::string> numbers;
        for (const auto& [field, type] : fields_of(source)) {
            if (is_number(type)) {
                numbers.push_back(field);
            }
        }
        if (std::ranges::find(numbers, definition.sum) == numbers.end()) {
            errors.push_back({ErrorKind::invalid,
                              fmt::format("'{}' is no number of the source", definition.sum),
                              definition.at("counts"), suggestion(definition.sum, numbers)});
        }
    }
    if (fields.month.empty() || !place_in_slice(source, fields.month)) {
        errors.push_back({ErrorKind::invalid,
                          "the source has no month that its editions are sliced by",
                          definition.at("counts"), "Count from a source with one"});
    }
    level_problems(definition, fields, errors);
    return errors;
}

std::string definition_hash(const Definition& definition, const Filter& filter) {
    return sha256(fmt::format("metforward measure 1\n{}\n{}\n{}\n{}\n", name(definition.kind),
                              definition.source, definition.sum, text(filter)));
}

Result<Plan> make_plan(Definition definition, const facts::SourceDefinition& source) {
    const auto errors = problems(definition, source);
    if (!errors.empty()) {
        return pass(errors.front());
    }
    auto filter = parse_filter(definition.where);
    if (!filter) {
        return pass(filter.error());
    }
    Plan plan;
    plan.hash = definition_hash(definition, *filter);
    plan.table = facts::sql_table(source.id);
    plan.fields = find_fields(source);
    plan.categories = find_categories(source, *filter, plan.fields.category);
    plan.force_in_slice = place_in_slice(source, plan.fields.force);
    plan.month_in_slice = *place_in_slice(source, plan.fields.month);
    for (const auto& [field, type] : fields_of(source)) {
        if (!is_number(type) && type != FieldType::id && type != FieldType::moment &&
            field != plan.fields.month) {
            plan.dimensions.push_back(field);
        }
    }
    plan.filter = std::move(*filter);
    plan.definition = std::move(definition);
    return plan;
}

} // namespace mf::measures
