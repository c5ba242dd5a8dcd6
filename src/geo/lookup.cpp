#include "geo/lookup.hpp"

#include "base/csv_text.hpp"
#include "base/text.hpp"
#include "geo/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace mf::geo {

namespace {

constexpr double share_tolerance = 0.005; // shares are printed with three or more places
constexpr double weight_max =
    1e12; // more people than there are on Earth, and sums stay exact enough
constexpr double rounding = 1e-12; // of a sum of shares: these are not scaled again

constexpr std::array<std::pair<LookupBasis, std::string_view>, 3> bases{
    {{LookupBasis::whole, "whole"}, {LookupBasis::shares, "shares"}, {LookupBasis::area, "area"}}};

struct Row {
    Link link;
    const CsvRow* row = nullptr;
};

Error wrong(const CsvTable& table, const CsvRow& row, std::string what, std::string mend) {
    return {ErrorKind::invalid, std::move(what), table.where(row), std::move(mend)};
}

Result<Row>
row_in(const CsvTable& table, const CsvRow& row, const std::vector<std::size_t>& columns) {
    Row read{{std::string{trimmed(row.fields[columns[0]])},
              std::string{trimmed(row.fields[columns[1]])}, 1},
             &row};
    if (read.link.from.empty() || read.link.to.empty()) {
        return pass(wrong(table, row, "a code is missing", "Write both codes, or delete the row"));
    }
    if (columns.size() > 2) {
        const auto weight = number(trimmed(row.fields[columns[2]]));
        if (!weight || !std::isfinite(*weight) || *weight < 0 || *weight > weight_max) {
            return pass(wrong(table, row, fmt::format("'{}' is no weight", row.fields[columns[2]]),
                              "Write a number that is not below nought, nor above 1e12"));
        }
        read.link.weight = *weight;
    }
    return read;
}

double sum_of(std::span<const Row> rows) {
    double sum = 0;
    for (const Row& row : rows) {
        sum += row.link.weight;
    }
    return sum;
}

/// Why the rows of one area cannot stand, "" when they can. pre: by `to`.
std::string fault_of(std::span<const Row> rows, const LookupColumns& columns) {
    if (columns.weight.empty() && rows.size() > 1) {
        return "the area goes to several and no column has weights";
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].link.to == rows[i - 1].link.to) {
            return "the two areas are linked twice";
        }
    }
    const double sum = sum_of(rows);
    if (columns.kind == LookupColumns::Weight::share && std::abs(sum - 1) > share_tolerance) {
        return fmt::format("the weights of the area sum to {}, not to 1", shortest(sum));
    }
    return sum > 0 ? "" : "the weights of the area are all nought";
}

/// The links of those areas whose rows can stand together; the rows of others are refused.
std::vector<Link> links_of(std::vector<Row> rows,
                           const CsvTable& table,
                           const LookupColumns& columns,
                           std::vector<Error>& refused) {
    std::ranges::sort(rows, {},
                      [](const Row& row) { return std::tie(row.link.from, row.link.to); });
    std::vector<Link> links;
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin;
        while (end < rows.size() && rows[end].link.from == rows[begin].link.from) {
            ++end;
        }
        const auto own = std::span{rows}.subspan(begin, end - begin);
        const std::string fault = fault_of(own, columns);
        const double least = sum_of(own) * rounding; // less than that is nought
        for (; begin < end; ++begin) {
            const Row& row = rows[begin];
            if (!fault.empty()) {
                refused.push_back(wrong(table, *row.row,
                                        fmt::format("{} ('{}')", fault, row.link.from),
                                        "Mend the rows of that area"));
            } else if (row.link.weight > least) {
                links.push_back(row.link);
            }
        }
    }
    return links;
}

} // namespace

std::string_view name(LookupBasis basis) {
    return std::ranges::find(bases, basis, &std::pair<LookupBasis, std::string_view>::first)
        ->second;
}

std::optional<LookupBasis> lookup_basis_of(std::string_view name) {
    const auto* const found =
        std::ranges::find(bases, name, &std::pair<LookupBasis, std::string_view>::second);
    return found == bases.end() ? std::nullopt : std::optional{found->first};
}

Lookup::Lookup(SetId from, SetId to, LookupBasis basis, std::vector<Link> links)
    : from_{std::move(from)}, to_{std::move(to)}, basis_{basis}, links_{std::move(links)} {
    std::ranges::sort(links_, [](const Link& a, const Link& b) {
        return std::tie(a.from, b.weight, a.to) < std::tie(b.from, a.weight, b.to);
    });
    for (std::size_t begin = 0; begin < links_.size();) {
        std::size_t end = begin;
        double sum = 0;
        for (; end < links_.size() && links_[end].from == links_[begin].from; ++end) {
            sum += links_[end].weight;
        }
        for (; begin < end; ++begin) {
            links_[begin].weight /= std::abs(sum - 1) > rounding ? sum : 1;
        }
    }
}

std::span<const Link> Lookup::of(std::string_view from_code) const {
    const auto found = std::ranges::equal_range(links_, from_code, {}, &Link::from);
    return {found.begin(), found.end()};
}

std::string_view Lookup::best(std::string_view from_code) const {
    const auto links = of(from_code);
    return links.empty() ? std::string_view{} : std::string_view{links.front().to};
}

Result<LookupRead> parse_lookup(
    std::string_view text, std::string file, SetId from, SetId to, const LookupColumns& columns) {
    const auto table = parse_csv(text, std::move(file));
    if (!table) {
        return pass(table.error());
    }
    std::vector<std::string> wanted{columns.from, columns.to};
    if (!columns.weight.empty()) {
        wanted.push_back(columns.weight);
    }
    const auto at = table->columns(wanted);
    if (!at) {
        return pass(at.error());
    }
    std::vector<Error> refused;
    std::vector<Row> rows;
    for (const CsvRow& line : table->rows) {
        auto row = row_in(*table, line, *at);
        if (row) {
            rows.push_back(std::move(*row));
        } else {
            refused.push_back(row.error());
        }
    }
    std::vector<Link> links = links_of(std::move(rows), *table, columns, refused);
    if (links.empty()) {
        return refused.empty() ? fail(ErrorKind::invalid, "the table links no area",
                                      table->name + ":1", "Give it a row for each area")
                               : pass(refused.front());
    }
    const LookupBasis basis = columns.weight.empty() ? LookupBasis::whole : LookupBasis::shares;
    return LookupRead{{std::move(from), std::move(to), basis, std::move(links)},
                      std::move(refused)};
}

std::string lookup_text(const Lookup& lookup) {
    std::string text = "from,to,weight\n";
    for (const Link& link : lookup.links()) {
        text += fmt::format("{},{},{}\n", csv_quoted(link.from), csv_quoted(link.to),
                            shortest(link.weight));
    }
    return text;
}

Result<Lookup>
lookup_of_text(std::string_view text, std::string file, SetId from, SetId to, LookupBasis basis) {
    auto read = parse_lookup(text, std::move(file), std::move(from), std::move(to),
                             {"from", "to", "weight", LookupColumns::Weight::share});
    if (!read) {
        return pass(read.error());
    }
    if (!read->refused.empty()) {
        return pass(read->refused.front());
    }
    const auto links = read->lookup.links();
    return Lookup{read->lookup.from(), read->lookup.to(), basis, {links.begin(), links.end()}};
}

Result<OverlayLookup>
lookup_by_area(const BoundarySet& from, const BoundarySet& to, const OverlayLimits& limits) {
    const auto shared = overlay(from, to);
    if (!shared) {
        return pass(shared.error());
    }
    std::vector<Link> links;
    std::vector<double> covered(from.areas.size(), 0);
    for (const SharedArea& pair : *shared) {
        const Boundary& area = from.areas[pair.from];
        const double share = pair.square_metres / area_of(area.shape);
        covered[pair.from] += share;
        if (share >= limits.sliver_max) {
            links.push_back({area.code, to.areas[pair.to].code, share});
        }
    }
    std::vector<OverlayLookup::Uncovered> uncovered;
    for (std::size_t i = 0; i < covered.size(); ++i) {
        if (1 - covered[i] > limits.told_from) {
            uncovered.push_back({from.areas[i].code, 1 - covered[i]});
        }
    }
    return OverlayLookup{{from.id, to.id, LookupBasis::area, std::move(links)},
                         std::move(uncovered)};
}

} // namespace mf::geo
