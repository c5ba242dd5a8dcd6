#include "publish/disclosure.hpp"

#include "validation/score.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace mf::validation {

namespace {

constexpr Tolerance bounds{0, 1e-6};
constexpr double primary_upper_min = 8; // what the answers ask of the primary cell

/// A table with its totals: rows by columns, then the row totals, then the column totals.
struct Grid {
    std::size_t rows = 0;
    std::size_t columns = 0;
    publish::Cells cells;

    explicit Grid(const std::filesystem::path& file) {
        const Table table{file};
        rows = table.rows();
        while (table.has(name(columns))) {
            ++columns;
        }
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t column = 0; column < columns; ++column) {
                add(table.number(row, name(column)), false);
            }
        }
        for (std::size_t row = 0; row < rows; ++row) {
            sum_up([&](std::size_t i) { return row * columns + i; }, columns);
        }
        for (std::size_t column = 0; column < columns; ++column) {
            sum_up([&](std::size_t i) { return i * columns + column; }, rows);
        }
    }

    /// "1,3" as the answers write it.
    std::size_t at(const std::string& place) const {
        const std::size_t comma = place.find(',');
        return (std::stoul(place.substr(0, comma)) - 1) * columns +
               std::stoul(place.substr(comma + 1)) - 1;
    }

private:
    static std::string name(std::size_t column) { return "c" + std::to_string(column + 1); }
    void add(double value, bool fixed) {
        cells.values.push_back(value);
        cells.hidden.push_back(false);
        cells.fixed.push_back(fixed);
    }
    template <class Place>
    void sum_up(Place place, std::size_t count) {
        publish::Sum sum{cells.values.size(), {}, 0};
        double total = 0;
        for (std::size_t i = 0; i < count; ++i) {
            sum.parts.push_back(place(i));
            total += cells.values[place(i)];
        }
        add(total, true);
        cells.sums.push_back(std::move(sum));
    }
};

void check_bounds(Score& score,
                  const std::string& what,
                  const publish::Cells& cells,
                  const Json& expected,
                  const auto& place_of) {
    for (const auto& [place, interval] : expected.items()) {
        const auto found = score.value(what + " " + place, publish::attack(cells, place_of(place)));
        if (found) {
            const double lower = interval.at(0);
            const double upper = interval.at(1);
            score.near(what + " " + place, lower, found->lower, bounds);
            score.near(what + " " + place, upper, found->upper, bounds);
        }
    }
}

void check_table(Score& score,
                 const std::filesystem::path& folder,
                 const std::string& name,
                 const Json& expected) {
    Grid grid{folder / expected.at("input").get<std::string>()};
    for (const Json& place : expected.at("suppressed")) {
        grid.cells.hidden[grid.at(place)] = true;
    }
    check_bounds(score, name, grid.cells, expected.at("bounds"),
                 [&](const std::string& place) { return grid.at(place); });
}

void check_cheapest(Score& score, const std::filesystem::path& folder, const Json& expected) {
    Grid grid{folder / expected.at("input").get<std::string>()};
    const std::vector<std::size_t> primary{grid.at(expected.at("primary"))};
    grid.cells.hidden[primary.front()] = true;
    const auto safe =
        score.value("cheapest", publish::protect(grid.cells, primary, {primary_upper_min, 0}));
    if (!safe) {
        return;
    }
    double cost = 0;
    for (std::size_t cell = 0; cell < safe->values.size(); ++cell) {
        cost += safe->hidden[cell] && cell != primary.front() ? safe->values[cell] : 0;
    }
    score.near("cost of the cheapest set", expected.at("optimal_cost").get<double>(), cost, bounds);
}

/// Wards, boroughs, and the region that they are all of.
struct Hierarchy {
    publish::Cells cells;
    std::vector<std::string> names; ///< "W:W1", "B:B1", "region"

    explicit Hierarchy(const std::filesystem::path& file) {
        const Table table{file};
        for (std::size_t row = 0; row < table.rows(); ++row) {
            add("W:" + table.text(row, "ward"), table.number(row, "count"), false);
        }
        publish::Sum region;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string name = "B:" + table.text(row, "borough");
            if (std::ranges::find(names, name) != names.end()) {
                continue;
            }
            publish::Sum borough{names.size(), {}, 0};
            double total = 0;
            for (std::size_t ward = 0; ward < table.rows(); ++ward) {
                if (table.text(ward, "borough") == table.text(row, "borough")) {
                    borough.parts.push_back(ward);
                    total += cells.values[ward];
                }
            }
            region.parts.push_back(names.size());
            add(name, total, false);
            cells.sums.push_back(std::move(borough));
        }
        region.total = names.size();
        double total = 0;
        for (const std::size_t part : region.parts) {
            total += cells.values[part];
        }
        add("region", total, true);
        cells.sums.push_back(std::move(region));
    }

    std::size_t at(const std::string& name) const {
        return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
    }

private:
    void add(std::string name, double value, bool fixed) {
        names.push_back(std::move(name));
        cells.values.push_back(value);
        cells.hidden.push_back(false);
        cells.fixed.push_back(fixed);
    }
};

void check_hierarchy(Score& score, const std::filesystem::path& folder, const Json& expected) {
    int number = 0;
    for (const Json& one : expected.at("cases")) {
        Hierarchy tree{folder / expected.at("input").get<std::string>()};
        for (const Json& ward : one.at("hidden_wards")) {
            tree.cells.hidden[tree.at("W:" + ward.get<std::string>())] = true;
        }
        for (const Json& borough : one.at("hidden_boroughs")) {
            tree.cells.hidden[tree.at("B:" + borough.get<std::string>())] = true;
        }
        check_bounds(score, "hierarchy " + std::to_string(++number), tree.cells, one.at("bounds"),
                     [&](const std::string& place) { return tree.at(place); });
    }
}

/// What our rule makes of the hierarchy: no count of 1 to 4 is told, by any total.
void check_protected_hierarchy(Score& score,
                               const std::filesystem::path& folder,
                               const Json& expected) {
    Hierarchy tree{folder / expected.at("input").get<std::string>()};
    std::vector<std::size_t> primary;
    for (const Json& ward : expected.at("primary")) {
        primary.push_back(tree.at("W:" + ward.get<std::string>()));
        tree.cells.hidden[primary.back()] = true;
    }
    const auto safe = score.value("protected", publish::protect(tree.cells, primary));
    for (const std::size_t cell : safe ? primary : std::vector<std::size_t>{}) {
        const auto known = score.value("protected", publish::attack(*safe, cell));
        score.same("protected " + tree.names[cell], "nought to five or more",
                   known && known->lower < 1e-6 && known->upper > 5 - 1e-6
                       ? "nought to five or more"
                       : "told");
    }
}

} // namespace

bool disclosure(const std::filesystem::path& folder) {
    Score score{"disclosure"};
    const Json expected = read_json(folder / "expected.json").at("cases");
    for (const char* name :
         {"primary_only", "complementary_rectangle", "bridge_cell", "too_narrow"}) {
        check_table(score, folder, name, expected.at(name));
    }
    check_cheapest(score, folder, expected.at("optimal_complementary"));
    check_hierarchy(score, folder, expected.at("hierarchy"));
    check_protected_hierarchy(score, folder, expected.at("hierarchy"));
    return score.told();
}

} // namespace mf::validation
