#include "base/clock.hpp"
#include "base/period.hpp"
#include "base/text.hpp"
#include "measures/filter.hpp"
#include "measures/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace mf::measures {

namespace {

using facts::FieldType;

std::map<std::string, FieldType> field_types(const facts::SourceDefinition& source) {
    std::map<std::string, FieldType> types;
    for (const auto& column : source.columns) {
        types[column.as] = column.type;
    }
    if (source.periods) {
        types[source.periods->as] = source.periods->period_type;
        types[source.periods->value] = source.periods->type;
    }
    return types;
}

std::vector<std::string> category_ids(const facts::SourceDefinition& source) {
    std::vector<std::string> ids{"unrecognised"}; // what a text that no set knows is kept as
    for (const auto& set : source.category_sets) {
        for (const auto& [published, id] : set.values) {
            ids.push_back(id);
        }
    }
    std::ranges::sort(ids);
    const auto surplus = std::ranges::unique(ids);
    ids.erase(surplus.begin(), surplus.end());
    return ids;
}

bool is_period(const std::string& said, Period::Kind kind) {
    const auto period = Period::parse(said);
    return period && period->kind() == kind;
}

/// What a value of the type is, when `value` is not one.
std::optional<std::string> should_be(FieldType type, const Literal& value) {
    const auto* said = std::get_if<std::string>(&value);
    const bool is_number =
        std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
    const auto unless = [](bool good, const char* what) {
        return good ? std::nullopt : std::optional{std::string{what}};
    };
    switch (type) {
    case FieldType::flag:
        return unless(std::holds_alternative<bool>(value), "true or false");
    case FieldType::whole:
    case FieldType::number:
        return unless(is_number, "a number without quotes");
    case FieldType::month:
        return unless(said != nullptr && is_period(*said, Period::Kind::month),
                      "a month like '2026-03'");
    case FieldType::quarter:
        return unless(said != nullptr && is_period(*said, Period::Kind::quarter),
                      "a quarter like '2026-Q1'");
    case FieldType::year:
        return unless(said != nullptr && is_period(*said, Period::Kind::year),
                      "a year like '2026'");
    case FieldType::financial_year:
        return unless(said != nullptr && is_period(*said, Period::Kind::financial_year),
                      "a financial year like '2025/26'");
    case FieldType::day:
        return unless(said != nullptr && Day::parse(*said), "a day like '2026-03-31'");
    case FieldType::moment:
        return unless(said != nullptr && Clock::at(*said), "a moment like '2026-03-31T09:30:00Z'");
    default:
        return unless(said != nullptr, "a text in single quotes");
    }
}

bool has_order(FieldType type) {
    switch (type) {
    case FieldType::month:
    case FieldType::quarter:
    case FieldType::year:
    case FieldType::financial_year:
    case FieldType::day:
    case FieldType::moment:
    case FieldType::whole:
    case FieldType::number:
        return true;
    default:
        return false;
    }
}

class Checker {
public:
    explicit Checker(const facts::SourceDefinition& source)
        : source_{source}, types_{field_types(source)}, categories_{category_ids(source)} {}

    void check(const Filter& filter) {
        for (const Filter& part : filter.parts) {
            check(part);
        }
        if (filter.field.empty()) {
            return;
        }
        const auto type = types_.find(filter.field);
        if (type == types_.end()) {
            return unknown_field(filter);
        }
        if (filter.kind == Filter::Kind::missing) {
            return;
        }
        if (type->second == FieldType::id) {
            return found(filter,
                         fmt::format("'{}' is an id, which means nothing by itself", filter.field),
                         "It can only be missing or not missing");
        }
        if (filter.kind == Filter::Kind::ordered && !has_order(type->second)) {
            return found(filter, fmt::format("the values of '{}' have no order", filter.field),
                         "Use =, != or in");
        }
        for (const Literal& value : filter.values) {
            check_value(filter, type->second, value);
        }
    }

    std::vector<Error> errors() && { return std::move(errors_); }

private:
    void check_value(const Filter& filter, FieldType type, const Literal& value) {
        if (const auto what = should_be(type, value)) {
            return found(
                filter,
                fmt::format("'{}' is held against something else than {}", filter.field, *what),
                fmt::format("Write {}", *what));
        }
        if (type != FieldType::category) {
            return;
        }
        const auto& said = std::get<std::string>(value);
        if (!std::ranges::binary_search(categories_, said)) {
            found(filter, fmt::format("no category set of '{}' has '{}'", source_.id, said),
                  suggestion(said, categories_));
        }
    }

    void unknown_field(const Filter& filter) {
        std::vector<std::string> names;
        for (const auto& [name, type] : types_) {
            names.push_back(name);
        }
        found(filter, fmt::format("'{}' has no field '{}'", source_.id, filter.field),
              suggestion(filter.field, names));
    }

    void found(const Filter& filter, const std::string& what, std::string mend) {
        errors_.push_back({ErrorKind::invalid,
                           fmt::format("{}, at character {} of the filter", what, filter.at),
                           {},
                           std::move(mend)});
    }

    const facts::SourceDefinition& source_;
    std::map<std::string, FieldType> types_;
    std::vector<std::string> categories_;
    std::vector<Error> errors_;
};

} // namespace

std::vector<Error> problems(const Filter& filter, const facts::SourceDefinition& source) {
    Checker checker{source};
    checker.check(filter);
    return std::move(checker).errors();
}

} // namespace mf::measures
