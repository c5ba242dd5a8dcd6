#include "demo/arithmetic.hpp"

#include <array>
#include <cstddef>

namespace mf::demo {

double exponential(double x) {
    int halvings = 0;
    while (x > 0.5 || x < -0.5) {
        x /= 2;
        ++halvings;
    }
    double term = 1;
    double sum = 1;
    for (int n = 1; n <= 16; ++n) {
        term *= x / n;
        sum += term;
    }
    while (halvings-- > 0) {
        sum *= sum;
    }
    return sum;
}

double cosine(double degrees) {
    constexpr double pi = 3.14159265358979323846;
    const double x = degrees * (pi / 180);
    double term = 1;
    double sum = 1;
    for (int n = 1; n <= 14; ++n) {
        term *= -x * x / ((2 * n - 1) * (2 * n));
        sum += term;
    }
    return sum;
}

double season(int month, int peak) {
    constexpr double half_root_of_three = 0.86602540378443864676;
    constexpr std::array<double, 12> wave{
        1,  half_root_of_three,  0.5,  0, -0.5, -half_root_of_three,
        -1, -half_root_of_three, -0.5, 0, 0.5,  half_root_of_three};
    return wave.at(static_cast<std::size_t>((month - peak + 12) % 12));
}

} // namespace mf::demo
