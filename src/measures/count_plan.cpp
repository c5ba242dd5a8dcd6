#include "measures/count_plan.hpp"

#include "base/hash.hpp"
#include "facts/state.hpp"
#include "measures/source_fields.hpp"
#include "measures/suggest.hpp"
#include "store/database.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace mf::measures {

namespace {

using facts::FieldType;

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

void level_problems(const Definition& definition,
                    const Fields& fields,
                    std::vector<Error>& errors) {
    for (const geo::Level level : definition.levels) {
        if (fields.of(level).empty()) {
            errors.push_back(
                {ErrorKind::invalid,
                 fmt::format("the source has no field for the level '{}'", name(level)),
                 definition.at("levels"), "Take the level out, or count from another source"});
        }
    }
}

/// The filter, and that one force reported the row where the definition says so.
std::string rows_of(const Definition& definition, const Fields& fields) {
    if (definition.reported_by.empty()) {
        return definition.where;
    }
    const std::string own = fmt::format("{} = '{}'", fields.force, definition.reported_by);
    return definition.where.empty() ? own : fmt::format("{} and ({})", own, definition.where);
}

} // namespace

std::vector<Error> count_problems(const Definition& definition,
                                  const facts::SourceDefinition& source) {
    std::vector<Error> errors;
    const Fields fields = find_fields(source, definition.periods);
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
    if (fields.period.empty()) {
        errors.push_back({ErrorKind::invalid,
                          "the source has no period that its editions are sliced by",
                          definition.at("counts"), "Count from a source with one"});
    }
    if (!definition.reported_by.empty() && fields.force.empty()) {
        errors.push_back({ErrorKind::invalid, "the source does not say which force reported a row",
                          definition.at("counts"), "Leave out reported_by"});
    }
    level_problems(definition, fields, errors);
    return errors;
}

std::string hash_of(const Plan& plan) {
    const Definition& definition = plan.definition;
    std::string text = fmt::format("metforward measure 1\n{}\n{}\n{}\n{}\n", name(definition.kind),
                                   definition.source, definition.sum, measures::text(plan.filter));
    if (definition.kind == Kind::rate) {
        text += fmt::format("per {}\n", definition.per.people);
    }
    if (definition.suppress_below > 0) {
        text += fmt::format("suppress below {}\n", definition.suppress_below);
    }
    if (definition.periods) {
        text += fmt::format("periods {}\n", static_cast<int>(*definition.periods));
    }
    if (plan.squared) {
        text += "squared\n";
    }
    if (plan.outcome) {
        text += fmt::format("outcome {}\n{}\n{}\n", definition.outcome->source,
                            plan.outcome->after_months, measures::text(plan.outcome->filter));
    }
    for (const Plan& denominator : plan.denominators) {
        text += denominator.hash + "\n";
    }
    return sha256(text);
}

Result<Plan> count_plan(Definition definition, const facts::SourceDefinition& source) {
    const Fields fields = find_fields(source, definition.periods);
    auto filter = parse_filter(rows_of(definition, fields));
    if (!filter) {
        return pass(filter.error());
    }
    Plan plan;
    plan.table = facts::sql_table(source.id);
    plan.rows = store::sql_name(plan.table);
    plan.fields = fields;
    plan.categories = find_categories(source, *filter, plan.fields.category);
    plan.force_in_slice = place_in_slice(source, plan.fields.force);
    plan.period_in_slice = *place_in_slice(source, plan.fields.period);
    plan.period = find_period(source, definition.periods)->second;
    plan.wide = source.periods.has_value();
    plan.slice = source.slice;
    for (const auto& [period, why] : source.doubts) {
        plan.doubted.insert(period);
    }
    for (const auto& [field, type] : fields_of(source)) {
        plan.fractions |= field == definition.sum && type == FieldType::number &&
                          definition.kind != Kind::published; // that is one row's, as it is
        if (!is_number(type) && type != FieldType::id && type != FieldType::moment &&
            field != plan.fields.period) {
            plan.dimensions.push_back(field);
        }
    }
    plan.filter = std::move(*filter);
    plan.definition = std::move(definition);
    plan.hash = hash_of(plan);
    return plan;
}

} // namespace mf::measures
