#include "geo/made_areas.hpp"

#include "base/text.hpp"
#include "geo/wkt.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

namespace mf::geo {

BoundarySet set_of(const std::vector<std::pair<std::string, std::string>>& code_and_wkt,
                   Frame frame) {
    BoundarySet set;
    set.frame = frame;
    for (const auto& [code, text] : code_and_wkt) {
        const auto shape = parse_wkt(text);
        EXPECT_TRUE(shape) << code << (shape ? "" : ": " + sentence(shape.error()));
        Boundary area;
        area.code = code;
        area.shape = shape.value_or(Shape{});
        area.box = box_of(area.shape);
        set.areas.push_back(std::move(area));
    }
    return set;
}

std::string box_text(double x0, double y0, double x1, double y1) {
    return fmt::format("POLYGON (({0} {1},{2} {1},{2} {3},{0} {3},{0} {1}))", x0, y0, x1, y1);
}

namespace {

constexpr double pitch = 1000; // units between the corners of a tiling before they are moved

/// The corners and the bent sides of a tiling; a side is used by the areas at both of its sides.
class Lattice {
public:
    Lattice(std::size_t columns, std::size_t rows, int bends, double unit, unsigned seed)
        : columns_{columns}, bends_{bends}, unit_{unit}, random_{seed} {
        for (std::size_t i = 0; i < (columns + 1) * (rows + 1); ++i) {
            corners_.push_back({moved(static_cast<double>(i % (columns + 1)) * pitch),
                                moved(static_cast<double>(i / (columns + 1)) * pitch)});
        }
        for (std::size_t i = 0; i < corners_.size(); ++i) {
            const bool last = i % (columns + 1) == columns;
            eastward_.push_back(last ? Ring{} : side(corners_[i], corners_[i + 1]));
            const bool top = i + columns + 1 >= corners_.size();
            northward_.push_back(top ? Ring{} : side(corners_[i], corners_[i + columns + 1]));
        }
    }

    Ring area(std::size_t column, std::size_t row) const {
        const std::size_t corner = row * (columns_ + 1) + column;
        Ring ring = eastward_[corner];
        const auto add = [&](const Ring& part) {
            ring.insert(ring.end(), part.begin(), part.end());
        };
        add(northward_[corner + 1]);
        add(reversed(eastward_[corner + columns_ + 1], corners_[corner + columns_ + 2]));
        add(reversed(northward_[corner], corners_[corner + columns_ + 1]));
        for (Place& place : ring) {
            place = {place.x * unit_, place.y * unit_};
        }
        return ring;
    }

private:
    double moved(double at) {
        return std::round(at + std::uniform_real_distribution{-150.0, 150.0}(random_));
    }

    /// From one corner towards the other, which is not in it.
    Ring side(Place from, Place to) {
        Ring ring{from};
        for (int i = 1; i <= bends_; ++i) {
            const double part = i / (bends_ + 1.0);
            const double away = std::uniform_real_distribution{-40.0, 40.0}(random_);
            const Place along{to.x - from.x, to.y - from.y};
            const double length = std::hypot(along.x, along.y);
            ring.push_back({std::round(from.x + part * along.x - away * along.y / length),
                            std::round(from.y + part * along.y + away * along.x / length)});
        }
        return ring;
    }

    static Ring reversed(const Ring& ring, Place end) {
        Ring back{end};
        back.insert(back.end(), ring.rbegin(), ring.rend());
        back.pop_back(); // the corner where the next side begins
        return back;
    }

    std::size_t columns_;
    int bends_;
    double unit_;
    std::mt19937_64 random_;
    Ring corners_;
    std::vector<Ring> eastward_;
    std::vector<Ring> northward_;
};

} // namespace

BoundarySet tiling(std::size_t columns, std::size_t rows, int bends, double unit, unsigned seed) {
    const Lattice lattice{columns, rows, bends, unit, seed};
    BoundarySet set;
    set.frame = Frame::national_grid;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            Boundary area;
            area.code = fmt::format("A{:03}{:03}", row, column);
            area.shape = {{lattice.area(column, row), {}}};
            area.box = box_of(area.shape);
            set.areas.push_back(std::move(area));
        }
    }
    return set;
}

std::vector<Place> hard_places(const BoundarySet& set) {
    std::vector<Place> places;
    for (const Boundary& area : set.areas) {
        for_each_edge(area.shape, [&](Place a, Place b) {
            places.push_back(a);
            places.push_back({(a.x + b.x) / 2, (a.y + b.y) / 2});
        });
    }
    return places;
}

CsvTable data(const std::string& name) {
    std::ifstream stream{std::string{MF_TEST_DATA} + "/geo/" + name, std::ios::binary};
    const auto table = parse_csv(std::string{std::istreambuf_iterator<char>{stream}, {}}, name);
    EXPECT_TRUE(table) << name;
    return table.value_or(CsvTable{});
}

double number_in(const CsvTable& table, const CsvRow& row, const std::string& column) {
    return number(text_in(table, row, column)).value_or(0);
}

const std::string& text_in(const CsvTable& table, const CsvRow& row, const std::string& column) {
    return row.fields.at(table.column(column).value());
}

} // namespace mf::geo
