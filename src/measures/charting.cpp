#include "measures/charting.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace mf::measures {

namespace {

using stats::ChartKind;

constexpr std::array<std::pair<ChartKind, std::string_view>, 8> names{
    {{ChartKind::individuals, "individuals"},
     {ChartKind::p, "p"},
     {ChartKind::p_prime, "p-prime"},
     {ChartKind::c, "c"},
     {ChartKind::u, "u"},
     {ChartKind::u_prime, "u-prime"},
     {ChartKind::g, "g"},
     {ChartKind::t, "t"}}};

} // namespace

std::string_view name(ChartKind kind) {
    const auto* const found =
        std::ranges::find(names, kind, &std::pair<ChartKind, std::string_view>::first);
    return found == names.end() ? std::string_view{} : found->second;
}

std::optional<ChartKind> chart_named(std::string_view text) {
    const auto* const found =
        std::ranges::find(names, text, &std::pair<ChartKind, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional{found->first};
}

bool fits(ChartKind chart, Kind kind) {
    const bool parts = chart == ChartKind::p || chart == ChartKind::p_prime;
    const bool exposed = chart == ChartKind::u || chart == ChartKind::u_prime;
    switch (kind) {
    case Kind::count:
        return chart == ChartKind::individuals || chart == ChartKind::c || exposed;
    case Kind::rate:
        return chart == ChartKind::individuals || exposed;
    case Kind::share:
        return chart == ChartKind::individuals || parts;
    case Kind::mean:
    case Kind::published:
        return chart == ChartKind::individuals;
    case Kind::time_between:
        return chart == ChartKind::individuals || chart == ChartKind::t;
    }
    return false;
}

ChartKind chart_of(const Definition& definition) {
    if (definition.chart) {
        return *definition.chart;
    }
    switch (definition.kind) {
    case Kind::share:
        return ChartKind::p_prime;
    case Kind::mean:
    case Kind::published:
        return ChartKind::individuals;
    case Kind::time_between:
        return ChartKind::t;
    default:
        return ChartKind::u_prime;
    }
}

} // namespace mf::measures
