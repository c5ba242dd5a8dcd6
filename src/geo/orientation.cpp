#include "geo/orientation.hpp"

#include <array>

namespace mf::geo {

namespace {

/// A sum of doubles that is kept without rounding: parts that do not overlap, the smallest first.
class ExactSum {
public:
    void add(double value) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            const double sum = value + parts_[i];
            const double other = sum - value;
            const double lost = (value - (sum - other)) + (parts_[i] - other);
            if (lost != 0) {
                parts_[kept++] = lost;
            }
            value = sum;
        }
        if (value != 0) {
            parts_[kept++] = value;
        }
        count_ = kept;
    }

    void add_product(double a, double b) {
        const double product = a * b;
        add(std::fma(a, b, -product)); // what rounding took away
        add(product);
    }

    int sign() const { return count_ == 0 ? 0 : (parts_[count_ - 1] > 0 ? 1 : -1); }

private:
    std::array<double, 16> parts_{}; // twelve values are added
    std::size_t count_ = 0;
};

} // namespace

int exact_orientation(Place a, Place b, Place c) {
    ExactSum determinant; // (a - c) x (b - c); the product of c with itself goes
    determinant.add_product(a.x, b.y);
    determinant.add_product(-a.x, c.y);
    determinant.add_product(-c.x, b.y);
    determinant.add_product(-a.y, b.x);
    determinant.add_product(a.y, c.x);
    determinant.add_product(c.y, b.x);
    return determinant.sign();
}

} // namespace mf::geo
