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

/// The period among the slice's fields, and its kind.
std::optional<std::pair<std::string, Period::Kind>>
find_period(const facts::SourceDefinition& source) {
    for (const auto& [name, type] : fields_of(source)) {
        const bool in_slice = std::ranges::find(source.slice, name) != source.slice.end();
        if (const auto kind = period_kind(type); kind && in_slice) {
            return std::pair{name, *kind};
        }
    }
    return std::nullopt;
}

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

Fields find_fields(const facts::SourceDefinition& source) {
    Fields fields;
    if (const auto period = find_period(source)) {
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
        if (fields.of(level).empty()) {
            errors.push_back(
                {ErrorKind::invalid,
                 fmt::format("the source has no field for the level '{}'", name(level)),
                 definition.at("levels"), "Take the level out, or count from another source"});
        }
    }
}

/// What is wrong with it as a count.
std::vector<Error> count_problems(const Definition& definition,
                                  const facts::SourceDefinition& source) {
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
    if (fields.period.empty()) {
        errors.push_back({ErrorKind::invalid,
                          "the source has no period that its editions are sliced by",
                          definition.at("counts"), "Count from a source with one"});
    }
    level_problems(definition, fields, errors);
    return errors;
}

} // namespace

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

namespace {

/// SHA-256 over what determines the numbers: kind, source, sum, the filter's normal form, and all that it divides by.
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
    for (const Plan& denominator : plan.denominators) {
        text += denominator.hash + "\n";
    }
    return sha256(text);
}

Result<Plan> count_plan(Definition definition, const facts::SourceDefinition& source) {
    auto filter = parse_filter(definition.where);
    if (!filter) {
        return pass(filter.error());
    }
    Plan plan;
    plan.table = facts::sql_table(source.id);
    plan.fields = find_fields(source);
    plan.categories = find_categories(source, *filter, plan.fields.category);
    plan.force_in_slice = place_in_slice(source, plan.fields.force);
    plan.period_in_slice = *place_in_slice(source, plan.fields.period);
    plan.period = find_period(source)->second;
    plan.wide = source.periods.has_value();
    plan.slice = source.slice;
    for (const auto& [period, why] : source.doubts) {
        plan.doubted.insert(period);
    }
    for (const auto& [field, type] : fields_of(source)) {
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

/// The rows that a share is a share of.
Definition whole_of(const Definition& share) {
    Definition whole = share;
    whole.kind = Kind::count;
    whole.where = share.out_of;
    whole.suppress_below = 0;
    return whole;
}

/// One source's people, at those levels of the rate that it serves: its own where it names one, else all it has.
Definition people_of(const Definition& rate, const facts::SourceDefinition& source) {
    const auto own = geo::level_of(source.level);
    const Fields fields = find_fields(source);
    Definition people;
    people.id = rate.per.of;
    people.source = source.id;
    people.sum = rate.per.of;
    people.file = rate.file;
    people.lines = rate.lines;
    for (const geo::Level level : rate.levels) {
        if (own ? level == *own : !fields.of(level).empty()) {
            people.levels.push_back(level);
        }
    }
    return people;
}

/// Those that have what the rate divides by, in order of their ids.
std::vector<Definition> people_of(const Definition& rate,
                                  std::span<const facts::SourceDefinition> sources) {
    std::vector<Definition> found;
    for (const facts::SourceDefinition& source : sources) {
        if (!source.denominator.empty() && source.denominator == rate.per.of) {
            found.push_back(people_of(rate, source));
        }
    }
    std::erase_if(found, [](const Definition& people) { return people.levels.empty(); });
    return found;
}

const facts::SourceDefinition& named(std::span<const facts::SourceDefinition> sources,
                                     const std::string& id) {
    return *std::ranges::find(sources, id, &facts::SourceDefinition::id);
}

} // namespace

std::vector<Error> problems(const Definition& definition,
                            const facts::SourceDefinition& source,
                            std::span<const facts::SourceDefinition> sources) {
    std::vector<Error> errors = count_problems(definition, source);
    if (definition.kind == Kind::share) {
        for (Error& error : count_problems(whole_of(definition), source)) {
            error.where = definition.at("out_of");
            errors.push_back(std::move(error));
        }
    }
    if (definition.kind != Kind::rate) {
        return errors;
    }
    const auto people = people_of(definition, sources);
    if (people.empty()) {
        errors.push_back(
            {ErrorKind::invalid, fmt::format("no source has '{}' to divide by", definition.per.of),
             definition.at("per"), "Use what a source names in 'denominator': \"residents\""});
    }
    for (const Definition& one : people) {
        std::ranges::move(count_problems(one, named(sources, one.source)),
                          std::back_inserter(errors));
    }
    return errors;
}

Result<Plan> make_plan(Definition definition,
                       const facts::SourceDefinition& source,
                       std::span<const facts::SourceDefinition> sources) {
    const auto errors = problems(definition, source, sources);
    if (!errors.empty()) {
        return pass(errors.front());
    }
    std::vector<Definition> dividing;
    if (definition.kind == Kind::share) {
        dividing.push_back(whole_of(definition));
    } else if (definition.kind == Kind::rate) {
        dividing = people_of(definition, sources);
    }
    auto plan = count_plan(std::move(definition), source);
    for (Definition& one : dividing) {
        const bool own = plan && one.source == plan->definition.source;
        auto denominator = count_plan(one, own ? source : named(sources, one.source));
        if (!plan || !denominator) {
            return pass(plan ? denominator.error() : plan.error());
        }
        plan->denominators.push_back(std::move(*denominator));
    }
    if (plan) {
        plan->hash = hash_of(*plan);
    }
    return plan;
}

} // namespace mf::measures
