#include "geo/wkt.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace mf::geo {

namespace {

constexpr double size_max = 1e9;    // no plane of the Earth is larger, in degrees or in metres
constexpr double size_min = 1e-100; // what is smaller is nought; orientation.hpp is exact above it

std::unexpected<Error> wrong(std::string what) {
    return fail(ErrorKind::invalid, std::move(what), {},
                "Draw the boundary again, or take the area out of the file");
}

/// Goes over the text once.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_{text} {}

    /// Passes over blanks, and over `word` if it comes next.
    bool takes(std::string_view word) {
        pass_blanks();
        if (!text_.starts_with(word)) {
            return false;
        }
        text_.remove_prefix(word.size());
        return true;
    }

    Result<double> number() {
        pass_blanks();
        double value = 0;
        const auto [end, code] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        if (code != std::errc{} || !(std::abs(value) <= size_max)) {
            return wrong("a corner has no number that can be read, or one above 1e9");
        }
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return std::abs(value) < size_min ? 0 : value;
    }

    bool at_end() {
        pass_blanks();
        return text_.empty();
    }

private:
    void pass_blanks() {
        while (!text_.empty() && text_.front() == ' ') {
            text_.remove_prefix(1);
        }
    }

    std::string_view text_;
};

/// "(item,item,…)"; `item` reads one and adds it to what it keeps.
template <class Item>
Done list(Scanner& scanner, Item item) {
    if (!scanner.takes("(")) {
        return wrong("a bracket is missing in the shape");
    }
    do {
        if (auto done = item(); !done) {
            return done;
        }
    } while (scanner.takes(","));
    if (!scanner.takes(")")) {
        return wrong("a bracket is not closed in the shape, or a corner has more than two numbers");
    }
    return {};
}

Result<Ring> ring_in(Scanner& scanner) {
    Ring ring;
    const auto corner = [&]() -> Done {
        const auto x = scanner.number();
        const auto y = x ? scanner.number() : x;
        if (!y) {
            return pass(y.error());
        }
        ring.push_back({*x, *y});
        return {};
    };
    if (auto done = list(scanner, corner); !done) {
        return pass(done.error());
    }
    if (ring.front() != ring.back()) {
        return wrong("a ring does not end where it began");
    }
    ring.pop_back();
    ring.erase(std::ranges::unique(ring).begin(), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) {
        ring.pop_back();
    }
    Ring different = ring;
    std::ranges::sort(different);
    different.erase(std::ranges::unique(different).begin(), different.end());
    if (different.size() < 3) {
        return wrong("a ring has fewer than three different corners");
    }
    return ring;
}

/// 1 when the ring runs anticlockwise, -1 when clockwise; 0 when it has no area, or so little that rounding could hide it:
/// such a ring stays as it is, or it would be turned round each time that it is read.
int direction_of(const Ring& ring) {
    double twice = 0;
    double size = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
        const double left = (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y);
        const double right = (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
        twice += left - right;
        size += std::abs(left) + std::abs(right);
    }
    const double hidden =
        4 * std::numeric_limits<double>::epsilon() * static_cast<double>(ring.size()) * size;
    return twice > hidden ? 1 : twice < -hidden ? -1 : 0;
}

Result<Polygon> polygon_in(Scanner& scanner) {
    Polygon polygon;
    const auto ring = [&]() -> Done {
        auto read = ring_in(scanner);
        if (!read) {
            return pass(read.error());
        }
        const bool is_outer = polygon.outer.empty();
        if (direction_of(*read) == (is_outer ? -1 : 1)) {
            std::ranges::reverse(*read);
        }
        if (is_outer) {
            polygon.outer = std::move(*read);
        } else {
            polygon.holes.push_back(std::move(*read));
        }
        return {};
    };
    if (auto done = list(scanner, ring); !done) {
        return pass(done.error());
    }
    return polygon;
}

std::string written(const Ring& ring) {
    std::string text;
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const Place corner = ring[i == ring.size() ? 0 : i];
        text += (i == 0 ? "(" : ",") + shortest(corner.x) + " " + shortest(corner.y);
    }
    return text + ")";
}

} // namespace

Result<Shape> parse_wkt(std::string_view text) {
    Scanner scanner{text};
    Shape shape;
    const auto polygon = [&]() -> Done {
        auto read = polygon_in(scanner);
        if (!read) {
            return pass(read.error());
        }
        shape.push_back(std::move(*read));
        return {};
    };
    const bool is_multiple = scanner.takes("MULTIPOLYGON");
    if (!is_multiple && !scanner.takes("POLYGON")) {
        return wrong("the shape is not an area: it is no polygon");
    }
    if (scanner.takes("EMPTY")) {
        return wrong("the shape is empty");
    }
    if (auto done = is_multiple ? list(scanner, polygon) : polygon(); !done) {
        return pass(done.error());
    }
    if (!scanner.at_end()) {
        return wrong("something stands after the end of the shape");
    }
    return shape;
}

std::string wkt(const Shape& shape) {
    std::string text = "MULTIPOLYGON ";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "((" : ",(") + written(shape[i].outer);
        for (const Ring& hole : shape[i].holes) {
            text += "," + written(hole);
        }
        text += ")";
    }
    return text + ")";
}

} // namespace mf::geo
