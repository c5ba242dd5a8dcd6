// The few functions of real numbers that the simulator needs, made of + - * / alone: libraries of mathematics
// differ in the last digit, and the bytes that are written must not.
#pragma once

namespace mf::demo {

/// e to the power of x, relative error below 1e-13. pre: -700 <= x <= 700.
double exponential(double x);

/// Cosine of an angle in degrees, absolute error below 1e-12. pre: -180 <= degrees <= 180.
double cosine(double degrees);

/// A wave of twelve months with its top, 1, in month `peak` and its bottom, -1, six months away.
/// pre: both are months of the year, 1 to 12.
double season(int month, int peak);

} // namespace mf::demo
