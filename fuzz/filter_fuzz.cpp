// The language of filters: printing and reading again changes nothing, `not` is the opposite, and no value of a filter
// ever stands in the text of the SQL.
#include "measures/filter.hpp"
#include "measures/plan.hpp"
#include "measures/sql.hpp"
#include "property.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace mf;
using namespace mf::measures;
using fuzz::require;

bool equal(const Filter& one, const Filter& other) {
    return one.kind == other.kind && one.negated == other.negated && one.field == other.field &&
           one.order == other.order && one.values == other.values &&
           std::ranges::equal(one.parts, other.parts, equal);
}

/// Printed they are at most three times as long, which is below the language's own limit.
constexpr std::size_t input_bytes_max = 1000;
static_assert(input_bytes_max * 3 < filter_bytes_max);

/// The fields that a filter names, with what it holds them against.
void collect(const Filter& filter, std::map<std::string, std::vector<Literal>>& fields) {
    if (!filter.field.empty()) {
        auto& values = fields[filter.field];
        values.insert(values.end(), filter.values.begin(), filter.values.end());
    }
    for (const Filter& part : filter.parts) {
        collect(part, fields);
    }
}

/// A row in which a field that is not there is missing.
using Row = std::map<std::string, Literal>;

bool ordered(const Literal& value, Order order, const Literal& bound) {
    switch (order) {
    case Order::less:
        return value < bound;
    case Order::less_or_equal:
        return value <= bound;
    case Order::greater:
        return value > bound;
    case Order::greater_or_equal:
        return value >= bound;
    }
    return false;
}

/// The meaning of a filter, as its header has it, for one row.
bool counts(const Filter& filter, const Row& row) {
    const auto found = row.find(filter.field);
    const bool there = found != row.end();
    const auto part = [&](const Filter& one) { return counts(one, row); };
    switch (filter.kind) {
    case Filter::Kind::all_of:
        return std::ranges::all_of(filter.parts, part);
    case Filter::Kind::any_of:
        return std::ranges::any_of(filter.parts, part);
    case Filter::Kind::missing:
        return !there != filter.negated;
    case Filter::Kind::one_of:
        return (there && std::ranges::find(filter.values, found->second) != filter.values.end()) !=
               filter.negated;
    case Filter::Kind::ordered:
        return (there && ordered(found->second, filter.order, filter.values.front())) !=
               filter.negated;
    }
    return false;
}

/// Rows that take the n-th of the values that the filter names for each field, or none.
std::vector<Row> rows_for(const Filter& filter) {
    std::map<std::string, std::vector<Literal>> fields;
    collect(filter, fields);
    std::vector<Row> rows(6);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (const auto& [field, values] : fields) {
            const std::size_t choice = i * 7 + field.size();
            if (!values.empty() && choice % 3 != 0) {
                rows[i].emplace(field, values[choice % values.size()]);
            }
        }
    }
    return rows;
}

void check_printing(const Filter& filter) {
    const std::string printed = text(filter);
    const auto again = parse_filter(printed);
    require(again.has_value(), "a printed filter can be read");
    require(equal(*again, filter), "a printed filter is the same");
    require(text(*again) == printed, "it is printed in one way");
}

void check_opposite(const Filter& filter, std::string_view written) {
    const auto opposite = parse_filter("not (" + std::string{written} + ")");
    if (!opposite) {
        return; // empty, or too deep by one
    }
    for (const Row& row : rows_for(filter)) {
        require(counts(filter, row) != counts(*opposite, row), "'not' is the opposite");
    }
}

/// As many values, others.
Filter with_other_values(Filter filter) {
    std::ranges::fill(filter.values, Literal{std::string{"other"}});
    std::ranges::transform(filter.parts, filter.parts.begin(), with_other_values);
    return filter;
}

std::size_t values_in(const Filter& filter) {
    std::size_t count = filter.values.size();
    for (const Filter& part : filter.parts) {
        count += values_in(part);
    }
    return count;
}

struct World {
    Plan plan;
    facts::SourceDefinition source;
    geo::Areas areas;
};

World load_world() {
    auto sources = facts::load_sources({"definitions/sources"});
    auto areas = geo::Areas::load("definitions/areas");
    require(sources && areas, "the definitions can be read");
    const auto street = std::ranges::find(*sources, "police-street", &facts::SourceDefinition::id);
    require(street != sources->end(), "there is a source of crimes");
    Definition definition;
    definition.source = street->id;
    definition.levels = {geo::Level::force};
    auto plan = make_plan(definition, *street, {});
    require(plan.has_value(), "all crimes can be counted");
    return {std::move(*plan), std::move(*street), std::move(*areas)};
}

void check_sql(const Filter& filter, const World& world) {
    Plan plan = world.plan;
    plan.filter = filter;
    const Scan scan{{geo::Level::force}, "", "", {}};
    const Sql sql = scan_sql({&plan, 1}, scan, world.areas);
    // once for the rows, once for what is counted
    require(sql.values.size() == 2 * values_in(filter), "each value is bound");
    require(std::ranges::count(sql.text, '?') == static_cast<std::ptrdiff_t>(sql.values.size()),
            "each value has its mark");
    plan.filter = with_other_values(filter);
    require(scan_sql({&plan, 1}, scan, world.areas).text == sql.text,
            "no value stands in the text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > input_bytes_max) {
        return -1;
    }
    static const World world = load_world();
    const std::string_view written = fuzz::text_of(data, size);
    const auto filter = parse_filter(written);
    if (!filter) {
        require(!filter.error().message.empty(), "a filter that cannot be read says why");
        return 0;
    }
    check_printing(*filter);
    check_opposite(*filter, written);
    check_sql(*filter, world);
    for (const Error& error : problems(*filter, world.source)) {
        require(!error.message.empty() && !error.mend.empty(), "a problem says how to mend it");
    }
    return 0;
}
