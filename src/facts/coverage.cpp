#include "facts/coverage.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace mf::facts {

namespace {

/// Where a source's slice key has its period, and its force.
struct KeyShape {
    std::optional<std::size_t> period;
    std::optional<std::size_t> force;
};

KeyShape shape_of(const SourceDefinition& source) {
    KeyShape shape;
    for (std::size_t i = 0; i < source.slice.size(); ++i) {
        const ColumnDefinition* column = source.column(source.slice[i]);
        const FieldType type = column != nullptr ? column->type
                               : source.periods  ? source.periods->period_type
                                                 : FieldType::text;
        const bool period = type == FieldType::month || type == FieldType::quarter ||
                            type == FieldType::year || type == FieldType::financial_year;
        if (period && !shape.period) {
            shape.period = i;
        } else if (type == FieldType::force && !shape.force) {
            shape.force = i;
        }
    }
    return shape;
}

using ByPeriod = std::map<Period, CoverageCell>;

/// The better of two slices' states decides for their period: supplied before cut, cut before the rest.
int rank(Supply::Kind kind) {
    switch (kind) {
    case Supply::Kind::whole:
        return 4;
    case Supply::Kind::cut:
        return 3;
    case Supply::Kind::undecided:
        return 2;
    case Supply::Kind::held:
        return 1;
    case Supply::Kind::not_supplied:
        break;
    }
    return 0;
}

std::uint64_t rows_of(const State& state, const Supply& supply, const SliceKey& key) {
    const auto edition = state.editions.find(supply.edition);
    if (edition == state.editions.end()) {
        return 0;
    }
    const auto& slices = edition->second.manifest.slices;
    const auto slice = std::ranges::find(slices, key, &Slice::key);
    return slice == slices.end() ? 0 : slice->rows + slice->held;
}

void fill_gaps(ByPeriod& periods, const std::string& source, const std::string& force) {
    if (periods.empty()) {
        return;
    }
    const Period last = periods.rbegin()->first;
    for (Period period = periods.begin()->first; period < last; period = period.next()) {
        periods.try_emplace(
            period,
            CoverageCell{source, force, period, Supply::Kind::not_supplied, 0, {}, false, ""});
    }
}

void compare_with_history(ByPeriod& periods) {
    std::vector<std::uint64_t> before;
    for (auto& [period, cell] : periods) {
        if (cell.kind != Supply::Kind::whole) {
            continue;
        }
        if (before.size() >= 3) {
            std::vector<std::uint64_t> ordered(
                before.end() -
                    static_cast<std::ptrdiff_t>(std::min<std::size_t>(12, before.size())),
                before.end());
            std::ranges::nth_element(ordered, ordered.begin() +
                                                  static_cast<std::ptrdiff_t>(ordered.size() / 2));
            cell.usual = static_cast<double>(ordered[ordered.size() / 2]);
            cell.far_below = static_cast<double>(cell.rows) < far_below_share * *cell.usual;
        }
        before.push_back(cell.rows);
    }
}

void add_source(const State& state,
                const SourceDefinition& source,
                std::vector<CoverageCell>& cells) {
    const KeyShape shape = shape_of(source);
    if (!shape.period) {
        return;
    }
    std::map<std::string, ByPeriod> by_force;
    for (const auto& [key, supply] : supply(state, source.id)) {
        const auto period = Period::parse(key[*shape.period]);
        if (!period) {
            continue;
        }
        const std::string force = shape.force ? key[*shape.force] : "";
        CoverageCell& cell =
            by_force[force]
                .try_emplace(
                    *period,
                    CoverageCell{
                        source.id, force, *period, Supply::Kind::not_supplied, 0, {}, false, ""})
                .first->second;
        cell.rows += rows_of(state, supply, key);
        if (rank(supply.kind) > rank(cell.kind)) {
            cell.kind = supply.kind;
            cell.note =
                supply.kind == Supply::Kind::cut ? "cut to " + joined(supply.categories, ", ") : "";
        }
    }
    for (auto& [force, periods] : by_force) {
        fill_gaps(periods, source.id, force);
        compare_with_history(periods);
        for (auto& [period, cell] : periods) {
            cells.push_back(std::move(cell));
        }
    }
}

} // namespace

std::string_view name(Supply::Kind kind) {
    switch (kind) {
    case Supply::Kind::whole:
        return "supplied";
    case Supply::Kind::cut:
        return "cut";
    case Supply::Kind::undecided:
        return "undecided";
    case Supply::Kind::held:
        return "held";
    case Supply::Kind::not_supplied:
        break;
    }
    return "not supplied";
}

std::vector<CoverageCell> coverage(const State& state, const std::string& only_source) {
    std::vector<CoverageCell> cells;
    for (const SourceDefinition& source : state.sources) {
        if (only_source.empty() || source.id == only_source) {
            add_source(state, source, cells);
        }
    }
    return cells;
}

} // namespace mf::facts
