// What tests of numbers share.
#pragma once

#include "base/error.hpp"
#include "base/series.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace mf::stats {

/// Equal to nine digits, as the published answers state it.
inline void expect_near(double expected, double actual, double relative = 1e-9) {
    EXPECT_NEAR(expected, actual, std::abs(expected) * relative + 1e-13);
}

inline void expect_interval(Interval expected, Interval actual, double relative = 1e-9) {
    expect_near(expected.lower, actual.lower, relative);
    expect_near(expected.upper, actual.upper, relative);
}

/// The value of a result that should be there; the test ends when it is not.
template <class T>
T value_of(const Result<T>& result) {
    EXPECT_TRUE(result) << (result ? "" : sentence(result.error()));
    return result.value();
}

template <class T>
ErrorKind kind_of(const Result<T>& result) {
    EXPECT_FALSE(result);
    return result ? ErrorKind::internal : result.error().kind;
}

} // namespace mf::stats
